package it.timbro.world;

import io.helidon.webserver.http.HttpService;
import it.timbro.base.Time;
import it.timbro.operatori.Sessioni;
import it.timbro.page.Assets;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Problems;
import it.timbro.page.Strip;
import it.timbro.page.Templates;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The product's own server with TLS on loopback, its certificate made on the spot. Programs show
/// the token [#TOKEN].
public final class Server implements AutoCloseable {
    public static final String TOKEN = "gettone-di-un-programma";

    private final it.timbro.page.Server server;
    private final X509Certificate certificate;

    public Server(HttpService service) throws Exception {
        this(service, new TrustManager[0]);
    }

    /// @param clients what becomes of the certificates that clients show; without any nobody is
    ///     asked
    public Server(HttpService service, TrustManager... clients) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair keys = generator.generateKeyPair();
        certificate = selfSigned(keys);
        Assets assets = new Assets();
        Pages pages = new Pages(
                Templates.engine(),
                "Genova",
                () -> new Strip.Vista(Strip.Tono.COLLEGATO, "Collegato", "", "", ""),
                assets);
        server = new it.timbro.page.Server(
                new it.timbro.page.Server.Listen("localhost", 0, Optional.of(identity(keys, clients)), clients.length),
                new Guard(
                        new Sessioni(Time.system()),
                        token -> token.equals(TOKEN) ? Optional.of("prova") : Optional.empty()),
                new Problems(pages),
                assets,
                List.of(service));
        server.start();
    }

    private SSLContext identity(KeyPair keys, TrustManager[] clients) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), clients, null);
        return context;
    }

    public URI address() {
        return URI.create("https://localhost:" + server.port());
    }

    /// Trusts this server and nobody else.
    public SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /// Writes down whom to trust, as the installer does for a branch.
    public Path pem(Path folder) throws Exception {
        return pem(folder.resolve("centrale.pem"), certificate);
    }

    public static Path pem(Path file, X509Certificate certificate) throws Exception {
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    /// A certificate for `localhost`, signed by itself.
    public static X509Certificate selfSigned(KeyPair keys) throws Exception {
        X500Name name = new X500Name("CN=localhost");
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(from),
                Date.from(Instant.parse("2099-01-01T00:00:00Z")),
                name,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    @Override
    public void close() {
        server.close();
    }
}
