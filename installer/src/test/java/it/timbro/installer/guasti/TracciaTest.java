package it.timbro.installer.guasti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.timbro.BaseDati;
import it.timbro.autorita.CartellaIdentita;
import it.timbro.autorita.ContestoTls;
import it.timbro.base.Time;
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
import it.timbro.journal.Journal;
import it.timbro.journal.PostgreSql;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.CentreClock;
import it.timbro.sync.transport.HttpLink;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// INV-3 as the operating system sees it, at the centre, on SQLite and on PostgreSQL, and at a branch: the log is on
/// disk before the first byte of each answer that confirms something, receipts too, and a file before the fact that
/// names it.
class TracciaTest {
    private static final int ACTS = 12;
    private static final int ENTRIES = 1_000;
    private static final long BYTES = 10_000_000;
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
            Registri registri = new Registri(house, Optional.empty());
            centre(registri, ofCentre, registri.file(Sito.CENTRO) + "-wal");
            house.start(Sito.GENOVA, command -> traced(trace, command));
            String log = registri.file(Sito.GENOVA) + "-wal";
            String archivio = registri.archivio(Sito.GENOVA).toString();
            int port = house.address(Sito.GENOVA).getPort();
            Sportellista clerk = Sportellista.enter(house, Sito.GENOVA, oneRequestAfterTheOther(house));

            long before = lines(trace);
            for (int n = 1; n <= ACTS; n++) {
                clerk.carica("T%07d".formatted(n));
            }
            List<List<Evento>> acts = after(trace, before).rounds(port);
            assertThat(acts).hasSizeGreaterThanOrEqualTo(ACTS).allMatch(round -> Traccia.durable(round, log));

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
                    .allMatch(round -> Traccia.filesFirst(round, archivio, log));
            house.stop(Sito.GENOVA);
            receipts(registri, ofCentre, registri.file(Sito.CENTRO) + "-wal");
        }
    }

    @Test
    void ofACentreOnPostgreSqlTheServersLogIsOnDiskBeforeTheFirstByteOfEachAnswer() throws IOException {
        PostgreSql database = BaseDati.postgres(folder.resolve("centro.db"));
        HouseFolder home = new HouseFolder(folder.resolve("casa"));
        home.claim();
        try (House house = House.prepare(home, TrainedImage.get(), Ports.free())) {
            Registri registri = new Registri(house, Optional.of(database));
            registri.furnish();
            house.start(Sito.CENTRO);
            house.start(Sito.GENOVA);
            await().atMost(ARRIVED)
                    .until(() -> registri.number(
                                    Sito.CENTRO, "select count(*) from journal where sede = 'GE1' and stream = '1'")
                            > 0);
            house.stop(Sito.GENOVA);
            Path trace = folder.resolve("traccia");
            List<Long> processes = new ArrayList<>(Occhi.processes(database));
            processes.add(house.server(Sito.CENTRO).pid());
            try (Occhi _ = Occhi.open(trace, processes)) {
                String log = Occhi.log(database);
                centre(registri, trace, log);
                receipts(registri, trace, log);
            }
        }
    }

    /// Nobody else calls: whatever is answered tells a company's program that something was kept.
    private static void centre(Registri registri, Path trace, String log) throws IOException {
        House house = registri.house();
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
                .allMatch(round -> Traccia.durable(round, log))
                .allMatch(round -> Traccia.filesFirst(round, archivio, log))
                .anyMatch(round -> round.stream().anyMatch(Evento.Renamed.class::isInstance));
    }

    /// Batches of a branch that has ended, carried to the centre one by one: nobody else calls.
    private static void receipts(Registri registri, Path trace, String log) throws IOException {
        StreamId stream = new StreamId(Sito.GENOVA.sede(), "1");
        CartellaIdentita keys =
                new CartellaIdentita(registri.archivio(Sito.GENOVA).resolveSibling("chiavi"));
        House house = registri.house();
        try (Journal journal = new Journal(
                        registri.file(Sito.GENOVA),
                        new Codec(),
                        List.of(),
                        (_, _, _) -> false,
                        Time.system(),
                        new Random(1));
                HttpLink link = new HttpLink(
                        house.address(Sito.CENTRO),
                        stream.sede(),
                        new ContestoTls(house.tls().certificate(), keys::attuale),
                        HttpLink.Patience.USUAL,
                        CentreClock.UNHEARD)) {
            long sent =
                    registri.number(Sito.CENTRO, "select max(head_seq) from stream where sede = 'GE1' and name = '1'");
            writes(journal, stream, 0);
            push(link, journal.entriesAfter(stream, sent, ENTRIES, BYTES)); // with what it had not sent: the handshake
            long before = lines(trace);
            for (int n = 1; n <= ACTS; n++) {
                long head = journal.head(stream).seq();
                writes(journal, stream, n);
                push(link, journal.entriesAfter(stream, head, ENTRIES, BYTES));
            }
            assertThat(after(trace, before).rounds(house.address(Sito.CENTRO).getPort()))
                    .as("receipts")
                    .hasSize(ACTS)
                    .allMatch(round -> Traccia.durable(round, log));
        }
    }

    private static void writes(Journal journal, StreamId stream, int n) {
        SerialeFormulario seriale = new SerialeFormulario("R%07d".formatted(n));
        journal.write(stream, "anna", tx -> tx.append(new FormulariCaricati(seriale, seriale, 1)));
    }

    private static void push(HttpLink link, List<Entry> entries) {
        Answer<Receipt> answer = link.push(Parcel.of(entries));
        assertThat(answer).isInstanceOf(Answer.Ok.class);
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
        assertThat(Traccia.filesFirst(List.of(bytes, name, shelf, log), "/d/archivio", "/d/timbro.db-wal"))
                .isTrue();
        for (List<Evento> wrong :
                List.of(List.of(name, shelf, log), List.of(bytes, name, log), List.of(bytes, name, log, shelf))) {
            assertThat(Traccia.filesFirst(wrong, "/d/archivio", "/d/timbro.db-wal"))
                    .isFalse();
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
