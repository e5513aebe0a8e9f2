package it.timbro.sync.transport;

import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What a broken call says of the line.
final class Diagnosis {
    private static final int DEPTH = 10;
    /// What the library says when the other end is suddenly gone, by where it was in the handshake.
    private static final Pattern BROKEN =
            Pattern.compile("terminated|close_notify|reset|closed|EOF|broken pipe", Pattern.CASE_INSENSITIVE);

    private Diagnosis() {}

    static <T> Answer<T> of(Throwable broken) {
        return new Answer.Failed<>(causa(broken), String.valueOf(broken));
    }

    static Causa causa(Throwable broken) {
        @Nullable Throwable cause = broken;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            if (cause instanceof UnresolvedAddressException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || unreachable(cause)) {
                return Causa.RETE_ASSENTE;
            }
            if (cause instanceof SSLException && !(cause.getCause() instanceof java.io.IOException)) {
                return refused(cause);
            }
            cause = cause.getCause();
        }
        return Causa.CENTRALE_NON_RAGGIUNGIBILE;
    }

    /// What TLS would not have. The library has an exception of its own for dates and for the way to an authority;
    /// another name, and what is no TLS, only their words tell.
    private static Causa refused(Throwable tls) {
        @Nullable Throwable cause = tls;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return Causa.CERTIFICATO_SCADUTO;
            }
            if (cause instanceof CertPathBuilderException || isForeign(cause)) {
                return Causa.AUTORITA_SCONOSCIUTA;
            }
            String words = String.valueOf(cause.getMessage());
            if (cause.getClass() == CertificateException.class && words.startsWith("No ")) {
                return Causa.ALTRO_NOME;
            }
            if (words.contains("SSL message")) {
                return Causa.NON_CIFRATA;
            }
            if (BROKEN.matcher(words).find()) {
                return Causa.CENTRALE_NON_RAGGIUNGIBILE; // a line that broke in the middle says nothing of who it was
            }
            cause = cause.getCause();
        }
        return Causa.RIFIUTATA;
    }

    /// The names fit, the keys do not.
    private static boolean isForeign(Throwable cause) {
        return cause instanceof CertPathValidatorException validation
                && validation.getReason() != CertPathValidatorException.BasicReason.EXPIRED
                && !(validation.getCause() instanceof CertificateException);
    }

    /// The operating system's word for a cut cable comes as a plain `SocketException`.
    private static boolean unreachable(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().contains("Network is unreachable");
    }
}
