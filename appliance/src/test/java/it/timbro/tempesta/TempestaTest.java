package it.timbro.tempesta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The seeds of every build: a few that are always the same, and those that found something once.
class TempestaTest {
    @TempDir
    Path folder;

    static Stream<Semi.Seme> semi() {
        return Semi.normali().stream();
    }

    @ParameterizedTest
    @MethodSource("semi")
    void everyInvariantHoldsInTheStormAndAfterItEverythingHasArrived(Semi.Seme seme) {
        Tempesta.Esito esito = soffia(folder, seme);
        assertThat(esito.fatti()).isPositive();
    }

    @Test
    void theSameSeedTellsTheSameStory() throws IOException {
        Semi.Seme seme = new Semi.Seme(4, 200);
        Tempesta.Esito first = soffia(Files.createDirectory(folder.resolve("prima")), seme);
        assertThat(first.certificati()).as("certificates issued in it").isPositive();
        assertThat(soffia(Files.createDirectory(folder.resolve("seconda")), seme))
                .isEqualTo(first);
        assertThat(soffia(Files.createDirectory(folder.resolve("altra")), new Semi.Seme(5, 60)))
                .isNotEqualTo(first);
    }

    private static Tempesta.Esito soffia(Path folder, Semi.Seme seme) {
        try (Tempesta tempesta = new Tempesta(folder, seme.seed())) {
            try {
                return tempesta.soffia(seme.passi());
            } catch (Violazione broken) {
                throw new AssertionError(
                        broken.getMessage() + "\nreplay: installer/tempesta --semi 1 --passi " + seme.passi() + " --da "
                                + seme.seed() + "\n" + tempesta.racconto(),
                        broken);
            }
        }
    }
}
