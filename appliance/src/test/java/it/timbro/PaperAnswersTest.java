package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.atti.Annullamento;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.web.CartaceoView.Frase;
import it.timbro.sync.protocol.Hash;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the page of a pratica says of its paper: what became of the certificate, whose place it takes,
/// and whether what the company wrote is so.
class PaperAnswersTest {
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

    private NumeroPratica arrivata(String nota) {
        NumeroPratica numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        filiale.dallaCentrale(new NotaAggiunta(numero, nota));
        return numero;
    }

    private NumeroPratica emessa(Supporto supporto) {
        NumeroPratica numero = filiale.arriva(Prove.opzioni(supporto, 0));
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        return numero;
    }

    private void annulla(Causa causa) {
        filiale.annullamento.chiedi(
                new Annullamento.Domanda(
                        PRIMO,
                        causa,
                        "modulo firmato",
                        "peso sbagliato",
                        causa.denuncia() ? "Questura di Genova, 41/2026" : "",
                        new Presentazione.Persona("Ada Prova", "CI CA7654321", null),
                        null,
                        List.of(new Allegato(Hash.of(new byte[] {1}), "modulo.pdf", "SCANSIONE", "", 1))),
                "anna");
    }

    private List<Frase> sorte(NumeroPratica numero) {
        return filiale.cartaceo().di(filiale.scheda(numero)).sorte();
    }

    private List<String> annotazioni(NumeroPratica numero) {
        return filiale.cartaceo().di(filiale.scheda(numero)).annotazioni().stream()
                .map(frase -> (frase.avviso() ? "! " : "") + frase.testo())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"ANNULLAMENTO, annullato", "DISTRUZIONE, distrutto", "SMARRIMENTO, smarrito", "FURTO, rubato"})
    void whatBecameOfItIsSaidInItsWordAndThenWhatTookItsPlace(Causa causa, String parola) {
        NumeroPratica vecchia = emessa(Supporto.FOGLIO_BIANCO);
        assertThat(sorte(vecchia)).isEmpty();
        annulla(causa);
        assertThat(sorte(vecchia)).singleElement().satisfies(frase -> {
            assertThat(frase.testo()).startsWith("Il certificato C26GE0000001 è " + parola + " dal ");
            assertThat(frase.dove()).isEqualTo("/annullamenti/C26GE0000001");
        });
        NumeroPratica nuova = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        filiale.annullamento.sostituisci(PRIMO, nuova, filiale.versione(nuova), "anna");
        assertThat(sorte(vecchia))
                .extracting(Frase::dove)
                .containsExactly("/annullamenti/C26GE0000001", "/pratica/" + nuova);
        assertThat(sorte(nuova))
                .extracting(Frase::testo)
                .containsExactly("Sostituisce il certificato C26GE0000001, " + parola + ": lo dice la casella 5.");
    }

    @Test
    void onFormularioItWaitsForThePaper() {
        NumeroPratica vecchia = emessa(Supporto.FORMULARIO);
        annulla(Causa.ANNULLAMENTO);
        assertThat(sorte(vecchia))
                .extracting(Frase::testo)
                .containsExactly("Il certificato C26GE0000001 è in annullamento: si aspetta la carta.");
    }

    @Test
    void whatTheCompanyWritesOfAReplacementLeadsToTheAnnulmentAndThenToTheLink() {
        emessa(Supporto.FOGLIO_BIANCO);
        NumeroPratica nuova = arrivata("Sostituisce il certificato n. C26GE0000001 annullato per errata stampa");
        assertThat(sorte(nuova)).singleElement().satisfies(frase -> {
            assertThat(frase.testo()).endsWith("C26GE0000001, che è ancora valido: prima si annulla quello.");
            assertThat(frase.dove()).isEqualTo("/annullamenti/nuovo?certificato=C26GE0000001&richiesta=" + nuova);
            assertThat(frase.avviso()).isTrue();
        });
        annulla(Causa.ANNULLAMENTO);
        assertThat(sorte(nuova)).extracting(Frase::dove).containsExactly("/annullamenti/C26GE0000001");
        assertThat(sorte(arrivata("sostituisce C26GE0000009")))
                .extracting(Frase::testo)
                .containsExactly("L'impresa scrive che sostituisce il certificato C26GE0000009, che qui non risulta"
                        + " emesso.");
    }

    @Test
    void invoiceAndProformaAreComparedWithTheModelloAndTheOptions() {
        assertThat(annotazioni(arrivata("Fattura n. 2026/0147 e fattura 99/26 proforma, parziale")))
                .containsExactly(
                        "Fattura 2026/0147: è nel modello.",
                        "! Fattura 99/26: nel modello non c'è.",
                        "! Fattura proforma: le opzioni non lo dicono.",
                        "! Fattura parziale: colli e quantità sono solo quelli di questa spedizione?");
        assertThat(annotazioni(arrivata("grazie"))).isEmpty();
    }

    @Test
    void aSerialIsLookedUpInTheLedger() {
        NumeroPratica stampata = emessa(Supporto.FORMULARIO);
        Presentazione.Persona ada = new Presentazione.Persona("Ada Prova", "CI CA7654321", null);
        filiale.magazzino.dai(
                "A0123410", "", new Presentazione.Impresa("Pompe Liguri S.r.l.", null, null), ada, "modulo 3E", "anna");
        filiale.magazzino.dai(
                "A0123411", "", new Presentazione.Impresa("Altra S.r.l.", null, null), ada, "modulo 3E", "anna");
        NumeroPratica numero = arrivata("formulari A0123401, A0123410, A0123411, A0123420 e A9999999");
        assertThat(annotazioni(numero))
                .containsExactly(
                        "Formulario A0123401: certificato C26GE0000001, pratica " + stampata + ".",
                        "Formulario A0123410: dato a questa impresa.",
                        "! Formulario A0123411: non è stato dato a questa impresa, risulta dato a un'impresa (Altra"
                                + " S.r.l.).",
                        "! Formulario A0123420: non è stato dato a questa impresa, risulta in giacenza.",
                        "! Formulario A9999999: in questa sede non risulta.");
    }
}
