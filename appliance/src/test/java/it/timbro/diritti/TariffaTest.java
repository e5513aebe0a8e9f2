package it.timbro.diritti;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import it.timbro.politica.Politica;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Conteggi;
import it.timbro.pratica.Opzioni.DiAllegato;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.TipoAllegato;
import it.timbro.pratica.TipoPratica;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What things cost by the tariff that ships.
class TariffaTest {
    private static final Politica GENOVA = Politica.Raccolta.load().valida(new Sede("GE1"), LocalDate.of(2026, 11, 23));

    private static Opzioni opzioni(
            @Nullable Supporto supporto,
            int copie,
            boolean urgente,
            @Nullable Conteggi certificato,
            List<DiAllegato> allegati) {
        return new Opzioni(copie, supporto, null, null, urgente, null, "", certificato, allegati);
    }

    private static List<Voce> voci(TipoPratica tipo, Opzioni opzioni) {
        return Tariffa.voci(GENOVA, tipo, opzioni);
    }

    private static Importo totale(TipoPratica tipo, Opzioni opzioni) {
        return Importo.cent(Tariffa.totale(voci(tipo, opzioni)));
    }

    private static DiAllegato documento(TipoAllegato tipo, Conteggi conteggi) {
        return new DiAllegato("1", "documento.pdf", "", tipo, conteggi);
    }

    /// On blank sheet the price is flat: original and one copy, asked for or not.
    @ParameterizedTest
    @CsvSource({
        "FORMULARIO,    0,  5",
        "FORMULARIO,    1, 10",
        "FORMULARIO,    3, 20",
        "FOGLIO_BIANCO, 0, 10",
        "FOGLIO_BIANCO, 1, 10",
        "FOGLIO_BIANCO, 3, 20"
    })
    void aCertificateCostsByItsPaperAndItsCopies(Supporto supporto, int copie, String euro) {
        assertThat(totale(TipoPratica.CO, opzioni(supporto, copie, false, null, List.of())))
                .isEqualTo(Importo.leggi(euro));
    }

    @Test
    void aVistoCostsByItsDocumentAndALegalizzazioneComesOnTop() {
        Opzioni visti = opzioni(
                null,
                0,
                false,
                null,
                List.of(
                        documento(TipoAllegato.VPT, new Conteggi(null, 2, 1)),
                        documento(TipoAllegato.ALV, new Conteggi(null, 1, null)),
                        documento(TipoAllegato.CER, new Conteggi(2, null, null)),
                        documento(TipoAllegato.FAT, new Conteggi(2, null, null))));
        assertThat(voci(TipoPratica.VA, visti))
                .containsExactly(
                        new Voce("Visti", 2, 300),
                        new Voce("Attestati", 1, 300),
                        new Voce("Legalizzazioni", 1, 300),
                        new Voce("Copie di certificato", 2, 500));
    }

    @Test
    void whatIsAskedOnTheCertificateItselfIsPaidWithIt() {
        assertThat(totale(TipoPratica.CO, opzioni(Supporto.FORMULARIO, 0, false, new Conteggi(null, 1, 1), List.of())))
                .isEqualTo(Importo.leggi("11"));
    }

    @Test
    void aDenunciaCostsNothingAlsoIfItIsUrgent() {
        assertThat(voci(TipoPratica.DF, opzioni(null, 3, true, null, List.of())))
                .isEmpty();
    }

    @Test
    void theTariffsVersionStandsInTheFact() {
        assertThat(Tariffa.prenota(
                                new it.timbro.pratica.NumeroPratica("M26B22A0001"),
                                GENOVA,
                                TipoPratica.CO,
                                opzioni(Supporto.FORMULARIO, 0, false, null, List.of()))
                        .tariffa())
                .isEqualTo("2012-07-17");
    }
}
