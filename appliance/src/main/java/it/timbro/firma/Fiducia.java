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

    /// How old what is known here is, and how long it may be relied on.
    default Elenchi elenchi(Instant now) {
        return new Elenchi(0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// @param certificatori how many are known
    /// @param scaduti how many of them name nobody any more: their own certificate has run out
    /// @param certificatoriFino when the next of them runs out; if all have, when the last did
    /// @param revocheDel when the oldest list of revocations was issued, of each issuer's newest
    /// @param revocheFino when the first of these ends
    record Elenchi(
            int certificatori,
            int scaduti,
            Optional<Instant> certificatoriFino,
            Optional<Instant> revocheDel,
            Optional<Instant> revocheFino) {}

    /// Trusts nobody: every status is not knowable.
    static Fiducia assente() {
        return (_, _, _) -> new StatoCertificato.NonConoscibile("manca l'elenco dei certificatori");
    }
}
