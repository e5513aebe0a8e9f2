package it.timbro.sync.transport;

import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What a broken call says of the line.
final class Diagnosis {
    private static final int DEPTH = 10;

    private Diagnosis() {}

    static <T> Answer<T> of(Throwable broken) {
        return new Answer.Failed<>(causa(broken), String.valueOf(broken));
    }

    private static Causa causa(Throwable broken) {
        @Nullable Throwable cause = broken;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            if (cause instanceof UnresolvedAddressException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || unreachable(cause)) {
                return Causa.RETE_ASSENTE;
            }
            if (cause instanceof SSLException && !(cause.getCause() instanceof java.io.IOException)) {
                return Causa.RIFIUTATA;
            }
            cause = cause.getCause();
        }
        return Causa.CENTRALE_NON_RAGGIUNGIBILE;
    }

    /// The operating system's word for a cut cable comes as a plain `SocketException`.
    private static boolean unreachable(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().contains("Network is unreachable");
    }
}
