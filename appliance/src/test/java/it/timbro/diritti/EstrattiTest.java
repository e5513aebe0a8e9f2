package it.timbro.diritti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.Filiale;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.diritti.Cassa.Dovuto;
import it.timbro.pratica.DegliIncassi.EstrattoRiscontrato;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.Pagato;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bank's list of the POS and pagoPA's, held against what Anna took: 3 € each.
class EstrattiTest {
    private static final String AVVISO = "301000000012345678";

    @TempDir
    Path folder;

    private Filiale filiale;
    private Estratti estratti;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        estratti = new Estratti(filiale.journal, Filiale.STREAM, filiale.incassi);
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private NumeroRicevuta incassa(Mezzo mezzo, String riferimento) {
        return filiale.journal.write(
                Filiale.STREAM,
                "anna",
                tx -> filiale.cassa.incassa(
                        tx,
                        Dovuto.di("Ada Prova", "Visto", "2012-07-17", List.of(new Voce("Visti", 1, 300))),
                        new Pagato(mezzo, riferimento, Optional.of(Importo.ZERO))));
    }

    private EstrattoRiscontrato leggi(Mezzo mezzo, String... righe) {
        return estratti.riscontra(mezzo, "riferimento;data;importo\n" + String.join("\n", righe), "carla");
    }

    private List<NumeroRicevuta> mancanti() {
        return filiale
                .journal
                .read(rows -> filiale.incassi.daRiscontrare(rows, Filiale.SEDE, List.of(Mezzo.POS, Mezzo.PAGOPA), 10))
                .stream()
                .map(Incassi.Riga::ricevuta)
                .toList();
    }

    @Test
    void whatTheStatementNamesIsMatchedAndTheRestStays() {
        NumeroRicevuta pos = incassa(Mezzo.POS, "000123");
        NumeroRicevuta avviso = incassa(Mezzo.PAGOPA, "3010 0000 0012 3456 78");
        NumeroRicevuta other = incassa(Mezzo.POS, "000124");
        assertThat(leggi(Mezzo.POS, "000123;23/11/2026;3,00").trovati()).containsExactly(pos);
        assertThat(leggi(Mezzo.PAGOPA, AVVISO + ";2026-11-25;3.00").trovati())
                .as("pagoPA credits days later")
                .containsExactly(avviso);
        assertThat(mancanti()).containsExactly(other);
    }

    @Test
    void whatDiffersIsToldInWords() {
        incassa(Mezzo.POS, "000123");
        EstrattoRiscontrato fatto = leggi(Mezzo.POS, "000123;23/11/2026;5,00", "000999;23/11/2026;3,00");
        assertThat(fatto.trovati()).isEmpty();
        assertThat(fatto.diverse())
                .containsExactly(
                        "000123 del 23/11/2026: l'estratto dice 5,00 €, la ricevuta GE1-R-2026-0000001 dice 3,00 €",
                        "000999 del 23/11/2026: l'estratto dice 3,00 €, in cassa non c'è");
        assertThat(mancanti()).hasSize(1);
    }

    @Test
    void aSlipOfAnotherDayIsAnotherPayment() {
        incassa(Mezzo.POS, "000123");
        assertThat(leggi(Mezzo.POS, "000123;22/11/2026;3,00").diverse()).hasSize(1);
    }

    @Test
    void theSameStatementAgainFindsNothingTwiceAndWhatCameLater() {
        incassa(Mezzo.POS, "000123");
        String[] righe = {"000123;23/11/2026;3,00", "000124;23/11/2026;3,00"};
        assertThat(leggi(Mezzo.POS, righe).diverse()).hasSize(1);
        filiale.time.passa(Duration.ofHours(1));
        NumeroRicevuta later = incassa(Mezzo.POS, "000124");
        EstrattoRiscontrato again = leggi(Mezzo.POS, righe);
        assertThat(again.trovati()).containsExactly(later);
        assertThat(again.diverse()).isEmpty();
        assertThat(mancanti()).isEmpty();
        List<Incassi.EstrattoLetto> letti =
                filiale.journal.read(rows -> filiale.incassi.estratti(rows, Filiale.SEDE, 10));
        assertThat(letti)
                .singleElement()
                .satisfies(letto -> assertThat(letto.diverse()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            riferimento;data                        | da 1 a 500 pagamenti
            numero;giorno;euro@1;2026-11-23;3       | la prima riga deve avere i titoli
            riferimento;data;importo@1;ieri;3       | riga 2: «ieri» non è una data
            riferimento;data;importo@;2026-11-23;3  | riga 2: il riferimento
            riferimento;data;importo@1;2026-11-23;x | riga 2: «x» non è un importo
            riferimento;data;importo@1;2026-11-23   | riga 2: «» non è un importo
            """)
    void whatIsNoStatementIsRefusedWithItsLine(String testo, String words) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> estratti.riscontra(Mezzo.POS, testo.replace('@', '\n'), "carla"))
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.rejection().problem()).isEqualTo(Problem.ESTRATTO_NON_VALIDO));
    }

    @Test
    void cashHasNoStatement() {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> leggi(Mezzo.CONTANTI, "1;2026-11-23;3"))
                .withMessageContaining("non c'è un estratto");
    }

    @Test
    void matchesAreRebuiltFromTheFacts() {
        incassa(Mezzo.POS, "000123");
        incassa(Mezzo.POS, "000124");
        leggi(Mezzo.POS, "000123;23/11/2026;3,00");
        List<NumeroRicevuta> live = mancanti();
        filiale.journal.rebuild();
        assertThat(mancanti()).isEqualTo(live).hasSize(1);
    }
}
