package it.timbro.politica;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import it.timbro.pratica.Opzioni.Consegna;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The policies that ship.
class PoliticaTest {
    private static final Politica.Raccolta SHIPPED = Politica.Raccolta.load();

    @Test
    void noneNamesAnAddressThatOnlyTheInstallationKnows() {
        assertThat(SHIPPED.tutte()).extracting(Politica::verifica).containsOnly("");
    }

    @Test
    void whatIsProposedIsAlsoAllowed() {
        assertThat(SHIPPED.tutte()).allSatisfy(politica -> {
            assertThat(politica.supporti()).contains(politica.opzioni().supporto());
            assertThat(politica.consegne()).contains(politica.opzioni().consegna());
        });
    }

    @Test
    void companiesMayPrintFromTheDayOfTheirChambersPolicy() {
        Sede genova = new Sede("GE1");
        assertThat(SHIPPED.valida(genova, LocalDate.of(2025, 9, 30)).consegne())
                .doesNotContain(Consegna.STAMPA_AZIENDA);
        assertThat(SHIPPED.valida(genova, LocalDate.of(2025, 10, 1)).consegne()).contains(Consegna.STAMPA_AZIENDA);
    }
}
