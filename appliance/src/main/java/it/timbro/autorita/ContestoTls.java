package it.timbro.autorita;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// TLS as a branch's device speaks it: it trusts the one authority of the centre's server (the
/// public ones do not count on this line) and shows its own certificate, once it has one. Gives the
/// same context until the identity changes, and then a new one, so that nothing of the old
/// certificate is resumed. Any thread.
public final class ContestoTls implements Supplier<SSLContext> {
    private static final char[] IN_MEMORY = new char[0];

    private final TrustManager[] centrale;
    private final Supplier<Optional<Identita>> identita;
    private @Nullable SSLContext context;
    private Optional<Identita> shown = Optional.empty();

    /// @param pem the authority of the centre's server
    /// @param identita asked at every use
    public ContestoTls(Path pem, Supplier<Optional<Identita>> identita) {
        this.centrale = trusted(pem);
        this.identita = identita;
    }

    @Override
    public synchronized SSLContext get() {
        Optional<Identita> now = identita.get();
        SSLContext made = context;
        if (made == null || !now.equals(shown)) {
            made = make(now);
            context = made;
            shown = now;
        }
        return made;
    }

    private SSLContext make(Optional<Identita> now) {
        try {
            SSLContext fresh = SSLContext.getInstance("TLS");
            fresh.init(now.isPresent() ? keys(now.get()) : null, centrale, null);
            return fresh;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("identity of the device", e);
        }
    }

    private static KeyManager[] keys(Identita identita) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("apparecchio", identita.chiave(), IN_MEMORY, new Certificate[] {identita.certificato()});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, IN_MEMORY);
        return managers.getKeyManagers();
    }

    private static TrustManager[] trusted(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int n = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca" + n++, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            return managers.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the authority of the centre's server " + pem, e);
        }
    }
}
