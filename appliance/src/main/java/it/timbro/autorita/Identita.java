package it.timbro.autorita;

import it.timbro.base.Check;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/// What a device shows of itself on the line.
///
/// @param autorita who gave it the certificate
public record Identita(PrivateKey chiave, X509Certificate certificato, X509Certificate autorita) {
    private static final int LAST_PART = 3;

    public NomeApparecchio nome() {
        return NomeApparecchio.di(certificato).orElseThrow(() -> new IllegalStateException("checked when accepted"));
    }

    public Instant scade() {
        return certificato.getNotAfter().toInstant();
    }

    /// Whether less than a third of the certificate's life is left, or nothing at all.
    public boolean daRinnovare(Instant now) {
        return daRinnovare(certificato, now);
    }

    public static boolean daRinnovare(X509Certificate certificato, Instant now) {
        Instant until = certificato.getNotAfter().toInstant();
        Duration life = Duration.between(certificato.getNotBefore().toInstant(), until);
        Check.that(!life.isNegative(), "a certificate begins before it ends");
        return !now.isBefore(until.minus(life.dividedBy(LAST_PART)));
    }
}
