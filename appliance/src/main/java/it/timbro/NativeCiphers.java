package it.timbro;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Ciphers, digests and signatures from a library of machine code (AWS-LC), for all that asks Java for them by name:
/// TLS first of all. Java's own are as quick only once its second compiler has been at them, which on a server
/// just started is too late for a line that comes back ([decision 21](../docs/decisions/0021-native-ciphers.md)).
///
/// Where there is no library for the machine Java's own do the same work.
final class NativeCiphers {
    private NativeCiphers() {}

    /// For the whole process; before anybody asks for a cipher.
    ///
    /// @return whether they are used from now on
    static boolean install() {
        Throwable missing = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (missing != null) {
            Logger.getLogger(NativeCiphers.class.getName()).log(Level.WARNING, "no native ciphers here", missing);
            return false;
        }
        AmazonCorrettoCryptoProvider.install();
        return true;
    }
}
