package it.timbro.atti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Prove;
import it.timbro.atti.Seguito.DaVistare;
import it.timbro.atti.Seguito.Proposta;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.Lavorazione;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroVisto;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Conteggi;
import it.timbro.pratica.Opzioni.DiAllegato;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoAllegato;
import it.timbro.pratica.web.Banco;
import it.timbro.ritiro.Ritiro.Ritirante;
import it.timbro.sync.protocol.Hash;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Copies, visti and legalizzazioni that a company asked for beside its certificate, worked off
/// one by one.
class LavorazioniTest {
    private static final NumeroPratica NUMERO = new NumeroPratica("M26B23A0001");
    private static final Funzionario ANNA = new Funzionario("anna", "Anna Ferrari");
    private static final Opzioni OPZIONI = new Opzioni(
            1,
            Opzioni.Supporto.FOGLIO_BIANCO,
            Opzioni.Consegna.SPORTELLO,
            Opzioni.Pagamento.TELEMACO,
            false,
            false,
            "",
            null,
            List.of(new DiAllegato("1", "fattura.pdf", "", TipoAllegato.FAE, new Conteggi(null, 2, 1))));

    @TempDir
    Path folder;

    private Banco banco;
    private Hash fattura;

    @BeforeEach
    void arriva() {
        banco = new Banco(folder);
        banco.filiale.blocco(2026, 3);
        Allegato file = banco.file("fattura.pdf", "FAE", "invoice");
        fattura = file.sha256();
        banco.arriva(
                NUMERO.text(),
                Prove.certificato("Pompe Liguri S.r.l.", "KANTO MACHINERY K.K.\nTOKYO"),
                OPZIONI,
                List.of(banco.file("modello.p7m", "MOB", "modello"), file),
                "");
        banco.filiale.approva(NUMERO);
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private void stampata() {
        banco.filiale.prepara(NUMERO);
        banco.filiale.stampa(NUMERO, "");
        banco.filiale.tuttiBuoni(NUMERO);
    }

    private List<String> mancano() {
        return banco.filiale.consegna.lavorazioni(banco.filiale.scheda(NUMERO)).stream()
                .filter(lavorazione -> !lavorazione.fatta())
                .map(Lavorazione::parole)
                .toList();
    }

    private DaVistare visto(Hash file) {
        return new DaVistare(file, "FAT/MERCI", "n. 12", 1, "it", "", "");
    }

    private void metti(Hash file) {
        banco.filiale.evasione.vista(NUMERO, banco.filiale.versione(NUMERO), List.of(visto(file)), ANNA);
    }

    private void ritira() {
        banco.filiale.consegna.consegna(
                NUMERO,
                banco.filiale.versione(NUMERO),
                new Consegna.Gesto(
                        new Ritirante("Ada Prova", "legale rappresentante", "CI CA1234567"),
                        banco.filiale.consegna.pezzi(NUMERO),
                        "",
                        ""),
                "anna");
    }

    private static void refused(Problem problem, String words, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.rejection().problem()).isEqualTo(problem);
            assertThat(e.rejection().sentence()).contains(words);
        });
    }

    @Test
    void eachIsWorkedOffByItsActAndNothingIsHandedOverBefore() {
        banco.filiale.prepara(NUMERO);
        assertThat(mancano())
                .containsExactly("1 copia di certificato", "2 visti su fattura.pdf", "1 legalizzazione su fattura.pdf");
        assertThat(banco.get("/pratica/" + NUMERO + "/stampa").body())
                .contains("Che cosa ha chiesto l'impresa", "2 visti su fattura.pdf", "Da fare");
        banco.filiale.stampa(NUMERO, "");
        banco.filiale.tuttiBuoni(NUMERO);
        assertThat(mancano()).containsExactly("2 visti su fattura.pdf", "1 legalizzazione su fattura.pdf");

        refused(Problem.RITIRO_NON_AMMESSO, "2 visti su fattura.pdf e non risulta fatto", this::ritira);

        metti(fattura);
        assertThat(mancano()).containsExactly("1 legalizzazione su fattura.pdf");
        NumeroVisto numero = banco.filiale
                .journal
                .read(rows -> banco.filiale.visti.dellaPratica(rows, NUMERO))
                .getFirst()
                .numero();
        assertThat(banco.get("/pratica/" + NUMERO + "/ritiro").body()).contains("/visti/" + numero);

        banco.filiale.registroVisti.legalizza(
                numero, new Funzionario("bruno", "Bruno Bianchi"), new Pagato(Mezzo.TELEMACO, ""), "bruno");
        assertThat(mancano()).isEmpty();
        ritira();
        assertThat(banco.filiale.scheda(NUMERO).stato()).isEqualTo(Stato.CONSEGNATA);
    }

    @Test
    void onlyWhatWasAskedForIsPutAndOnlyOnce() {
        assertThat(banco.filiale.evasione.daVistare(banco.filiale.scheda(NUMERO)))
                .get()
                .extracting(Proposta.Visti::documenti)
                .satisfies(documenti -> assertThat(documenti).hasSize(1));
        metti(fattura);
        assertThat(banco.filiale.evasione.daVistare(banco.filiale.scheda(NUMERO)))
                .isEmpty();
        refused(Problem.EVASIONE_NON_AMMESSA, "oppure c'è già", () -> metti(fattura));
        refused(Problem.EVASIONE_NON_AMMESSA, "non è della pratica", () -> metti(Hash.of(new byte[] {1})));
    }

    @Test
    void thePageAsksForTheVistiThatAreMissingAndPutsThem() {
        assertThat(banco.get("/pratica/" + NUMERO + "/lavorazioni").body())
                .contains("fattura.pdf", "Metti i visti <kbd>Ctrl+Invio</kbd>", "name=\"cosa.0\"");
        banco.post(
                "/pratica/" + NUMERO + "/lavorazioni",
                "versione",
                String.valueOf(banco.filiale.versione(NUMERO)),
                "file.0",
                fattura.hex(),
                "cosa.0",
                "FAT/MERCI",
                "documento.0",
                "n. 12",
                "pagine.0",
                "1",
                "lingua.0",
                "it",
                "serve.0",
                "",
                "firmatario.0",
                "");
        assertThat(banco.get("/pratica/" + NUMERO + "/lavorazioni").body())
                .contains("Fatto.")
                .doesNotContain("name=\"cosa.0\"");
        stampata();
        assertThat(banco.filiale.consegna.pezzi(NUMERO)).anyMatch(pezzo -> pezzo.startsWith("visto "));
    }
}
