package it.timbro.atti;

import static it.timbro.Prove.opzioni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.certificato.Numeri;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Consegna;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
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

    @Test
    void onFormularioItIsRefusedInWordsBeforeAnythingIsTaken() {
        NumeroPratica numero = approvata(Supporto.FORMULARIO, Consegna.STAMPA_AZIENDA);
        assertThat(filiale.emissione.proposta(numero).difetti())
                .containsExactly("in azienda si stampa solo su foglio bianco, non su formulario");
        refused(Problem.EMISSIONE_NON_AMMESSA, "solo su foglio bianco", () -> emetti(numero));
        refused(
                Problem.OPZIONI_NON_VALIDE,
                "solo su foglio bianco",
                () -> filiale.istruttoria.cambiaOpzioni(
                        numero,
                        filiale.versione(numero),
                        opzioni(Supporto.FORMULARIO, 0, Consegna.STAMPA_AZIENDA),
                        "prova",
                        "anna"));
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
