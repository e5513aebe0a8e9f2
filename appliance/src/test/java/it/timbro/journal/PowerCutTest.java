package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import it.timbro.Children;
import it.timbro.atti.Tables;
import it.timbro.formulari.store.FormularioStore;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a power cut leaves of the database. A writing process is frozen (SIGSTOP) at any moment,
/// which makes its two files stand still; then the write-ahead log is cut as a disk may cut it that
/// lost its power.
///
/// What a disk has promised to hold is what `fdatasync` was asked for before a write was confirmed.
/// Behind that it may hold anything: nothing, a part, sectors of zeros, garbage. A disk that lies
/// loses what it has promised too: then what is left is still a beginning of what was confirmed,
/// and the last receipt tells that the end is missing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PowerCutTest {
    private static final StreamId STREAM = new StreamId("GE1", "1");
    private static final int FACTS = 3;
    private static final int FROZEN = 8;
    private static final int CUTS = 6;
    private static final int SECTOR = 512;

    @TempDir
    static Path folder;

    private final Random random = new Random(38);
    private final List<Frozen> frozen = new ArrayList<>();

    /// The files of a process that stands still.
    ///
    /// @param confirmed the last seq that it had said
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Frozen(byte[] database, byte[] wal, long confirmed, Wal read) {
        /// Where the log ends that was synced before the last word: one transaction at most came
        /// after it.
        int synced(long head) {
            int after = (int) ((head - confirmed) / FACTS);
            return after == 0
                    ? read.commits().getLast()
                    : read.commits().get(read.commits().size() - 1 - after);
        }
    }

    @BeforeAll
    void freezeAWriterAgainAndAgain() throws Exception {
        Path data = Files.createDirectory(folder.resolve("scrive"));
        Process writer = new ProcessBuilder(Children.java(Scrivano.class, data.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            long confirmed = 0;
            while (frozen.size() < FROZEN) {
                for (int i = random.nextInt(15); i >= 0; i--) {
                    confirmed = Long.parseLong(out.readLine());
                }
                signal("STOP", writer);
                while (out.ready()) {
                    confirmed = Long.parseLong(out.readLine());
                }
                byte[] wal = Files.readAllBytes(data.resolve("timbro.db-wal"));
                frozen.add(new Frozen(
                        Files.readAllBytes(data.resolve("timbro.db")),
                        wal,
                        confirmed,
                        Wal.read(wal, Files.readAllBytes(data.resolve("timbro.db-shm")))));
                signal("CONT", writer);
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    /// Returns when it stands still, or goes on again.
    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        while (name.equals("STOP")
                && Files.exists(stat)
                && !Files.readString(stat).contains(") T ")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsBehindTheLastCompletedSyncMayBeLostTornOrGarbage() throws IOException {
        for (Frozen files : frozen) {
            long head = seq(files.database(), files.wal());
            assertThat(head).as("everything confirmed is there").isGreaterThanOrEqualTo(files.confirmed());
            int synced = files.synced(head);
            for (byte[] wal : spoilt(files.wal(), synced)) {
                after(files.database(), wal, journal -> {
                    assertThat(journal.head(STREAM).seq())
                            .as("INV-3 of %s bytes, cut behind %s", files.wal().length, synced)
                            .isGreaterThanOrEqualTo(files.confirmed());
                    assertThat(journal.verify(STREAM, confirmed(journal, files)))
                            .as("INV-5")
                            .isInstanceOf(Soundness.Sound.class);
                });
            }
        }
    }

    @Test
    void aLogCutAnywhereLeavesABeginningAndTheLastReceiptTellsOfTheMissingEnd() throws IOException {
        int noticed = 0;
        for (Frozen files : frozen) {
            List<Entry> all = all(files);
            Head receipt = Head.of(all.get((int) files.confirmed() - 1));
            int copied = files.read().copied();
            int synced = files.synced(all.size());
            // frozen just behind a checkpoint there is nothing between the two
            for (int i = 0; i < CUTS && copied < synced; i++) {
                byte[] wal = Arrays.copyOf(files.wal(), random.nextInt(copied, synced));
                long left = after(files.database(), wal, journal -> {
                    long seq = journal.head(STREAM).seq();
                    assertThat(seq % FACTS).as("whole transactions").isZero();
                    assertThat(entries(journal)).as("a beginning").isEqualTo(all.subList(0, (int) seq));
                    if (seq < receipt.seq()) {
                        assertThat(journal.verify(STREAM, receipt))
                                .as("INV-5, the tail that was cut")
                                .isEqualTo(new Soundness.Broken(receipt.seq(), "cut before the anchor"));
                    }
                });
                noticed += left < receipt.seq() ? 1 : 0;
            }
        }
        assertThat(noticed).as("cuts that took something away").isPositive();
    }

    /// After a checkpoint the database has what the log says, and the log has it still. If then the
    /// log loses more than a disk may lose, older pages come before newer ones.
    @Test
    void aLogCutBelowWhatACheckpointCopiedLeavesABeginningOrIsRefusedAtTheStart() throws IOException {
        Frozen files = checkpointed();
        List<Entry> all = all(files);
        for (int i = 0; i < 3 * CUTS; i++) {
            byte[] wal = Arrays.copyOf(files.wal(), random.nextInt(files.read().copied()));
            try {
                after(
                        files.database(),
                        wal,
                        journal -> assertThat(entries(journal))
                                .as("a beginning")
                                .isEqualTo(all.subList(
                                        0, (int) journal.head(STREAM).seq())));
            } catch (IllegalStateException refused) {
                assertThat(refused).hasMessageMatching("(cannot check|damaged database).*");
            }
        }
    }

    /// The first commit that finds the log long enough copies it.
    private Frozen checkpointed() throws IOException {
        Path data = Files.createDirectory(folder.resolve("copiato"));
        try (Journal journal = KillTest.open(data, new FormularioStore())) {
            for (int i = 0; i < 400; i++) {
                long confirmed = scrive(journal);
                byte[] index = Files.readAllBytes(data.resolve("timbro.db-shm"));
                byte[] wal = Files.readAllBytes(data.resolve("timbro.db-wal"));
                Wal read = Wal.read(wal, index);
                if (read.copied() >= read.commits().getLast()) {
                    return new Frozen(Files.readAllBytes(data.resolve("timbro.db")), wal, confirmed, read);
                }
            }
        }
        throw new AssertionError("no checkpoint");
    }

    private static long scrive(Journal journal) {
        return journal.write(STREAM, "anna", tx -> {
            int next = (int) tx.head().seq();
            for (int i = 1; i <= FACTS; i++) {
                tx.append(new FormulariCaricati(KillTest.seriale(next + i), KillTest.seriale(next + i), 1));
            }
            return (long) next + FACTS;
        });
    }

    /// The log behind `from`: gone, cut, with sectors that never were written, with other bytes,
    /// with more bytes.
    private List<byte[]> spoilt(byte[] wal, int from) {
        List<byte[]> all = new ArrayList<>(List.of(Arrays.copyOf(wal, from)));
        int behind = wal.length - from;
        if (behind > 0) {
            all.add(Arrays.copyOf(wal, from + random.nextInt(behind)));
            byte[] torn = wal.clone();
            for (int at = from; at < wal.length; at += SECTOR) {
                if (random.nextBoolean()) {
                    Arrays.fill(torn, at, Math.min(at + SECTOR, wal.length), (byte) 0);
                }
            }
            all.add(torn);
        }
        byte[] garbage = new byte[from + 1 + random.nextInt(20_000)];
        random.nextBytes(garbage);
        System.arraycopy(wal, 0, garbage, 0, from);
        all.add(garbage);
        return all;
    }

    private static Head confirmed(Journal journal, Frozen files) {
        return Head.of(journal.find(STREAM, files.confirmed()).orElseThrow());
    }

    private List<Entry> all(Frozen files) throws IOException {
        List<Entry> all = new ArrayList<>();
        after(files.database(), files.wal(), journal -> all.addAll(entries(journal)));
        return all;
    }

    private static List<Entry> entries(Journal journal) {
        List<Entry> all = new ArrayList<>();
        for (List<Entry> more = journal.entriesAfter(STREAM, 0, 100, 1 << 20);
                !more.isEmpty();
                more = journal.entriesAfter(STREAM, all.size(), 100, 1 << 20)) {
            all.addAll(more);
        }
        return all;
    }

    private long seq(byte[] database, byte[] wal) throws IOException {
        return after(database, wal, _ -> {});
    }

    /// The start after the cut: the journal is sound and its projections are what it says (INV-4,
    /// INV-5).
    ///
    /// @return how far it goes
    private long after(byte[] database, byte[] wal, java.util.function.Consumer<Journal> look) throws IOException {
        Path disk = Files.createTempDirectory(folder, "dopo");
        Files.write(disk.resolve("timbro.db"), database);
        Files.write(disk.resolve("timbro.db-wal"), wal);
        try (Journal journal = KillTest.open(disk, new FormularioStore())) {
            if (journal.verify(STREAM) instanceof Soundness.Broken broken) {
                fail("INV-5: " + broken);
            }
            look.accept(journal);
            Map<String, List<String>> live = Tables.dump(disk.resolve("timbro.db"));
            journal.rebuild();
            assertThat(Tables.dump(disk.resolve("timbro.db"))).as("INV-4").isEqualTo(live);
            return journal.head(STREAM).seq();
        }
    }

    /// Writes transactions of three facts and says how far it is after each.
    static final class Scrivano {
        private Scrivano() {}

        public static void main(String[] args) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            try (Journal journal = KillTest.open(Path.of(args[0]), new FormularioStore())) {
                while (true) {
                    out.println(scrive(journal));
                }
            }
        }
    }
}
