package it.timbro.diritti;

import static it.timbro.Prove.opzioni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.Filiale;
import it.timbro.base.RejectedException;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelCredito.CreditoVincolato;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Pagamento;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Stato;
import it.timbro.world.Centrale;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// INV-13: every euro is reserved, captured, released or refunded once, whatever becomes of the
/// pratica. A certificate on blank sheet costs 10 €, each copy beyond the first 5 €.
class ContiTest {
    private static final CodiceFiscale IMPRESA = new CodiceFiscale("01234560991");

    @TempDir
    Path folder;

    private Filiale filiale;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 20);
        filiale.politica("incassi.pagamenti", "TELEMACO PAGOPA CONSEGNA", "incassi.mezzi", "CONTANTI POS PAGOPA");
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private static Opzioni bianco(int copie, Pagamento pagamento) {
        Opzioni other = opzioni(Supporto.FOGLIO_BIANCO, copie);
        return new Opzioni(
                other.numeroCopie(),
                other.supporto(),
                other.consegna(),
                pagamento,
                other.urgente(),
                other.proforma(),
                other.giacenzaMerci(),
                other.certificato(),
                other.allegati());
    }

    private NumeroPratica arriva(int copie, Pagamento pagamento) {
        return filiale.arriva(bianco(copie, pagamento));
    }

    private Diritti.Conto conto(NumeroPratica numero) {
        return filiale.journal.read(rows -> filiale.diritti.find(rows, numero)).orElseThrow();
    }

    /// Open, captured and kept, waiting to be given back.
    private List<Long> stato(NumeroPratica numero) {
        Diritti.Conto conto = conto(numero);
        return List.of(conto.apertiCent(), conto.tenutiCent(), conto.daRimborsareCent());
    }

    private void cambia(NumeroPratica numero, Opzioni opzioni) {
        filiale.istruttoria.cambiaOpzioni(numero, filiale.versione(numero), opzioni, "al telefono", "anna");
    }

    private void emetti(NumeroPratica numero) {
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
    }

    private void consegna(NumeroPratica numero) {
        filiale.consegna.consegna(
                numero,
                filiale.versione(numero),
                "Ada Prova",
                "delegato",
                "CI CA00000AA",
                filiale.consegna.pezzi(numero),
                "anna");
    }

    private void paga(NumeroPratica numero, String slip) {
        filiale.cassa.incassa(
                numero,
                filiale.versione(numero),
                conto(numero).apertiCent(),
                new Pagato(Mezzo.POS, slip, Optional.of(Importo.ZERO)),
                "anna");
    }

    @Test
    void whatIsRejectedIsReleased() {
        NumeroPratica numero = arriva(1, Pagamento.TELEMACO);
        assertThat(stato(numero)).containsExactly(1_000L, 0L, 0L);
        filiale.istruttoria.respingi(numero, filiale.versione(numero), "manca la fattura", "anna");
        assertThat(stato(numero)).containsExactly(0L, 0L, 0L);
        assertThat(conto(numero).liberatiCent()).isEqualTo(1_000);
    }

    @Test
    void whatThePrepaidCompanyWasChargedAtSendingGoesBackToItWhenItIsRejected() {
        NumeroPratica numero = arriva(1, Pagamento.TELEMACO);
        filiale.dallaCentrale(new DirittiRiscossi(numero, 1_000, Mezzo.TELEMACO));
        filiale.istruttoria.respingi(numero, filiale.versione(numero), "manca la fattura", "anna");
        assertThat(stato(numero)).containsExactly(0L, 0L, 0L);
        assertThat(conto(numero).rimborsatiCent()).isEqualTo(1_000);
    }

    @Test
    void otherOptionsReserveOrReleaseTheDifference() {
        NumeroPratica numero = arriva(1, Pagamento.TELEMACO);
        cambia(numero, bianco(3, Pagamento.TELEMACO));
        assertThat(stato(numero)).containsExactly(2_000L, 0L, 0L);
        cambia(numero, opzioni(Supporto.FORMULARIO, 0));
        assertThat(stato(numero)).containsExactly(500L, 0L, 0L);
        cambia(numero, opzioni(Supporto.FORMULARIO, 0));
        assertThat(stato(numero)).as("the same again").containsExactly(500L, 0L, 0L);
        emettiSuFormulario(numero);
        assertThat(stato(numero)).containsExactly(0L, 500L, 0L);
    }

    private void emettiSuFormulario(NumeroPratica numero) {
        filiale.magazzino.carica("A0123401", "A0123410", "anna");
        emetti(numero);
    }

    @Test
    void optionsThatCostLessThanWasChargedGiveTheRestBackToThePrepaidAccount() {
        NumeroPratica numero = arriva(3, Pagamento.TELEMACO);
        filiale.dallaCentrale(new DirittiRiscossi(numero, 2_000, Mezzo.TELEMACO));
        cambia(numero, bianco(1, Pagamento.TELEMACO));
        assertThat(stato(numero)).containsExactly(0L, 1_000L, 0L);
        cambia(numero, bianco(2, Pagamento.TELEMACO));
        assertThat(stato(numero)).as("and more is reserved again").containsExactly(500L, 1_000L, 0L);
    }

    @Test
    void whatWasPaidAtTheCounterWaitsToBeGivenBackAtTheCounter() {
        NumeroPratica numero = arriva(3, Pagamento.CONSEGNA);
        paga(numero, "000123");
        cambia(numero, bianco(1, Pagamento.CONSEGNA));
        assertThat(stato(numero)).containsExactly(0L, 2_000L, 1_000L);
        filiale.istruttoria.respingi(numero, filiale.versione(numero), "manca la fattura", "anna");
        assertThat(stato(numero)).containsExactly(0L, 2_000L, 2_000L);
        List<NumeroPratica> waiting =
                filiale.journal.read(rows -> filiale.diritti.daRimborsare(rows, Filiale.SEDE.camera(), 10));
        assertThat(waiting).containsExactly(numero);
    }

    @Test
    void whoPaysAtTheCounterGetsNothingBeforeThat() {
        NumeroPratica numero = arriva(1, Pagamento.CONSEGNA);
        emetti(numero);
        assertThat(stato(numero)).as("issued, not captured").containsExactly(1_000L, 0L, 0L);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> consegna(numero))
                .withMessageContaining("Prima bisogna pagare 10,00 €");
        paga(numero, "000124");
        consegna(numero);
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.CONSEGNATA);
        assertThat(stato(numero)).containsExactly(0L, 1_000L, 0L);
    }

    @Test
    void whoPrintsItselfPaysBeforeItIsIssued() {
        NumeroPratica numero = filiale.arriva(opzioni(Supporto.FOGLIO_BIANCO, 1, Opzioni.Consegna.STAMPA_AZIENDA)
                .orElse(Opzioni.NESSUNA));
        Opzioni now = filiale.scheda(numero).opzioni();
        cambia(
                numero,
                new Opzioni(
                        now.numeroCopie(),
                        now.supporto(),
                        now.consegna(),
                        Pagamento.PAGOPA,
                        false,
                        false,
                        "",
                        null,
                        List.of()));
        filiale.approva(numero);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> filiale.inAzienda.emetti(numero, filiale.versione(numero), "anna"))
                .withMessageContaining("Prima bisogna pagare");
        paga(numero, "9");
        filiale.inAzienda.emetti(numero, filiale.versione(numero), "anna");
        assertThat(stato(numero)).containsExactly(0L, 1_000L, 0L);
    }

    @Test
    void aPaymentThatThePolicyDoesNotAllowCannotBeChosen() {
        NumeroPratica numero = arriva(1, Pagamento.TELEMACO);
        filiale.politica("incassi.pagamenti", "TELEMACO");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> cambia(numero, bianco(1, Pagamento.CONSEGNA)))
                .withMessageContaining("non ammette il pagamento");
    }

    @Test
    void aDebitFromTheLeaseIsNotTakenForWhatIsRejectedBeforeItsNumber() {
        filiale.dallaCentrale(new CreditoVincolato(
                "GE1-1-x", IMPRESA, Filiale.SEDE, Importo.leggi("50"), Importo.leggi("50"), Long.MAX_VALUE));
        NumeroPratica numero = arriva(1, Pagamento.TELEMACO);
        filiale.istruttoria.respingi(numero, filiale.versione(numero), "manca la fattura", "anna");
        assertThat(filiale.journal
                        .read(rows -> filiale.crediti.aperti(rows, Filiale.SEDE, filiale.time.now()))
                        .getFirst()
                        .residuo())
                .isEqualTo(Importo.leggi("50"));
    }

    @Test
    void theSameIsRebuiltFromTheFacts() {
        NumeroPratica numero = arriva(3, Pagamento.CONSEGNA);
        paga(numero, "000123");
        cambia(numero, bianco(1, Pagamento.CONSEGNA));
        Diritti.Conto live = conto(numero);
        filiale.journal.rebuild();
        assertThat(conto(numero)).isEqualTo(live);
    }

    @Test
    void aRinunciaReleasesOnceAlsoWhenTheNewsComesTwice(@TempDir Path elsewhere) {
        try (Mondo mondo = new Mondo(elsewhere, 3)) {
            NumeroPratica numero = mondo.centrale.arriva(1, Mondo.bytes(1_000, 1));
            mondo.centrale.casa.journal.write(
                    Centrale.AOO,
                    "centro",
                    tx -> tx.append(
                            new DirittiPrenotati(numero, "2012-07-17", List.of(new Voce("Certificato", 1, 500)), 500),
                            Centrale.GENOVA));
            mondo.genova.sincronizza();
            mondo.centrale.arrivaRinuncia(numero);
            mondo.genova.sincronizza();
            mondo.genova.sincronizza();
            Diritti.Conto conto = mondo.centrale
                    .casa
                    .journal
                    .read(rows -> mondo.centrale.casa.diritti.find(rows, numero))
                    .orElseThrow();
            assertThat(conto.liberatiCent()).isEqualTo(500);
            assertThat(conto.apertiCent()).isZero();
        }
    }
}
