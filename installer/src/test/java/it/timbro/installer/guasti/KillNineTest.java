package it.timbro.installer.guasti;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.installer.TrainedImage;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// INV-3, 4, 5, 9 and 10 with real processes, SQLite at the branch and PostgreSQL at the centre. The long run is
/// `installer/guasti`.
class KillNineTest {
    private static final int KILLS = 4;
    private static final long SEED = 38;

    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredSurvivesEveryKillNineAndEverythingConvergesOnce() {
        long answers = new Assedio(
                        TrainedImage.get(),
                        Optional.of(BaseDati.postgres(folder.resolve("centro.db"))),
                        SEED,
                        line -> System.out.println("kill -9 (seme " + SEED + ") " + line))
                .run(KILLS);
        assertThat(answers).isGreaterThan(KILLS);
    }
}
