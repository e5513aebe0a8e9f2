package it.timbro.autorita;

import it.timbro.sync.sealed.Seal;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// How one party seals what travels on a stick: the key it signs with and opens with, and the certificate that says
/// whose it is.
public record Sigillo(KeyPair coppia, X509Certificate certificato) {
    public Seal.Signer firma() {
        return new Seal.Signer(coppia.getPrivate(), certificato);
    }

    /// Whether a certificate is the seal of the centre of this authority, and not of one of its devices.
    public static boolean dellaCentrale(X509Certificate autorita, X509Certificate altro) {
        return Autorita.emesso(autorita, altro)
                && altro.getSubjectX500Principal().equals(Autorita.CENTRALE)
                && NomeApparecchio.di(altro).isEmpty();
    }

    /// A certificate as it came from outside; empty if it is none.
    public static Optional<X509Certificate> leggi(byte[] der) {
        try {
            return Optional.of(Portachiavi.certificato(der));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }
}
