package it.timbro.atti;

import static it.timbro.Prove.opzioni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.certificato.Numeri;
import it.timbro.formulari.Formulari;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Consegna;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The certificate that the company prints: issued at the branch, no printer, no sheet, no handover.
class InAziendaTest {
    @TempDir
    Path folder;

    private Filiale filiale;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 20);
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private NumeroPratica approvata(Supporto supporto, Consegna consegna) {
        NumeroPratica numero = filiale.arriva(opzioni(supporto, 1, consegna));
        filiale.approva(numero);
        return numero;
    }

    private void emetti(NumeroPratica numero) {
        filiale.inAzienda.emetti(numero, filiale.versione(numero), "anna");
    }

    private static void refused(Problem problem, String words, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.rejection().problem()).isEqualTo(problem);
            assertThat(e.rejection().what()).contains(words);
        });
    }

    @Test
    void oneCommitIssuesItAndPutsItAtTheCompanysDisposal() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, Consegna.STAMPA_AZIENDA);
        long before = filiale.journal.head(Filiale.STREAM).seq();
        emetti(numero);
        assertThat(filiale.scheda(numero).stato()).isEqualTo(Stato.CONSEGNATA);
        assertThat(filiale.certificato("C26GE0000001").stato()).isEqualTo(Numeri.Stato.EMESSO);
        assertThat(filiale.journal.entriesAfter(Filiale.STREAM, before, 100, 1 << 20))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(entry -> assertThat(entry.txFirst()).isEqualTo(before + 1));
        assertThat(filiale.stampante.ricevuti).isEmpty();
    }

    @Test
    void theDocumentIsAPdfThatNeverChangesAndIsThatOfTheLedger() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, Consegna.STAMPA_AZIENDA);
        emetti(numero);
        InAzienda.Documento documento = filiale.inAzienda.documento(numero);
        assertThat(new String(documento.pdf(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(Hash.of(documento.pdf()))
                .isEqualTo(filiale.certificato("C26GE0000001").documento());
        assertThat(documento.certificato().text()).isEqualTo("C26GE0000001");
    }

    @Test
    void whatIsPrintedHereIsNotIssuedSoNorTheOtherWayRound() {
        NumeroPratica here = approvata(Supporto.FOGLIO_BIANCO, Consegna.SPORTELLO);
        NumeroPratica there = approvata(Supporto.FOGLIO_BIANCO, Consegna.STAMPA_AZIENDA);
        refused(Problem.NON_VALIDO_ORA, "si stampa allo sportello", () -> emetti(here));
        refused(Problem.NON_VALIDO_ORA, "lo stampa l'impresa", () -> filiale.prepara(there));
        filiale.prepara(here);
        refused(Problem.NON_TROVATO, here.text(), () -> filiale.inAzienda.documento(here));
        assertThat(filiale.scheda(there).stato()).isEqualTo(Stato.APPROVATA);
    }

    @Test
    void aSecondIssueIsRefusedAndTakesNoNumber() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, Consegna.STAMPA_AZIENDA);
        emetti(numero);
        refused(Problem.NON_VALIDO_ORA, "Consegnata", () -> emetti(numero));
        assertThat(filiale.journal.<Integer>read(rows -> filiale.numeri.liberi(rows, 2026)))
                .isEqualTo(19);
    }

    @Test
    void theBlankSheetIsForAuthorisedCompaniesWhereThePolicySaysSo() {
        filiale.politica("bianco.soloAutorizzate", "true");
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, Consegna.STAMPA_AZIENDA);
        refused(Problem.EMISSIONE_NON_AMMESSA, "autorizzate al foglio bianco", () -> emetti(numero));
        filiale.politica("bianco.autorizzate", "09876540999 Ardesie\n01234560991 Pompe Liguri S.r.l.");
        emetti(numero);
    }

    /// With one copy, so on two formulari.
    private NumeroPratica suFormulario(String note) {
        NumeroPratica numero = filiale.arriva(opzioni(Supporto.FORMULARIO, 1, Consegna.STAMPA_AZIENDA));
        filiale.dallaCentrale(new NotaAggiunta(numero, note));
        filiale.istruttoria.approva(numero, filiale.versione(numero), List.of("FORMULARIO"), "anna");
        return numero;
    }

    private void dai(String primo, String ultimo, String impresa) {
        filiale.magazzino.dai(
                primo,
                ultimo,
                new Presentazione.Impresa(impresa, null, null),
                new Presentazione.Persona("Ada Prova", "CI CA7654321", null),
                "modulo 3E",
                "anna");
    }

    @Test
    void onFormulariOfItsOwnTheyAreUsedWithTheIssueAndNeverAgain() {
        filiale.magazzino.carica("A0123401", "A0123420", "anna");
        dai("A0123401", "A0123403", "Pompe Liguri S.r.l.");
        NumeroPratica numero = suFormulario("si stampa sui formulari A0123402 e A0123401");
        emetti(numero);
        assertThat(filiale.certificato("C26GE0000001").stato()).isEqualTo(Numeri.Stato.EMESSO);
        for (String seriale : List.of("A0123401", "A0123402")) {
            assertThat(filiale.formulario(seriale)).isEqualTo(Formulari.Stato.USATO);
        }
        assertThat(filiale.formulario("A0123403")).isEqualTo(Formulari.Stato.DATO);
        assertThat(filiale.journal.<List<SerialeFormulario>>read(rows -> filiale.formulari.usati(rows, numero)))
                .extracting(SerialeFormulario::text)
                .containsExactlyInAnyOrder("A0123401", "A0123402");

        NumeroPratica altra = suFormulario("formulari A0123402 e A0123403");
        refused(
                Problem.EMISSIONE_NON_AMMESSA,
                "A0123402 non è stato dato a questa impresa (usato)",
                () -> emetti(altra));
    }

    @Test
    void aFormularioThatIsNotItsOwnOrThatNobodyNamedIsRefusedBeforeAnythingIsTaken() {
        filiale.magazzino.carica("A0123401", "A0123420", "anna");
        dai("A0123401", "", "Pompe Liguri S.r.l.");
        dai("A0123402", "", "Altra S.r.l.");
        NumeroPratica muta = suFormulario("grazie");
        assertThat(filiale.emissione.proposta(muta).difetti())
                .singleElement()
                .asString()
                .contains("ne servono 2, ne ha scritti 0");
        NumeroPratica altrui = suFormulario("formulari A0123401 e A0123402");
        refused(
                Problem.EMISSIONE_NON_AMMESSA,
                "A0123402 non è stato dato a questa impresa (dato a un'impresa)",
                () -> emetti(altrui));
        assertThat(filiale.formulario("A0123401")).isEqualTo(Formulari.Stato.DATO);
        assertThat(filiale.journal.<Integer>read(rows -> filiale.numeri.liberi(rows, 2026)))
                .isEqualTo(20);
    }

    @Test
    void thePolicyOfTheDayDecidesWhetherItIsAllowed() {
        NumeroPratica numero = approvata(Supporto.FOGLIO_BIANCO, Consegna.STAMPA_AZIENDA);
        filiale.time.segna(Instant.parse("2025-09-30T10:00:00Z"));
        assertThat(filiale.emissione.proposta(numero).difetti())
                .containsExactly("questa sede non ammette la consegna «Stampa in azienda»");
        filiale.time.segna(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(filiale.emissione.proposta(numero).difetti()).isEmpty();
    }

    @Test
    void withoutAnAddressToVerifyNothingIsIssuedAndNothingIsPrinted(@TempDir Path other) {
        try (Filiale unfinished = new Filiale(other, "")) {
            unfinished.blocco(2026, 2);
            NumeroPratica numero = unfinished.arriva(opzioni(Supporto.FOGLIO_BIANCO, 0));
            unfinished.approva(numero);
            assertThat(unfinished.emissione.proposta(numero).difetti())
                    .containsExactly("in questa installazione manca l'indirizzo dove si verifica il codice stampato"
                            + " (verifica.url)");
            refused(Problem.EMISSIONE_NON_AMMESSA, "verifica.url", () -> unfinished.prepara(numero));
            assertThat(unfinished.journal.<Integer>read(rows -> unfinished.numeri.liberi(rows, 2026)))
                    .isEqualTo(2);
        }
    }
}
