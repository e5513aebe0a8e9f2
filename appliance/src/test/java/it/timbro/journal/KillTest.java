package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Children;
import it.timbro.FakeTime;
import it.timbro.atti.Tables;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.store.FormularioStore;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.sync.protocol.StreamId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// INV-3 with a real process and a real `kill -9`: what was confirmed before the kill is there afterwards, whole,
/// and the state equals the journal.
class KillTest {
    private static final StreamId STREAM = new StreamId("GE1", "1");

    @TempDir
    Path folder;

    @RepeatedTest(2)
    void whatWasConfirmedSurvivesKillNine(RepetitionInfo repetition) throws IOException, InterruptedException {
        GiornaleDiProva.pronto(folder.resolve("timbro.db"));
        int confirmed = 0;
        for (int life = 0; life < 3; life++) {
            confirmed =
                    liveAndDie(confirmed, 5 + new Random(repetition.getCurrentRepetition() * 31L + life).nextInt(60));
        }
        FormularioStore formulari = new FormularioStore();
        try (Journal journal = open(folder, formulari)) {
            assertThat(journal.verify(STREAM)).isInstanceOf(Soundness.Sound.class);
            assertThat(journal.head(STREAM).seq()).isGreaterThanOrEqualTo(confirmed);
            for (int i = 1; i <= confirmed; i++) {
                assertThat(journal.read(stato(formulari, i))).isEqualTo(Formulari.Stato.GIACENZA);
            }
            var live = Tables.dump(folder.resolve("timbro.db"));
            journal.rebuild();
            assertThat(Tables.dump(folder.resolve("timbro.db"))).isEqualTo(live);
        }
    }

    private static java.util.function.Function<Reading, Formulari.Stato> stato(FormularioStore formulari, int n) {
        return rows -> formulari.stato(rows, seriale(n)).orElseThrow();
    }

    /// Starts a writer, reads what it confirms, kills it without warning after so many confirmations.
    private int liveAndDie(int before, int confirmations) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Children.java(Writer.class, folder.toString(), String.valueOf(before)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int last = before;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < confirmations; i++) {
                last = Integer.parseInt(out.readLine());
            }
            process.toHandle().destroyForcibly(); // SIGKILL, and its last words can still be read
            // what it still managed to say before it died was confirmed too
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = Math.max(last, whole(line));
            }
        }
        process.waitFor();
        return last;
    }

    /// The last line may be cut; a part of a number is smaller than the number.
    private static int whole(String line) {
        return line.matches("[0-9]+") ? Integer.parseInt(line) : 0;
    }

    static SerialeFormulario seriale(int n) {
        return new SerialeFormulario("A%07d".formatted(n));
    }

    static Journal open(Path folder, FormularioStore formulari) {
        return new Journal(
                folder.resolve("timbro.db"),
                new Codec(),
                List.of(formulari),
                (_, _, why) -> {
                    throw new IllegalStateException(why.toString());
                },
                new FakeTime(),
                new Random(1));
    }

    /// Writes one fact after the other and says each number only after its write returned.
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            FormularioStore formulari = new FormularioStore();
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            try (Journal journal = open(Path.of(args[0]), formulari)) {
                int next = (int) journal.head(STREAM).seq() + 1;
                while (!out.checkError()) { // who reads us may be killed too
                    int n = next++;
                    journal.write(STREAM, "anna", tx -> tx.append(new FormulariCaricati(seriale(n), seriale(n), 1)));
                    out.println(n);
                }
            }
        }
    }
}
