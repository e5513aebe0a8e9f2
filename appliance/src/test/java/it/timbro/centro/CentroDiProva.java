package it.timbro.centro;

import io.helidon.webserver.WebServer;
import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.archivio.Archivio;
import it.timbro.atti.Centrale;
import it.timbro.atti.Correzioni;
import it.timbro.atti.Esame;
import it.timbro.atti.Invio;
import it.timbro.atti.Notizie;
import it.timbro.atti.Presa;
import it.timbro.base.Sede;
import it.timbro.centro.a2a.Costi;
import it.timbro.centro.a2a.Elenco;
import it.timbro.centro.a2a.Facolta;
import it.timbro.centro.a2a.Regole;
import it.timbro.centro.a2a.Urgenze;
import it.timbro.centro.a2a.Utenti;
import it.timbro.centro.a2a.store.BozzaStore;
import it.timbro.centro.a2a.web.FpwsService;
import it.timbro.centro.a2a.web.PtcowsService;
import it.timbro.certificato.store.NumeroStore;
import it.timbro.collegamento.store.RettificheStore;
import it.timbro.diritti.store.DirittoStore;
import it.timbro.firma.Fiducia;
import it.timbro.firma.cades.VerificatoreCades;
import it.timbro.journal.Journal;
import it.timbro.operatori.segreti.Segreti;
import it.timbro.politica.Politica;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.CustodiaStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.protocollo.store.ProtocolloStore;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The centre's intake in a temporary folder, with its real store and its real HTTP door on
/// loopback.
public final class CentroDiProva implements AutoCloseable {
    public static final StreamId AOO = new StreamId("GE", "aoo");
    public static final StreamId GENOVA = new StreamId("GE1", "1");
    public static final String PASSWORD = "parola-di-prova";
    private static final Segreti SEGRETI = new Segreti(64, 1);
    private static final String PHC = SEGRETI.cifra(PASSWORD);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Two over one folder draw different names for their temporary files.
    private static final AtomicInteger MADE = new AtomicInteger();

    public final FakeTime time = new FakeTime();
    /// Branches that it must hear, as if it had been put back from an old copy.
    public final List<Sede> daSentire = new ArrayList<>();

    /// Offices that go by other rules than their chamber.
    public final Map<Sede, Regole> regoleDellaSede = new HashMap<>();

    public final Politica.Raccolta politiche = Politica.Raccolta.load();

    public final Journal journal;
    public final Path archive;
    public final Utenti utenti;
    public final Presa presa;
    public final Invio invio;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    public record Answer(int status, String type, JsonNode json) {
        public String text(String field) {
            return json.path(field).asString("");
        }
    }

    public CentroDiProva(Path folder) {
        this(BaseDati.SQLITE, folder);
    }

    public CentroDiProva(BaseDati base, Path folder) {
        time.segna(Instant.parse("2026-06-01T08:00:00Z"));
        archive = folder.resolve("archivio");
        SchedaStore schede = new SchedaStore();
        ProtocolloStore protocollo = new ProtocolloStore();
        journal = base.open(
                folder.resolve("centro.db"),
                new Codec(),
                List.of(
                        schede,
                        new CarteStore(),
                        new CustodiaStore(),
                        new FileStore(),
                        new NumeroStore(),
                        protocollo,
                        new DirittoStore(),
                        new RettificheStore()),
                CarteStore::keep,
                time,
                new Random(7));
        BozzaStore store = new BozzaStore();
        Archivio archivio = new Archivio(archive, Disk.real(), new Random(MADE.incrementAndGet()));
        Centrale centrale = new Centrale(journal, schede, store, archivio, camere());
        Esame esame = new Esame(new VerificatoreCades(Fiducia.assente())::verifica, time);
        Elenco elenco = new Elenco(
                journal,
                schede,
                store,
                store,
                hash -> archivio.has(hash) ? Optional.of(archivio.read(hash)) : Optional.empty());
        utenti = Utenti.read(accounts(folder), SEGRETI::combacia, time, new Random(3));
        Costi costi =
                (_, _, _, _) -> new Costi.Preventivo("2026-01", List.of(new Voce("Certificato di origine", 1, 500)));
        presa = new Presa(centrale, esame);
        Regole regole = new Regole(true, true, false, true, 12, true, true);
        invio = new Invio(
                centrale,
                protocollo,
                (_, _) -> daSentire,
                costi,
                _ -> 15,
                new Urgenze(store, sede -> regoleDellaSede.getOrDefault(sede, regole)),
                new Notizie(politiche));
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .routing(routing -> routing.register(
                                "/fpbews",
                                new FpwsService(
                                        utenti, presa, invio, new Correzioni(centrale, esame), elenco, camere()))
                        .register(
                                "/ptcows",
                                new PtcowsService(
                                        utenti, new Facolta(journal, store, camere(), _ -> regole, time), elenco)))
                .build()
                .start();
    }

    public static Camere camere() {
        return new Camere(List.of(
                new Camere.Camera(
                        new Sede("GE"),
                        "Camera di commercio di Genova",
                        List.of(
                                new Camere.Ufficio(new Sede("GE1"), "Genova", "Via Garibaldi 4"),
                                new Camere.Ufficio(new Sede("GE2"), "Chiavari", "Corso Genova 24"))),
                new Camere.Camera(
                        new Sede("BG"),
                        "Camera di commercio di Bergamo",
                        List.of(new Camere.Ufficio(new Sede("BG1"), "Bergamo", "Largo Belotti 16")))));
    }

    private static Path accounts(Path folder) {
        Path file = folder.resolve("a2a.users");
        try {
            Files.writeString(file, "# prova\nacme:" + PHC + ":12345678903\nrossi:" + PHC + ":01234567897\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    public Answer call(String method, String path, String body) {
        return call(method, path, body.getBytes(StandardCharsets.UTF_8), "acme", PASSWORD);
    }

    public Answer call(String method, String path, byte[] body, String utente, String password) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!utente.isEmpty()) {
            request.header("FPWS-UserId", utente).header("FPWS-Password", password);
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The owner of a pratica does something: facts of the branch's stream, as they arrive by sync.
    public void sede(Fatto... facts) {
        journal.write(
                GENOVA, "operatore", tx -> Stream.of(facts).map(tx::append).toList());
    }

    /// Everything that can be half done: facts, feeds, bozze of any state, files on disk.
    public String traces() {
        try (Stream<Path> files = Files.walk(archive)) {
            return "fatti " + journal.head(AOO).seq() + ", feed "
                    + journal.feedHead("GE1").seq() + ", file "
                    + files.filter(Files::isRegularFile).count() + ", bozze "
                    + journal.read(rows -> rows.dsl().fetchCount(it.timbro.journal.schema.Tables.BOZZA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow(); // an open connection keeps a server waiting
        server.stop();
        journal.close();
    }
}
