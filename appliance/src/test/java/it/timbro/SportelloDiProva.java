package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.operatori.Consultazioni;
import it.timbro.operatori.Conti;
import it.timbro.operatori.Ingresso;
import it.timbro.operatori.Libro;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Operatori;
import it.timbro.operatori.Personale;
import it.timbro.operatori.PrimoResponsabile;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessioni;
import it.timbro.operatori.segreti.Segreti;
import it.timbro.operatori.store.TentativoStore;
import it.timbro.operatori.web.BloccoWeb;
import it.timbro.operatori.web.ConsultazioniWeb;
import it.timbro.operatori.web.ContoWeb;
import it.timbro.operatori.web.GettoniWeb;
import it.timbro.operatori.web.PersonaleWeb;
import it.timbro.operatori.web.PrimoAvvioWeb;
import it.timbro.page.Assets;
import it.timbro.page.Events;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Presenze;
import it.timbro.page.Problems;
import it.timbro.page.Quando;
import it.timbro.page.SecondaPersona;
import it.timbro.page.Server;
import it.timbro.page.Strip;
import it.timbro.page.Templates;
import it.timbro.politica.Politica;
import it.timbro.politica.web.ContattiPage;
import it.timbro.sportello.Appuntamenti.Appuntamento;
import it.timbro.sportello.FuoriOrario;
import it.timbro.sportello.Giornata;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sportello.Registrazioni;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    public static final Duration RIPOSO = Duration.ofMinutes(10);
    private static final char[] SECRET = "prova".toCharArray();
    private static final KeyStore KEYS = keys();

    public final Filiale filiale;
    public final Sessioni sessioni;
    public final Operatori operatori;
    public final Consultazioni consultazioni;
    public final Ingresso ingresso;
    public final PrimoResponsabile primo;
    public final Events events;
    public final List<Problema> problemi = new ArrayList<>();
    public final List<Appuntamento> appuntamenti = new ArrayList<>();
    public final Presenze presenze;
    private final Server server;
    private final List<Browser> browsers = new ArrayList<>();

    public SportelloDiProva(Path folder, HttpService... altri) {
        this(folder, 0, altri);
    }

    public SportelloDiProva(Path folder, int port, HttpService... altri) {
        this(folder, port, _ -> List.of(altri));
    }

    /// With pages of acts that two persons do.
    public static SportelloDiProva inDue(Path folder, Function<SecondaPersona, List<HttpService>> altri) {
        return new SportelloDiProva(folder, 0, altri);
    }

    private Politica oggi() {
        return filiale.politiche.valida(Filiale.SEDE, LocalDate.of(2026, 11, 23));
    }

    private SportelloDiProva(Path folder, int port, Function<SecondaPersona, List<HttpService>> altri) {
        this.filiale = new Filiale(folder);
        this.sessioni = new Sessioni(filiale.time, () -> RIPOSO, new Conti(filiale.journal, filiale.operatori));
        Segreti segreti = new Segreti(64, 1);
        Libro libro =
                new Libro(filiale.journal, Filiale.STREAM, filiale.operatori, new TentativoStore(Filiale.SEDE.code()));
        this.operatori = new Operatori(libro, segreti);
        this.consultazioni = new Consultazioni(filiale.journal, Filiale.STREAM, filiale.consultazioni, filiale.time);
        this.ingresso = new Ingresso(libro, segreti, sessioni, filiale.time);
        this.primo = new PrimoResponsabile(operatori, segreti, folder, filiale.time);
        primo.comincia();
        this.events = new Events(sessioni, filiale.time, Duration.ofMillis(200));
        this.presenze = new Presenze(filiale.time, events::cambiato);
        filiale.journal.onCommit(events::cambiato);
        Assets assets = new Assets();
        Pages pages = new Pages(Templates.engine(), "Genova", SportelloDiProva::striscia, assets);
        Quando quando = new Quando(filiale.time);
        Giornata giornata = new Giornata(
                Giornata.Chi.SEDE,
                filiale.pratiche,
                filiale.fogli(),
                _ -> List.copyOf(problemi),
                new Giornata.Agenda(
                        _ -> List.copyOf(appuntamenti),
                        filiale.esame()::promesse,
                        Optional.of(Filiale.SEDE),
                        () -> oggi().avvisi(),
                        FuoriOrario.MAI));
        List<HttpService> services = new ArrayList<>(altri.apply(new SecondaPersona(ingresso)));
        services.add(events);
        services.add(new AccessoWeb(ingresso, sessioni, pages, quando));
        services.add(new ContoWeb(operatori, pages));
        services.add(new PrimoAvvioWeb(primo, pages));
        services.add(new BloccoWeb(ingresso, sessioni, pages));
        services.add(new PersonaleWeb(new Personale(libro, segreti, filiale.time), pages, quando));
        services.add(new ConsultazioniWeb(consultazioni, pages, quando));
        services.add(new GettoniWeb(operatori, pages));
        services.add(new SportelloWeb(
                filiale.journal,
                giornata,
                new Ricerca(
                        filiale.pratiche,
                        Registrazioni.NESSUNA,
                        new Companies(filiale.journal, filiale.imprese, Politica.Raccolta.load(), quando, consultazioni)
                                ::cerca),
                consultazioni,
                _ -> riga -> riga.ultimaSeq() == 0 ? "" : "In coda",
                pages,
                quando,
                presenze));
        services.add(new ContattiPage(() -> oggi().contatti(), pages));
        services.add(presenze);
        this.server = new Server(
                new Server.Listen("127.0.0.1", port, Optional.of(serverTls())),
                new Guard(sessioni, operatori::programma, primo::aperto),
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
        Browser browser = new Browser(port(), clientTls());
        browsers.add(browser);
        return browser;
    }

    /// The pages of a centre that is in function.
    ///
    /// @param menu which of them
    public static Pages pagineDellaCentrale(String... menu) {
        return new Pages(
                Templates.engine(),
                "Centrale",
                () -> new Strip.Vista(Strip.Tono.COLLEGATO, "Centrale in funzione", "", "", ""),
                new Assets(),
                Set.of(menu),
                Map.of());
    }

    @Override
    public void close() {
        events.close();
        browsers.forEach(browser -> browser.client.shutdownNow()); // an open connection keeps a server waiting
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

    static SSLContext clientTls() {
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

    /// Leaves the server's key, and whom to trust, as an installation has them.
    static void chiavi(Path keystore, Path trust) throws Exception {
        try (var out = java.nio.file.Files.newOutputStream(keystore)) {
            KEYS.store(out, SECRET);
        }
        java.nio.file.Files.writeString(
                trust,
                "-----BEGIN CERTIFICATE-----\n"
                        + java.util.Base64.getMimeEncoder()
                                .encodeToString(KEYS.getCertificate("ca").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
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
