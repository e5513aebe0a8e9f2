package it.timbro.tempesta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The seeds of every build: a few that are always the same, and those that found something once.
class TempestaTest {
    private static final int INVARIANTI = 15;

    static Stream<Semi.Seme> semi() {
        return Semi.normali().stream();
    }

    private static final Conto TUTTO = new Conto();

    @ParameterizedTest
    @MethodSource("semi")
    void everyInvariantHoldsInTheStormAndAfterItEverythingHasArrived(Semi.Seme seme) {
        Tempesta.Esito esito = soffia(seme);
        assertThat(esito.conto().di("fatti")).isPositive();
        TUTTO.piu(esito.conto());
    }

    /// What the seeds of every build no longer meet would be shown by nobody.
    @AfterAll
    static void everyKindOfTroubleHasHappenedAndEveryInvariantWasLookedAt() {
        if (TUTTO.di("semi") == Semi.normali().size()) {
            Stream<String> looks = IntStream.rangeClosed(1, INVARIANTI).mapToObj(n -> "verifica INV-" + n);
            assertThat(Stream.concat(Semi.lines("guasti.txt").stream(), looks).filter(che -> TUTTO.di(che) == 0))
                    .isEmpty();
        }
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        Semi.Seme seme = new Semi.Seme(6, 120);
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

    @Test
    void whatHasToFindEachMutantIsAnInvariantAndStandsInTheDocument() throws IOException {
        Map<String, String> told = Pattern.compile(
                        "^\\| ([^|]+) \\| ((?:(?:INV-[0-9]+|convergenza)(?:, )?)+) \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/testing.md")))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(Mutanti.attesi()).isEqualTo(told);
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
