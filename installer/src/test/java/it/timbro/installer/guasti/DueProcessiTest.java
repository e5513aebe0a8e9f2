package it.timbro.installer.guasti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.timbro.BaseDati;
import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Image;
import it.timbro.installer.Ports;
import it.timbro.installer.ServerProcess;
import it.timbro.installer.Sito;
import it.timbro.installer.Sportellista;
import it.timbro.installer.TrainedImage;
import it.timbro.installer.bench.Cavo;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes of one centre on one PostgreSQL, behind one address that gives each connection to the next of them
/// that is there. Each dies by `kill -9` while a branch sends a paper of 6 MB and writes on, and one again while a
/// company sends and clerks decide and print.
class DueProcessiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int BYTES = 6_000_000;
    private static final int BYTES_PER_SECOND = 500_000;
    /// A part that was under way at each death, connections made anew, what the branch writes meanwhile.
    private static final int MORE = 1_500_000;

    private static final int ANSWERS = 20;
    private static final List<String> DEATHS = List.of("due", "uno");

    @TempDir
    Path folder;

    @Test
    void whicheverProcessDiesTheOtherGoesOnWhereItWasAndEverythingIsThereOnce() throws IOException {
        Image image = TrainedImage.get();
        Ports own = Ports.free();
        Ports more = Ports.free();
        HouseFolder home = new HouseFolder(folder.resolve("casa"));
        home.claim();
        try (Cavo cavo = new Cavo(own.centro(), more.centro());
                House house = House.prepare(
                        home, image, new Ports(cavo.port(), own.genova(), own.chiavari(), own.stampante()));
                Secondo due = new Secondo(image, home, more.centro())) {
            Registri registri = new Registri(house, Optional.of(BaseDati.postgres(folder.resolve("centro.db"))));
            registri.furnish();
            Files.writeString(
                    home.of(Sito.CENTRO).resolve("aggiunte.properties"),
                    "port=" + own.centro() + "\n",
                    StandardOpenOption.APPEND);
            house.start(Sito.CENTRO);
            due.start();
            house.start(Sito.GENOVA);
            Sportellista anna = Sportellista.enter(house, Sito.GENOVA);
            Processi processi = new Processi(house, due);

            cavo.limit(BYTES_PER_SECOND);
            long before = cavo.bytes();
            Path paper = registri.archivio(Sito.CENTRO).resolve(presents(anna));
            for (int n = 0; n < DEATHS.size(); n++) {
                long far = before + (n + 1) * BYTES / (DEATHS.size() + 1);
                await().atMost(PATIENCE).until(() -> cavo.bytes() > far);
                anna.carica("T%07d".formatted(n));
                processi.kill9(DEATHS.get(n));
                anna.carica("U%07d".formatted(n));
                processi.start(DEATHS.get(n));
            }
            await().atMost(PATIENCE).until(() -> Files.exists(paper));
            assertThat(cavo.bytes() - before)
                    .as("each goes on with the paper where the other was")
                    .isBetween((long) BYTES, (long) BYTES + MORE);

            cavo.limit(0);
            Detto detto = new Detto();
            Riscontro riscontro = new Riscontro(registri, detto, home.stampe());
            try (Carico carico = new Carico(house, detto)) {
                carico.start();
                answered(carico, detto);
                processi.kill9("uno");
                answered(carico, detto);
                processi.start("uno");
                riscontro.whatWasAnsweredIsThere(Sito.CENTRO);
                answered(carico, detto);
            }
            await().atMost(PATIENCE).until(riscontro::converged);
            house.stop(Sito.GENOVA);
            house.stop(Sito.CENTRO);
            due.close();
            riscontro.everythingAgrees();
        }
    }

    private static void answered(Carico carico, Detto detto) {
        long answers = detto.risposte() + ANSWERS;
        await().atMost(PATIENCE).until(() -> {
            carico.check();
            return detto.risposte() > answers;
        });
    }

    /// Somebody brings a paper of several MB that does not get smaller by packing.
    ///
    /// @return where an archivio keeps it
    private static String presents(Sportellista anna) {
        byte[] paper = new byte[BYTES];
        new Random(1).nextBytes(paper);
        byte[] head = "%PDF-1.7 ".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, paper, 0, head.length);
        String hash = anna.scansiona(paper);
        assertThat(hash).isEqualTo(Hash.of(paper).hex());
        Map<String, String> form = Map.of(
                "id", "%032x".formatted(BYTES),
                "caso", "PERSONA",
                "nome", "Rosa Tigullio",
                "documento", "CI CA7654321",
                "oggetto", "Certificato per un mobile antico",
                "scansione", hash + " mobile.pdf");
        await("the line is open")
                .atMost(PATIENCE)
                .until(() -> anna.submit("presentazione", form).statusCode() == 303);
        return hash.substring(0, 2) + "/" + hash;
    }

    private record Processi(House house, Secondo due) {
        void kill9(String name) {
            if (name.equals("due")) {
                due.kill9();
            } else {
                house.kill9(Sito.CENTRO);
            }
        }

        void start(String name) throws IOException {
            if (name.equals("due")) {
                due.start();
            } else {
                house.start(Sito.CENTRO);
            }
        }
    }

    /// The process beside the one that the house starts: of its configuration, on a machine of its own.
    private static final class Secondo implements AutoCloseable {
        private final Image image;
        private final HouseFolder house;
        private final Path home;
        private final int port;
        private Optional<ServerProcess> server = Optional.empty();

        Secondo(Image image, HouseFolder house, int port) throws IOException {
            this.image = image;
            this.house = house;
            this.home = Files.createDirectories(house.root().resolve("due"));
            this.port = port;
        }

        void start() throws IOException {
            Properties config = new Properties();
            try (var first = Files.newBufferedReader(house.of(Sito.CENTRO).resolve("server.properties"))) {
                config.load(first);
            }
            config.keySet().removeIf(key -> key.toString().startsWith("first."));
            config.setProperty("port", Integer.toString(port));
            config.setProperty("processo", "due");
            config.setProperty("data", home.resolve("data").toString());
            Path file = home.resolve("server.properties");
            try (var second = Files.newBufferedWriter(file)) {
                config.store(second, null);
            }
            server = Optional.of(ServerProcess.start(
                            "due",
                            image.command(Sito.CENTRO.ruolo(), file),
                            home.resolve("server.log"),
                            home.resolve("server.pid"))
                    .awaitReady());
        }

        void kill9() {
            server.orElseThrow().kill9();
        }

        @Override
        public void close() {
            server.ifPresent(ServerProcess::stop);
        }
    }
}
