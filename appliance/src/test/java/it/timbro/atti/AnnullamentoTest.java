package it.timbro.atti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.annullamento.Annullamenti;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.certificato.Numeri;
import it.timbro.formulari.Formulari;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An issued certificate is never edited: it is taken back with its paper, and another stands in its
/// place (DD and DF, domain rules 1.6 and 1.7).
class AnnullamentoTest {
    private static final NumeroCertificato PRIMO = new NumeroCertificato("C26GE0000001");

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

    private NumeroPratica emessa(Supporto supporto, int copie) {
        NumeroPratica numero = filiale.arriva(Prove.opzioni(supporto, copie));
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        return numero;
    }

    private void chiedi(Causa causa, String denuncia) {
        filiale.annullamento.chiedi(
                new Annullamento.Domanda(
                        PRIMO,
                        causa,
                        "modulo firmato del 23/11/2026",
                        "peso sbagliato in casella 7",
                        denuncia,
                        new Presentazione.Persona("Ada Prova", "CI CA7654321", null),
                        null,
                        List.of(new Allegato(Hash.of(new byte[] {1}), "modulo.pdf", "SCANSIONE", "", 1))),
                "anna");
    }

    private void rientra(String... seriali) {
        filiale.annullamento.rientra(PRIMO, List.of(seriali), "busta del 23/11", "carla");
    }

    private Annullamenti.Annullamento annullamento() {
        return filiale.journal
                .read(rows -> filiale.annullamenti.find(rows, PRIMO))
                .orElseThrow();
    }

    private static void refused(Problem problem, String says, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.rejection().problem()).isEqualTo(problem);
            assertThat(e.rejection().sentence()).contains(says);
        });
    }

    @Test
    void onFormularioTheAnnulmentCompletesWhenTheLastSheetIsInTheLedger() {
        NumeroPratica pratica = emessa(Supporto.FORMULARIO, 1);
        chiedi(Causa.ANNULLAMENTO, "");
        assertThat(filiale.certificato(PRIMO.text()).stato()).isEqualTo(Numeri.Stato.EMESSO);
        assertThat(annullamento().attesi()).extracting(Object::toString).contains("A0123401");
        int fogli = annullamento().attesi().size();

        rientra(annullamento().attesi().stream().map(Object::toString).toArray(String[]::new));
        assertThat(filiale.certificato(PRIMO.text()).stato()).isEqualTo(Numeri.Stato.ANNULLATO);
        assertThat(filiale.scheda(pratica).stato()).isEqualTo(Stato.ANNULLATA);
        assertThat(filiale.formulario("A0123401")).isEqualTo(Formulari.Stato.ANNULLATO);
        assertThat(annullamento().rientrati()).hasSize(fogli);
    }

    @Test
    void aSheetThatDoesNotBelongToItIsNotTakenForIt() {
        emessa(Supporto.FORMULARIO, 0);
        chiedi(Causa.ANNULLAMENTO, "");
        refused(Problem.ANNULLAMENTO_NON_ORA, "non aspetta il foglio A0123409", () -> rientra("A0123409"));
        assertThat(annullamento().aperto()).isTrue();
    }

    @Test
    void onBlankSheetNothingHasToComeBack() {
        NumeroPratica pratica = emessa(Supporto.FOGLIO_BIANCO, 1);
        chiedi(Causa.ANNULLAMENTO, "");
        assertThat(annullamento().aperto()).isFalse();
        assertThat(filiale.scheda(pratica).stato()).isEqualTo(Stato.ANNULLATA);
        refused(Problem.ANNULLAMENTO_NON_ORA, "è già annullato", () -> chiedi(Causa.ANNULLAMENTO, ""));
    }

    @Test
    void aStolenOneNeedsThePoliceReportAndItsSheetsAreStolenInTheLedger() {
        emessa(Supporto.FORMULARIO, 0);
        refused(Problem.ANNULLAMENTO_INCOMPLETO, "la denuncia", () -> chiedi(Causa.FURTO, ""));
        chiedi(Causa.FURTO, "Carabinieri di Chiavari, 812/2026");
        assertThat(filiale.formulario("A0123401")).isEqualTo(Formulari.Stato.RUBATO);
        assertThat(annullamento().aperto()).isFalse();
    }

    @Test
    void aDestroyedOneLeavesDestroyedSheets() {
        emessa(Supporto.FORMULARIO, 0);
        chiedi(Causa.DISTRUZIONE, "");
        assertThat(filiale.formulario("A0123401")).isEqualTo(Formulari.Stato.DISTRUTTO);
    }

    @Test
    void theReplacementWaitsForThePaperAndSaysInBox5WhatItReplaces() throws IOException {
        emessa(Supporto.FORMULARIO, 0);
        chiedi(Causa.ANNULLAMENTO, "");
        NumeroPratica nuova = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        refused(Problem.CARTA_NON_RIENTRATA, "mancano i fogli A0123401", () -> sostituisci(nuova));
        rientra("A0123401");
        sostituisci(nuova);
        assertThat(annullamento().sostituto().orElseThrow())
                .isEqualTo(new Annullamenti.Sostituto(
                        nuova, false, "Sostituisce il certificato n. C26GE0000001 del 23/11/2026, annullato"));
        Optional<Annullamenti.Annullamento> vecchio =
                filiale.journal.read(rows -> filiale.annullamenti.sostituitoDa(rows, nuova));
        assertThat(vecchio.orElseThrow().certificato()).isEqualTo(PRIMO);
        filiale.approva(nuova);
        filiale.prepara(nuova);
        assertThat(testo(nuova)).contains("Sostituisce il certificato n. C26GE0000001 del 23/11/2026, annullato");
        NumeroPratica altra = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        refused(Problem.SOSTITUZIONE_NON_AMMESSA, "lo sostituisce già la pratica " + nuova, () -> sostituisci(altra));
    }

    /// What is printed, its lines joined.
    private String testo(NumeroPratica numero) throws IOException {
        byte[] bytes = filiale.archivio.read(filiale.lavoro(numero).documento());
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void aCertificateThatIsStillValidIsNotReplacedByWordsInANote() {
        emessa(Supporto.FOGLIO_BIANCO, 0);
        NumeroPratica nuova = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        filiale.dallaCentrale(new NotaAggiunta(nuova, "Sostituisce il certificato n. C26GE0000001, peso errato"));
        filiale.approva(nuova);
        assertThat(filiale.emissione.proposta(nuova).difetti())
                .containsExactly("l'impresa scrive che sostituisce il certificato C26GE0000001, che è ancora valido:"
                        + " prima si annulla quello");
        refused(
                Problem.EMISSIONE_NON_AMMESSA,
                "C26GE0000001",
                () -> filiale.emissione.prepara(nuova, filiale.versione(nuova), Map.of(), "anna"));
        chiedi(Causa.ANNULLAMENTO, "");
        filiale.prepara(nuova);
        assertThat(filiale.scheda(nuova).stato()).isEqualTo(Stato.IN_STAMPA);
    }

    @Test
    void issuedRetrospectivelyIsPrintedInBox5UnlessTheCompanyWroteIt() throws IOException {
        Opzioni opzioni = Prove.opzioni(Supporto.FOGLIO_BIANCO, 0);
        NumeroPratica numero = filiale.arriva(opzioni);
        filiale.istruttoria.cambiaOpzioni(
                numero, filiale.versione(numero), Prove.aPosteriori(opzioni), "merce partita il 2/11", "anna");
        filiale.approva(numero);
        filiale.prepara(numero);
        assertThat(testo(numero)).containsOnlyOnce("Rilasciato a posteriori / Issued retrospectively");
        assertThat(Prove.aPosteriori(opzioni).dicitura("Rilasciato a  posteriori"))
                .isEmpty();
        NumeroPratica altra = filiale.arriva(opzioni);
        filiale.approva(altra);
        filiale.prepara(altra);
        assertThat(testo(altra)).doesNotContain("posteriori");
    }

    private void sostituisci(NumeroPratica nuova) {
        filiale.annullamento.sostituisci(PRIMO, nuova, filiale.versione(nuova), "anna");
    }

    @Test
    void whatIsPrintedAlreadyReplacesNothing() {
        emessa(Supporto.FOGLIO_BIANCO, 0);
        chiedi(Causa.ANNULLAMENTO, "");
        NumeroPratica printed = emessa(Supporto.FOGLIO_BIANCO, 0);
        refused(Problem.SOSTITUZIONE_NON_AMMESSA, "la nuova pratica è «", () -> sostituisci(printed));
    }

    @Test
    void aDuplicateIsGivenWithinSixMonthsOfTheIssue() {
        emessa(Supporto.FOGLIO_BIANCO, 0);
        filiale.time.passa(Duration.ofDays(200));
        chiedi(Causa.SMARRIMENTO, "Questura di Genova, 41/2027");
        NumeroPratica late = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        refused(Problem.SOSTITUZIONE_NON_AMMESSA, "fino al 23/05/2027", () -> sostituisci(late));
    }

    @Test
    void aDuplicateInTimeIsCalledOne() {
        emessa(Supporto.FOGLIO_BIANCO, 0);
        chiedi(Causa.SMARRIMENTO, "Questura di Genova, 41/2026");
        NumeroPratica nuova = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        sostituisci(nuova);
        assertThat(annullamento().sostituto().orElseThrow().dicitura())
                .isEqualTo("DUPLICATO. Sostituisce il certificato n. C26GE0000001 del 23/11/2026, smarrito");
    }

    /// Of the new pratica: 10 € on blank sheet with one copy, had it been no duplicate.
    private List<Voce> voci(NumeroPratica numero) {
        return filiale.journal
                .read(rows -> filiale.diritti.find(rows, numero))
                .orElseThrow()
                .voci();
    }

    @Test
    void aDuplicateCostsWhatADuplicateDoesAlsoWhenItsOptionsChange() {
        emessa(Supporto.FOGLIO_BIANCO, 0);
        chiedi(Causa.FURTO, "Carabinieri di Chiavari, 812/2026");
        NumeroPratica nuova = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        sostituisci(nuova);
        assertThat(voci(nuova)).containsExactly(new Voce("Duplicato", 1, 500));
        Opzioni dueCopie = Prove.opzioni(Supporto.FORMULARIO, 2);
        filiale.istruttoria.cambiaOpzioni(nuova, filiale.versione(nuova), dueCopie, "al telefono", "anna");
        assertThat(voci(nuova)).containsExactly(new Voce("Duplicato", 1, 500), new Voce("Copie", 2, 500));
        long open = filiale.journal
                .read(rows -> filiale.diritti.find(rows, nuova))
                .orElseThrow()
                .apertiCent();
        assertThat(open).isEqualTo(1_500);
    }

    @Test
    void whatReplacesACertificateWithAMistakeIsPaidAsAnyOther() {
        emessa(Supporto.FOGLIO_BIANCO, 0);
        chiedi(Causa.ANNULLAMENTO, "");
        NumeroPratica nuova = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        sostituisci(nuova);
        assertThat(voci(nuova)).containsExactly(new Voce("Certificato su foglio bianco, con una copia", 1, 1_000));
    }

    @Test
    void theCertificateOfAPraticaThatIsAnotherBranchsByNowIsAnnulledAndThePraticaIsLeftToItsOwner() {
        NumeroPratica pratica = emessa(Supporto.FOGLIO_BIANCO, 0);
        Head scritto = filiale.journal.head(Filiale.STREAM);
        filiale.dallaCentrale(new PraticaRiassegnata(
                pratica,
                Filiale.SEDE,
                new Sede("GE2"),
                2,
                Filiale.STREAM.toString(),
                scritto.seq(),
                PraticaRiassegnata.Causa.ISOLATA,
                "prova",
                "bruni",
                "carli",
                null));
        chiedi(Causa.ANNULLAMENTO, "");
        assertThat(filiale.certificato(PRIMO.text()).stato()).isEqualTo(Numeri.Stato.ANNULLATO);
        assertThat(filiale.scheda(pratica).stato()).isEqualTo(Stato.EMESSA);
        assertThat(annullamento().aperto()).isFalse();
    }

    @Test
    void annulmentsAreTheSameAfterARebuild() {
        emessa(Supporto.FORMULARIO, 0);
        chiedi(Causa.ANNULLAMENTO, "");
        rientra("A0123401");
        Annullamenti.Annullamento before = annullamento();
        filiale.journal.rebuild();
        assertThat(annullamento()).isEqualTo(before);
        assertThat(filiale.formulario("A0123401")).isEqualTo(Formulari.Stato.ANNULLATO);
    }
}
