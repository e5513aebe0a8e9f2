package it.timbro.tempesta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The seeds of every build: a few that are always the same, and those that found something once.
class TempestaTest {
    static Stream<Semi.Seme> semi() {
        return Semi.normali().stream();
    }

    @ParameterizedTest
    @MethodSource("semi")
    void everyInvariantHoldsInTheStormAndAfterItEverythingHasArrived(Semi.Seme seme) {
        Tempesta.Esito esito = soffia(seme);
        assertThat(esito.conto().di("fatti")).isPositive();
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        Semi.Seme seme = new Semi.Seme(7, 120);
        Tempesta.Esito first = soffia(seme);
        assertThat(first.conto().di("certificati"))
                .as("certificates issued in it")
                .isPositive();
        assertThat(soffia(seme)).isEqualTo(first);
        assertThat(soffia(new Semi.Seme(5, 60))).isNotEqualTo(first);
    }

    @Test
    void everyMutantChangesALineOfTodaysSourceAndCompiles(@TempDir Path classes) throws IOException {
        assertThat(Mutanti.superati(Path.of(".."), classes)).isEmpty();
    }

    private static Tempesta.Esito soffia(Semi.Seme seme) {
        try (Cartella folder = Cartella.nuova();
                Tempesta tempesta = new Tempesta(folder.path(), seme.seed())) {
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
