package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Children;
import it.timbro.archivio.Archivio;
import it.timbro.base.RejectedException;
import it.timbro.formulari.store.FormularioStore;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that takes no more bytes: the system's file-size limit stands for it, as any user may set it. The office
/// is told with the number of the problem, nothing is half done, and what was confirmed before is there.
class DiskFullTest {
    private static final StreamId STREAM = new StreamId("GE1", "1");

    @TempDir
    Path folder;

    @Test
    void theJournalSaysSoAndStaysWhole() throws IOException, InterruptedException {
        List<String> said = starved("journal");
        int confirmed = (int) said.stream().filter("scritto"::equals).count();
        assertThat(said).as(Files.readString(folder.resolve("stderr"))).endsWith("problema 104");
        assertThat(confirmed).isPositive();
        FormularioStore formulari = new FormularioStore();
        try (Journal journal = KillTest.open(folder, formulari)) {
            assertThat(journal.verify(STREAM))
                    .isEqualTo(
                            new Soundness.Sound(confirmed, journal.head(STREAM).hash()));
            journal.write(
                    STREAM,
                    "anna",
                    tx -> tx.append(
                            new FormulariCaricati(KillTest.seriale(9_000_000), KillTest.seriale(9_000_000), 1)));
        }
    }

    @Test
    void theArchivioSaysSoAndLeavesNothingBehind() throws IOException, InterruptedException {
        assertThat(starved("archivio")).containsExactly("problema 104");
        try (var files = Files.walk(folder.resolve("archivio"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /// Runs a program that may write files of at most 4.5 MB.
    private List<String> starved(String what) throws IOException, InterruptedException {
        String command = Children.java(Writer.class, what, folder.toString()).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Process process = new ProcessBuilder("bash", "-c", "ulimit -f 4500; exec " + command)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return said;
    }

    /// Writes until it is refused, and says what it was told.
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Path folder = Path.of(args[1]);
            try {
                if (args[0].equals("archivio")) {
                    byte[] big = new byte[8 << 20];
                    new Random(1).nextBytes(big);
                    new Archivio(folder.resolve("archivio"), Disk.real(), new Random(2)).keep(big);
                    return;
                }
                try (Journal journal = KillTest.open(folder, new FormularioStore())) {
                    for (int n = 1; ; n += 400) {
                        int first = n;
                        journal.write(
                                STREAM,
                                "anna",
                                tx -> tx.append(new FormulariCaricati(
                                        KillTest.seriale(first), KillTest.seriale(first + 399), 400)));
                        out.println("scritto");
                    }
                }
            } catch (RejectedException e) {
                out.println("problema " + e.rejection().problem().number());
            }
        }
    }
}
