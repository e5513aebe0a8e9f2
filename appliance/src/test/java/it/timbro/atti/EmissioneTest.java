package it.timbro.atti;

import static it.timbro.Prove.opzioni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.FakeStampante;
import it.timbro.Filiale;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Crediti;
import it.timbro.formulari.Formulari.Stato;
import it.timbro.journal.Journal;
import it.timbro.pratica.Carte;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelCredito.CreditoVincolato;
import it.timbro.pratica.DelNumero.CertificatoAnnullato;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DellaCustodia.CustodiaRinnovata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.printing.ipp.Fault;
import it.timbro.printing.ipp.Submission;
import it.timbro.sync.protocol.Hash;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paper exactly once: INV-9, INV-10, INV-15 and what the counter does when things go wrong.
class EmissioneTest {
    @TempDir
    Path folder;

    private Filiale filiale;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 20);
        filiale.magazzino.carica("A0123401", "A0123420", "anna");
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private NumeroPratica approvata(Supporto supporto, int copie) {
        NumeroPratica numero = filiale.arriva(opzioni(supporto, copie));
        filiale.approva(numero);
        return numero;
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().problem()).isEqualTo(problem));
    }

    @Test
    void aWholeMorningEndsWithTheBundleHandedOver() {
        NumeroPratica numero = approvata(Supporto.FORMULARIO, 2);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        assertThat(filiale.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.EMESSA);
        assertThat(filiale.formulario("A0123401")).isEqualTo(Stato.USATO);
        assertThat(filiale.journal
                        .read(rows -> filiale.diritti.find(rows, numero))
                        .orElseThrow()
                        .riscossiCent())
                .isEqualTo(1_500);

        filiale.consegna.consegna(
                numero,
                filiale.versione(numero),
                "Ada Prova",
                "delegato",
                "CI CA00000AA",
                filiale.consegna.pezzi(numero),
                "anna");
        assertThat(filiale.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.CONSEGNATA);
    }

    @Test
    void numberSheetAndDocumentAreReservedBeforeThePrinterIsTouched() {
        NumeroPratica numero = approvata(Supporto.FORMULARIO, 0);
        filiale.prepara(numero);
        assertThat(filiale.stampante.ricevuti).isEmpty();
        assertThat(filiale.certificato("C26GE0000001").stato()).isEqualTo(Numeri.Stato.IMPEGNATO);
        assertThat(filiale.formulario("A0123401")).isEqualTo(Stato.IMPEGNATO);

        filiale.stampa(numero, "");
        assertThat(filiale.stampante.ricevuti).hasSize(1);
        assertThat(Hash.of(filiale.stampante.ricevuti.getFirst().pdf()))
                .isEqualTo(filiale.certificato("C26GE0000001").documento());
    }

    @Test
    void aPowerCutInTheMiddleOfAPrintLeavesAQuestionNeverAGuess() {
        NumeroPratica numero = approvata(Supporto.FORMULARIO, 1);
        filiale.prepara(numero);
        filiale.stampante.togliCorrente();
        assertThatThrownBy(() -> filiale.stampa(numero, "")).isInstanceOf(FakeStampante.CorrenteMancata.class);

        filiale = filiale.riaccendi();
        assertThat(filiale.lavoro(numero).inDubbio()).hasSize(2);
        refused(Problem.FOGLIO_IN_DUBBIO, () -> filiale.stampa(numero, "riprovo"));
        assertThat(filiale.stampante.ricevuti).isEmpty();

        filiale.rispondi(numero, 1, Emissione.Risposta.BUONO, "");
        filiale.rispondi(numero, 2, Emissione.Risposta.NON_USCITO, "");
        filiale.stampa(numero, "il secondo foglio non è uscito");
        filiale.rispondi(numero, 2, Emissione.Risposta.BUONO, "");
        assertThat(filiale.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.EMESSA);
    }

    @Test
    void aSpoiledSheetConsumesItsSerialAndAsksForTheNext() {
        NumeroPratica numero = approvata(Supporto.FORMULARIO, 1);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.rispondi(numero, 1, Emissione.Risposta.BUONO, "");
        refused(Problem.SERIALE_NON_CONFERMATO, () -> filiale.rispondi(numero, 2, Emissione.Risposta.ROVINATO, "999"));
        assertThat(filiale.formulario("A0123402")).isEqualTo(Stato.IMPEGNATO);

        filiale.rispondi(numero, 2, Emissione.Risposta.ROVINATO, "403");
        assertThat(filiale.formulario("A0123402")).isEqualTo(Stato.GUASTO);
        assertThat(filiale.formulario("A0123403")).isEqualTo(Stato.IMPEGNATO);
        refused(Problem.MOTIVO_MANCANTE, () -> filiale.stampa(numero, ""));
        filiale.stampa(numero, "inchiostro sbavato");
        filiale.rispondi(numero, 2, Emissione.Risposta.BUONO, "");
        assertThat(filiale.formulario("A0123403")).isEqualTo(Stato.USATO);
    }

    @Test
    void aSheetIsAnsweredOnce() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, 1);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.rispondi(numero, 1, Emissione.Risposta.BUONO, "");
        refused(Problem.NON_VALIDO_ORA, () -> filiale.rispondi(numero, 1, Emissione.Risposta.ROVINATO, ""));
    }

    @Test
    void aPrinterThatRefusesLeavesTheSheetsToPrint() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, 1);
        filiale.prepara(numero);
        filiale.stampante.rispondi(new Submission.Refused(new Fault(Fault.Cause.SENZA_CARTA, "media-empty")));
        assertThat(filiale.stampa(numero, "")).isInstanceOf(Emissione.Invio.Rifiutato.class);
        assertThat(filiale.lavoro(numero).daStampare()).hasSize(2);
        assertThat(filiale.lavoro(numero).esito()).contains("manca la carta");
    }

    @Test
    void anAnswerThatNobodyKnowsLeavesTheSheetsInDoubt() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, 1);
        filiale.prepara(numero);
        filiale.stampante.rispondi(new Submission.Incerto("connection reset"));
        assertThat(filiale.stampa(numero, "")).isInstanceOf(Emissione.Invio.Incerto.class);
        assertThat(filiale.lavoro(numero).inDubbio()).hasSize(2);
    }

    @Test
    void aScannedSerialThatIsNotInStockIsRefusedAndNothingIsHalfDone() {
        NumeroPratica prima = approvata(Supporto.FORMULARIO, 0);
        filiale.prepara(prima);
        NumeroPratica numero = approvata(Supporto.FORMULARIO, 0);
        long versione = filiale.versione(numero);
        refused(
                Problem.SERIALE_GIA_USATO,
                () -> filiale.emissione.prepara(numero, versione, Map.of(1, "A0123401"), "anna"));
        refused(
                Problem.SERIALE_SCONOSCIUTO,
                () -> filiale.emissione.prepara(numero, versione, Map.of(1, "B7777777"), "anna"));
        assertThat(filiale.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.APPROVATA);
        int liberi = filiale.journal.read(rows -> filiale.numeri.liberi(rows, 2026));
        assertThat(liberi).isEqualTo(19);
    }

    @Test
    void numbersEndAndTheOfficeIsTold() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, 0);
        filiale.time.segna(Instant.parse("2027-01-02T09:00:00Z"));
        refused(Problem.NUMERI_ESAURITI, () -> filiale.prepara(numero));
    }

    @Test
    void ifTheTrustedTimeStraddlesNewYearAPersonAnswers() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, 0);
        filiale.time.limiti(Instant.parse("2026-12-31T20:00:00Z"), Instant.parse("2027-01-01T02:00:00Z"));
        refused(Problem.ANNO_INCERTO, () -> filiale.prepara(numero));
    }

    @Test
    void aDecisionOnOldDataIsNeverAnOverwrite() {
        NumeroPratica numero = filiale.arriva(opzioni(Supporto.FOGLIO_BIANCO, 0));
        long vista = filiale.versione(numero);
        filiale.dallaCentrale(new it.timbro.pratica.DellaPratica.NotaAggiunta(numero, "fattura parziale"));
        refused(Problem.DECISA_SU_DATI_VECCHI, () -> filiale.istruttoria.approva(numero, vista, "anna"));
        filiale.istruttoria.approva(numero, vista + 1, "anna");
    }

    @Test
    void anIssuedCertificateNeverChangesItIsAnnulledByANewFact() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, 0);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        var emesso = filiale.certificato("C26GE0000001");
        NumeroCertificato certificato = emesso.numero();

        refused(
                Problem.NON_VALIDO_ORA,
                () -> filiale.journal.write(
                        Filiale.STREAM,
                        "anna",
                        tx -> tx.append(new CertificatoEmesso(certificato, numero, Hash.ZERO))));
        filiale.journal.write(
                Filiale.STREAM,
                "anna",
                tx -> tx.append(new CertificatoAnnullato(certificato, numero, "errore di compilazione", true)));
        var annullato = filiale.certificato("C26GE0000001");
        assertThat(annullato.stato()).isEqualTo(Numeri.Stato.ANNULLATO);
        assertThat(annullato.documento()).isEqualTo(emesso.documento());
        assertThat(annullato.emessoMs()).isEqualTo(emesso.emessoMs());
    }

    @Test
    void afterItsCustodyABranchThatIsCutOffIssuesNothingAnyMore() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, 0);
        filiale.dallaCentrale(new CustodiaRinnovata(
                Filiale.SEDE, filiale.time.now().plus(Duration.ofDays(15)).toEpochMilli()));
        filiale.time.passa(Duration.ofDays(15).plusMinutes(1));
        refused(Problem.CUSTODIA_SCADUTA, () -> filiale.prepara(numero));
        assertThat(filiale.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.APPROVATA);
        filiale.dallaCentrale(new CustodiaRinnovata(
                Filiale.SEDE, filiale.time.now().plus(Duration.ofDays(15)).toEpochMilli()));
        filiale.prepara(numero);
        assertThat(filiale.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.IN_STAMPA);
    }

    @Test
    void whatWasPreparedInItsCustodyIsNotPrintedAfterItButWhatHasBegunToComeOutIsFinished() {
        NumeroPratica begun = approvata(Supporto.FOGLIO_BIANCO, 0);
        NumeroPratica prepared = approvata(Supporto.FOGLIO_BIANCO, 0);
        filiale.dallaCentrale(new CustodiaRinnovata(
                Filiale.SEDE, filiale.time.now().plus(Duration.ofDays(15)).toEpochMilli()));
        filiale.prepara(begun);
        filiale.prepara(prepared);
        filiale.stampa(begun, "");
        filiale.rispondi(begun, 1, Emissione.Risposta.NON_USCITO, "");
        filiale.time.passa(Duration.ofDays(15).plusMinutes(1));
        refused(Problem.CUSTODIA_SCADUTA, () -> filiale.stampa(prepared, ""));
        filiale.stampa(begun, "carta inceppata");
        filiale.tuttiBuoni(begun);
        assertThat(filiale.scheda(begun).stato()).isEqualTo(it.timbro.pratica.Stato.EMESSA);
        assertThat(filiale.scheda(prepared).stato()).isEqualTo(it.timbro.pratica.Stato.IN_STAMPA);
    }

    @Test
    void aSecondValidCertificateOfAPraticaBecomesACard() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, 0);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        secondoCertificato(numero);
        assertThat(filiale.journal.read(filiale.carte::aperte)).singleElement().satisfies(carta -> {
            assertThat(carta.tipo()).isEqualTo(Carte.Tipo.DUE_CERTIFICATI);
            assertThat(carta.testo()).contains("C26GE0000001", "C26GE0000009", "annullare");
            assertThat(carta.pratica()).contains(numero);
        });
    }

    private void secondoCertificato(NumeroPratica numero) {
        NumeroCertificato altro = new NumeroCertificato("C26GE0000009");
        filiale.journal.write(Filiale.STREAM, "anna", tx -> {
            tx.append(new it.timbro.pratica.DelNumero.NumeroImpegnato(
                    altro, numero, new it.timbro.pratica.NumeroLavoro("GE1-9999"), Hash.ZERO));
            return tx.append(new CertificatoEmesso(altro, numero, Hash.ZERO));
        });
    }

    @Test
    void whatACompanyPaysByTelemacoIsDebitedFromTheCreditThatTheBranchHolds() {
        CodiceFiscale impresa = new CodiceFiscale("01234560991");
        filiale.dallaCentrale(new CreditoVincolato(
                "GE1-1",
                impresa,
                Filiale.SEDE,
                Importo.leggi("12"),
                Importo.leggi("12"),
                filiale.time.now().plus(Duration.ofDays(10)).toEpochMilli()));
        NumeroPratica prima = approvata(Supporto.FOGLIO_BIANCO, 1); // 10 €
        filiale.prepara(prima);
        assertThat(filiale.journal.<List<Crediti.Addebito>>read(
                        rows -> filiale.crediti.addebiti(rows, Filiale.SEDE, prima)))
                .containsExactly(new Crediti.Addebito("GE1-1", Importo.leggi("10")));
        NumeroPratica seconda = approvata(Supporto.FOGLIO_BIANCO, 1);
        refused(Problem.CREDITO_INSUFFICIENTE, () -> filiale.prepara(seconda));
        assertThat(filiale.journal.<Integer>read(rows -> filiale.numeri.liberi(rows, 2026)))
                .as("and no number is taken for it")
                .isEqualTo(19);
    }

    @Test
    void theStateRebuiltFromTheJournalEqualsTheLiveState() {
        NumeroPratica numero = approvata(Supporto.FORMULARIO, 1);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.rispondi(numero, 1, Emissione.Risposta.ROVINATO, "403");
        filiale.arriva(opzioni(Supporto.FOGLIO_BIANCO, 3));
        filiale.rispondi(numero, 2, Emissione.Risposta.BUONO, "");
        filiale.stampa(numero, "sbavato");
        filiale.rispondi(numero, 1, Emissione.Risposta.BUONO, "");
        secondoCertificato(numero);
        var live = Tables.dump(folder.resolve("timbro.db"));
        filiale.journal.rebuild();
        assertThat(Tables.dump(folder.resolve("timbro.db"))).isEqualTo(live);
        assertThat(live).containsKeys("scheda", "foglio", "formulario", "numero", "carta");
        assertThat(filiale.journal.verify(Filiale.STREAM)).isInstanceOf(Journal.Soundness.Sound.class);
    }
}
