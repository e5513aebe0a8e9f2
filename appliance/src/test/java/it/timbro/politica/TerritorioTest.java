package it.timbro.politica;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// S-022: the towns of a branch's territory are a hint to where their companies usually go.
class TerritorioTest {
    private static final Sede GE = new Sede("GE");
    private static final LocalDate OGGI = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Corso Assereto 2, 16035 Rapallo GE                | Chiavari",
                "CORSO ASSERETO 2 - 16035 RAPALLO (GE)             | Chiavari",
                "ARDESIE S.N.C.;Via Isolona 9;16040 Orero;ITALIA   | Chiavari",
                "Piazza Matteotti 1, Sestri Levante                | Chiavari",
                "Via Roma 3, 16049 Santo Stefano d'Aveto           | Chiavari",
                "Via Rapallo 7, 16121 Genova GE                    | -",
                "Via Chiavari 12                                   | -",
                "''                                                | -",
            })
    void theTownOfAnAddressSaysItAndTheNameOfAStreetDoesNot(String indirizzo, String dove) {
        List<String> lines = Arrays.asList(indirizzo.split(";"));
        assertThat(new Territorio(Politica.Raccolta.load())
                        .di(GE, List.of(String.join("\n", lines)), OGGI)
                        .map(Politica::luogo)
                        .orElse("-"))
                .isEqualTo(dove);
    }

    @Test
    void itIsDatedPolicyOfTheBranchAndAnotherChamberIsAskedNothing() {
        Politica.Raccolta politiche = Politica.Raccolta.load();
        politiche.decise(List.of(new Variazione(
                "GE/aoo:1",
                "GE1",
                LocalDate.of(2027, 1, 1),
                Map.of("territorio", "Recco\nCamogli"),
                "delibera",
                "dario",
                0,
                Optional.empty())));
        Territorio territorio = new Territorio(politiche);
        assertThat(territorio.di(GE, List.of("Via Roma 1, 16036 Recco"), OGGI)).isEmpty();
        assertThat(territorio.di(GE, List.of("Via Roma 1, 16036 Recco"), LocalDate.of(2027, 1, 1)))
                .hasValueSatisfying(sua -> assertThat(sua.luogo()).isEqualTo("Genova"));
        assertThat(territorio.di(new Sede("BG"), List.of("Via Roma 1, 16035 Rapallo"), OGGI))
                .isEmpty();
    }
}
