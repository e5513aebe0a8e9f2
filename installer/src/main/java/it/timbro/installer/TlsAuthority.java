package it.timbro.installer;

import it.timbro.installer.azienda.Openssl;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The private authority that certifies the house's own servers (HTTPS on loopback); nothing to
/// do with signatures on requests.
public final class TlsAuthority {
    private final Path folder;
    private final String password;
    private final Openssl openssl;

    private TlsAuthority(Path folder, String password) {
        this.folder = folder;
        this.password = password;
        this.openssl = new Openssl(folder);
    }

    /// Opens the authority in `folder`, making it at first use. `password` guards the key stores.
    public static TlsAuthority open(Path folder, String password) {
        var authority = new TlsAuthority(folder, password);
        if (!Files.exists(authority.certificate())) {
            authority.openssl.run(
                    "req",
                    "-x509",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:P-256",
                    "-nodes",
                    "-days",
                    "3650",
                    "-keyout",
                    "ca.key",
                    "-out",
                    "ca.pem",
                    "-subj",
                    "/O=Timbro demo/CN=Timbro demo, autorita privata",
                    "-addext",
                    "keyUsage=critical,keyCertSign,cRLSign");
        }
        return authority;
    }

    /// The authority's certificate (PEM): what clients and browsers trust.
    public Path certificate() {
        return folder.resolve("ca.pem");
    }

    /// The server's key store (PKCS 12), made at first use; valid for loopback names only.
    public Path keystore(Sito sito) {
        String name = sito.key();
        Path keystore = folder.resolve(name + ".p12");
        if (Files.exists(keystore)) {
            return keystore;
        }
        try {
            Files.writeString(folder.resolve("server.cnf"), """
                    basicConstraints = critical,CA:FALSE
                    extendedKeyUsage = serverAuth,clientAuth
                    subjectAltName = DNS:localhost,IP:127.0.0.1,IP:::1
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openssl.run(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr",
                "-subj",
                "/O=Timbro demo/CN=" + name);
        openssl.run(
                "x509",
                "-req",
                "-days",
                "397",
                "-in",
                name + ".csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-extfile",
                "server.cnf",
                "-out",
                name + ".pem");
        openssl.run(
                "pkcs12",
                "-export",
                "-in",
                name + ".pem",
                "-inkey",
                name + ".key",
                "-certfile",
                "ca.pem",
                "-name",
                "timbro",
                "-passout",
                "pass:" + password,
                "-out",
                name + ".p12");
        return keystore;
    }

    /// A client that trusts this authority alone.
    public HttpClient client() {
        return HttpClient.newBuilder()
                .sslContext(sslContext())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    public SSLContext sslContext() {
        try (InputStream pem = Files.newInputStream(certificate())) {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trust);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("certificato della demo illeggibile: " + certificate(), e);
        }
    }
}
