package it.timbro.installer.guasti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.timbro.installer.DemoHouse;
import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import it.timbro.installer.Sportellista;
import it.timbro.installer.TrainedImage;
import it.timbro.installer.azienda.A2a;
import it.timbro.installer.azienda.Azienda;
import it.timbro.installer.azienda.Esempi;
import it.timbro.installer.guasti.Traccia.Evento;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// INV-3 as the operating system sees it, at the centre and at a branch: the log is on disk before the
/// first byte of each answer that confirms something, and a file before the fact that names it.
class TracciaTest {
    private static final int ACTS = 12;
    private static final Duration ARRIVED = Duration.ofMinutes(1);
    private static final String CONNECTION = "<TCPv6:[[::ffff:127.0.0.1]:8440->[::ffff:127.0.0.1]:50012]>";
    private static final String LOG = "</d/timbro.db-wal>";

    @TempDir
    Path folder;

    @Test
    void theLogIsOnDiskBeforeTheFirstByteOfEachAnswerAndAFileBeforeTheFactThatNamesIt() throws IOException {
        Path trace = folder.resolve("traccia");
        Path ofCentre = folder.resolve("traccia-centrale");
        HouseFolder home = new HouseFolder(folder.resolve("casa"));
        home.claim();
        try (House house = House.prepare(home, TrainedImage.get(), Ports.free())) {
            house.start(Sito.CENTRO, command -> traced(ofCentre, command));
            centre(house, ofCentre);
            house.start(Sito.GENOVA, command -> traced(trace, command));
            Registri registri = new Registri(house, java.util.Optional.empty());
            String database = registri.file(Sito.GENOVA).toString();
            String archivio = registri.archivio(Sito.GENOVA).toString();
            int port = house.address(Sito.GENOVA).getPort();
            Sportellista clerk = Sportellista.enter(house, Sito.GENOVA, oneRequestAfterTheOther(house));

            long before = lines(trace);
            for (int n = 1; n <= ACTS; n++) {
                clerk.carica("T%07d".formatted(n));
            }
            List<List<Evento>> acts = after(trace, before).rounds(port);
            assertThat(acts).hasSizeGreaterThanOrEqualTo(ACTS).allMatch(round -> Traccia.durable(round, database));

            String pratica = house.azienda(Esempi.OLIO.ditta())
                    .send(Esempi.OLIO.richiesta("T/1", DemoHouse.TODAY, house.ente()));
            await().atMost(ARRIVED).until(() -> clerk.page("pratica/" + pratica).statusCode() == 200);
            clerk.approve(pratica);
            before = lines(trace);
            assertThat(clerk.submit("pratica/" + pratica + "/stampa/prepara", Map.of("versione", "4"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(after(trace, before).rounds(port))
                    .anyMatch(round -> round.stream()
                            .anyMatch(e -> e instanceof Evento.Renamed renamed
                                    && renamed.to().startsWith(archivio)))
                    .allMatch(round -> Traccia.filesFirst(round, archivio, database));
        }
    }

    /// Nobody else calls yet: whatever is answered tells a company's program that something was kept.
    private static void centre(House house, Path trace) throws IOException {
        Registri registri = new Registri(house, java.util.Optional.empty());
        String database = registri.file(Sito.CENTRO).toString();
        String archivio = registri.archivio(Sito.CENTRO).toString();
        A2a program = house.a2a(Esempi.OLIO.ditta(), oneRequestAfterTheOther(house));
        assertThat(program.listaPratiche(true).statusCode())
                .as("the handshake is over")
                .isEqualTo(200);

        long before = lines(trace);
        var request = Esempi.OLIO.richiesta("T/0", DemoHouse.TODAY, house.ente());
        new Azienda(program).send(request);
        List<List<Evento>> acts =
                after(trace, before).rounds(house.address(Sito.CENTRO).getPort());
        assertThat(acts)
                .as("created, each attachment added, sent")
                .hasSizeGreaterThanOrEqualTo(2 + request.allegati().size())
                .allMatch(round -> Traccia.durable(round, database))
                .allMatch(round -> Traccia.filesFirst(round, archivio, database))
                .anyMatch(round -> round.stream().anyMatch(Evento.Renamed.class::isInstance));
    }

    @Test
    void anAnswerThatBeginsBeforeTheSyncHasEndedIsFound() {
        assertThat(round(
                        "7 read(45" + CONNECTION + ", \"\"..., 8192) = 412",
                        "8 fdatasync(12" + LOG + " <unfinished ...>",
                        "7 write(45" + CONNECTION + ", \"\"..., 300 <unfinished ...>",
                        "8 <... fdatasync resumed>) = 0",
                        "7 <... write resumed>) = 300"))
                .doesNotContain(new Evento.Sync("/d/timbro.db-wal"));
        assertThat(round(
                        "7 read(45" + CONNECTION + " <unfinished ...>",
                        "7 <... read resumed>, \"\"..., 8192) = 412",
                        "8 fdatasync(12" + LOG + " <unfinished ...>",
                        "9 fsync(13</d/altro>) = 0",
                        "8 <... fdatasync resumed>) = 0",
                        "7 write(45" + CONNECTION + ", \"\"..., 300) = 300"))
                .contains(new Evento.Sync("/d/timbro.db-wal"));
        assertThat(round(
                        "7 read(45" + CONNECTION + ", \"\"..., 8192) = 412",
                        "8 fdatasync(12" + LOG + ") = -1 EIO (Input/output error)",
                        "7 write(45" + CONNECTION + ", \"\"..., 300) = 300"))
                .isEmpty();
    }

    @Test
    void aNameThatReachesTheDiskAfterItsFactIsFound() {
        Evento bytes = new Evento.Sync("/d/archivio/x.tmp");
        Evento name = new Evento.Renamed("/d/archivio/x.tmp", "/d/archivio/ab/abcd");
        Evento shelf = new Evento.Sync("/d/archivio/ab");
        Evento log = new Evento.Sync("/d/timbro.db-wal");
        assertThat(Traccia.filesFirst(List.of(bytes, name, shelf, log), "/d/archivio", "/d/timbro.db"))
                .isTrue();
        for (List<Evento> wrong :
                List.of(List.of(name, shelf, log), List.of(bytes, name, log), List.of(bytes, name, log, shelf))) {
            assertThat(Traccia.filesFirst(wrong, "/d/archivio", "/d/timbro.db")).isFalse();
        }
    }

    private static List<Evento> round(String... lines) {
        return Traccia.of(List.of(lines)).rounds(8440).getFirst();
    }

    /// The server stays its own process (`-D`), so that it is stopped as always.
    private static List<String> traced(Path trace, List<String> command) {
        return Stream.concat(
                        Stream.of(
                                "strace",
                                "-D",
                                "-f",
                                "-q",
                                "-yy",
                                "-s",
                                "0",
                                "--seccomp-bpf",
                                "-e",
                                "trace=" + Traccia.CALLS,
                                "-e",
                                "signal=none",
                                "-o",
                                trace.toString()),
                        command.stream())
                .toList();
    }

    /// Over HTTP/1.1 nothing but the answer goes back on a connection.
    private static HttpClient oneRequestAfterTheOther(House house) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(house.tls().sslContext())
                .build();
    }

    private static long lines(Path trace) throws IOException {
        try (Stream<String> lines = Files.lines(trace)) {
            return lines.count();
        }
    }

    private static Traccia after(Path trace, long before) throws IOException {
        try (Stream<String> lines = Files.lines(trace)) {
            return Traccia.of(lines.skip(before).toList());
        }
    }
}
