package it.timbro.politica;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.Opzioni.Consegna;
import it.timbro.pratica.Opzioni.Pagamento;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The policies that ship, as the source documents of the chambers describe them.
class PoliticaTest {
    private static final Politica.Raccolta SHIPPED = Politica.Raccolta.load();
    private static final LocalDate OGGI = LocalDate.of(2026, 11, 23);

    private static Stream<Politica> tutte() {
        return Stream.of("GE", "GE1", "GE2", "BG", "BG1", "BG2")
                .map(Sede::new)
                .flatMap(sede -> SHIPPED.giorni(sede).stream().map(day -> SHIPPED.valida(sede, day)));
    }

    private static Politica di(String sede) {
        return SHIPPED.valida(new Sede(sede), OGGI);
    }

    @Test
    void noneNamesAnAddressThatOnlyTheInstallationKnows() {
        assertThat(tutte()).isNotEmpty().extracting(Politica::verifica).containsOnly("");
    }

    @Test
    void noneContradictsItself() {
        assertThat(tutte()).flatExtracting(Politica::contrasti).isEmpty();
    }

    @Test
    void companiesMayPrintFromTheDayOfTheirChambersPolicy() {
        Sede genova = new Sede("GE1");
        assertThat(SHIPPED.valida(genova, LocalDate.of(2025, 9, 30)).consegne())
                .doesNotContain(Consegna.STAMPA_AZIENDA);
        assertThat(SHIPPED.valida(genova, LocalDate.of(2025, 10, 1)).consegne()).contains(Consegna.STAMPA_AZIENDA);
    }

    @Test
    void inGenovaOneDoesNotPayAtTheHandoverAndNothingIsSentByPost() {
        assertThat(di("GE1").incassi().pagamenti()).containsExactly(Pagamento.TELEMACO);
        assertThat(di("GE2").incassi().mezzi()).doesNotContain(Mezzo.CONTANTI);
        assertThat(di("GE1").consegne()).doesNotContain(Consegna.DOMICILIO);
    }

    @Test
    void inBergamoTheDebitIsMadeWhenTheRequestIsSent() {
        assertThat(di("BG2").incassi().addebito()).isEqualTo(Politica.Addebito.INVIO);
        assertThat(di("GE1").incassi().addebito()).isEqualTo(Politica.Addebito.EMISSIONE);
    }

    @Test
    void aBranchSaysWhereItDiffersFromItsChamberAndNothingElse() {
        assertThat(List.of(di("GE1").luogo(), di("GE2").luogo(), di("BG2").luogo()))
                .containsExactly("Genova", "Chiavari", "Treviglio");
        assertThat(di("GE2").camera()).isEqualTo(di("GE1").camera());
        assertThat(di("GE2").patrono()).isNotEqualTo(di("GE1").patrono());
    }

    @Test
    void beforeTheFirstDayTheFirstPolicyHolds() {
        assertThat(SHIPPED.valida(new Sede("GE1"), LocalDate.of(2001, 1, 1)).dal())
                .isEqualTo(LocalDate.of(2019, 6, 1));
    }

    @Test
    void whatAPersonWouldWriteForAParameterIsWithinItsLimitsAndMeansTheSame() {
        Politica politica = di("GE1");
        assertThat(Parametri.TUTTI).isNotEmpty().allSatisfy(parametro -> {
            String scritto = parametro.scritto(politica);
            assertThat(parametro.tipo().valore(scritto).map(parametro.tipo()::scritto))
                    .as(parametro.via())
                    .contains(scritto);
        });
    }

    @Test
    void outsideOfItsLimitsNothingIsTaken() {
        assertThat(Stream.of(
                                "rettificaOre|0",
                                "rettificaOre|721",
                                "rettificaOre|24.5",
                                "rettificaOre|",
                                "prezzi.copia|-1",
                                "prezzi.copia|500,01",
                                "prezzi.copia|5,001",
                                "prezzi.copia|cinque",
                                "supporti|",
                                "supporti|PERGAMENA",
                                "incassi.mezzi|TELEMACO",
                                "opzioni.pagamento|TELEMACO PAGOPA",
                                "patrono|30/02",
                                "orari|",
                                "orari|lun 13:00-08:30",
                                "orari|lunedi 08:30-13:00")
                        .map(line -> line.split("\\|", 2)))
                .allSatisfy(pair -> assertThat(
                                Parametri.find(pair[0]).orElseThrow().tipo().valore(pair[1]))
                        .as(pair[0] + " " + pair[1])
                        .isEmpty());
    }
}
