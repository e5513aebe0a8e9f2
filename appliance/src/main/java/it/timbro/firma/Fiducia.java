package it.timbro.firma;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who the office trusts to name signers, and what it knows of their revocations.
public interface Fiducia {
    /// @param certificato of the signer
    /// @param altri certificates found beside it, none of them trusted: they may complete the chain
    /// @param al          the time asked about
    StatoCertificato stato(X509Certificate certificato, List<X509Certificate> altri, Instant al);

    /// Until when what is known here may be relied on: the end of the first list of revocations to
    /// end; empty where there is none.
    default Optional<Instant> fino() {
        return Optional.empty();
    }

    /// Trusts nobody: every status is not knowable.
    static Fiducia assente() {
        return (_, _, _) -> new StatoCertificato.NonConoscibile("manca l'elenco dei certificatori");
    }
}
