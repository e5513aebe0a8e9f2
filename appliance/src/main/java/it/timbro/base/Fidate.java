package it.timbro.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Authorities that the certificate of a server may come from, as a PEM file names them.
public final class Fidate {
    private Fidate() {}

    /// Those that the Java platform ships.
    public static TrustManager dellaPiattaforma() throws IOException {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init((KeyStore) null);
            return managers.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IOException("authorities of the platform", e);
        }
    }

    /// @throws IOException also where the file holds no certificates
    public static TrustManager di(Path pem) throws IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int n = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + n++, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            return managers.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IOException("authorities of a server in " + pem, e);
        }
    }
}
