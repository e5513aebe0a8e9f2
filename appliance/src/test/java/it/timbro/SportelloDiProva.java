package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Operatori;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessioni;
import it.timbro.operatori.segreti.Segreti;
import it.timbro.operatori.web.OperatoriWeb;
import it.timbro.page.Assets;
import it.timbro.page.Events;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Problems;
import it.timbro.page.Quando;
import it.timbro.page.Server;
import it.timbro.page.Strip;
import it.timbro.page.Templates;
import it.timbro.politica.Politica;
import it.timbro.sportello.Giornata;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sportello.Ricerca;
import it.timbro.sportello.web.AccessoWeb;
import it.timbro.sportello.web.SportelloWeb;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A branch with its pages, on loopback with TLS.
public final class SportelloDiProva implements AutoCloseable {
    public static final String PASSWORD = "quattro gatti neri";
    private static final char[] SECRET = "prova".toCharArray();
    private static final KeyStore KEYS = keys();

    public final Filiale filiale;
    public final Sessioni sessioni;
    public final Operatori operatori;
    public final Events events;
    public final List<Problema> problemi = new ArrayList<>();
    private final Server server;

    public SportelloDiProva(Path folder, HttpService... altri) {
        this(folder, 0, altri);
    }

    public SportelloDiProva(Path folder, int port, HttpService... altri) {
        this.filiale = new Filiale(folder);
        this.sessioni = new Sessioni(filiale.time);
        this.operatori = new Operatori(
                filiale.journal, Filiale.STREAM, filiale.operatori, new Segreti(64, 1), sessioni, filiale.time);
        this.events = new Events(sessioni, filiale.time, Duration.ofMillis(200));
        filiale.journal.onCommit(events::cambiato);
        Assets assets = new Assets();
        Pages pages = new Pages(Templates.engine(), "Genova", SportelloDiProva::striscia, assets);
        Quando quando = new Quando(filiale.time);
        Giornata giornata =
                new Giornata(Giornata.Chi.SEDE, filiale.pratiche, filiale.fogli(), _ -> List.copyOf(problemi));
        List<HttpService> services = new ArrayList<>(List.of(altri));
        services.add(events);
        services.add(new AccessoWeb(operatori, sessioni, pages, quando));
        services.add(new OperatoriWeb(operatori, pages));
        services.add(new SportelloWeb(
                filiale.journal,
                giornata,
                new Ricerca(
                        filiale.pratiche,
                        new Companies(filiale.journal, filiale.imprese, Politica.Raccolta.load(), quando)::cerca),
                riga -> riga.ultimaSeq() == 0 ? "" : "In coda",
                pages,
                quando));
        this.server = new Server(
                new Server.Listen("127.0.0.1", port, Optional.of(serverTls())),
                new Guard(sessioni, operatori::programma),
                new Problems(pages),
                assets,
                services);
        server.start();
    }

    private static Strip.Vista striscia() {
        return new Strip.Vista(
                Strip.Tono.ATTENZIONE,
                "Centrale non raggiungibile: si lavora in sede",
                "Ultimo scambio 09:42",
                "3 da inviare",
                "Autonomia: 112 numeri, 86 formulari");
    }

    public int port() {
        return server.port();
    }

    public void iscrivi(String login, Ruolo... ruoli) {
        operatori.iscrivi(new Operatore(login, "Persona " + login, Set.of(ruoli)), PASSWORD, "prova");
    }

    public Browser browser() {
        return new Browser(port(), clientTls());
    }

    @Override
    public void close() {
        events.close();
        server.close();
        filiale.close();
    }

    private static SSLContext serverTls() {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(KEYS, SECRET);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext clientTls() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KEYS);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=localhost");
            JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(64, new SecureRandom()),
                    Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                    Date.from(Instant.parse("2090-01-01T00:00:00Z")),
                    name,
                    pair.getPublic());
            certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
            X509Certificate signed = new JcaX509CertificateConverter()
                    .getCertificate(
                            certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("server", pair.getPrivate(), SECRET, new X509Certificate[] {signed});
            keys.setCertificateEntry("ca", signed);
            return keys;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
