package it.timbro.pratica.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Rea;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a pratica: what it says, what it offers to whom, and that nothing a company wrote is ever more than
/// text.
class PraticaPageTest {
    private static final String NUMERO = "M26B23A0007";
    private static final String OSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";

    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private NumeroPratica arrivata() {
        return banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 1));
    }

    private NumeroPratica con(Allegato... files) {
        return banco.arriva(
                NUMERO,
                Prove.certificato("Pompe Liguri S.r.l.", "KANTO\nTOKYO"),
                Prove.opzioni(Supporto.FOGLIO_BIANCO, 0),
                List.of(files),
                "");
    }

    @Test
    void whoOpensItIsSaidBeforeItIsShown() {
        NumeroPratica numero = banco.filiale.arriva(Opzioni.NESSUNA);
        banco.get("/pratica/" + numero);
        assertThat(banco.consultate).containsExactly("anna " + numero);
    }

    @Test
    void theBoxesOfTheFormAreThereWithTheCompanysLineBreaks() {
        String page = banco.get("/pratica/" + arrivata()).body();
        assertThat(page)
                .contains("KANTO MACHINERY K.K.\nTOKYO", "480 kg netti\n520 kg lordi", "UNIONE EUROPEA - ITALIA")
                .contains("Da istruire", "GE/2026/0000001", "n. 2026/0147 del 20/11/2026");
    }

    @Test
    void theThreeAnswersAboutTheSignatureStandInWordsWithTheSigner() {
        assertThat(banco.get("/pratica/" + arrivata()).body())
                .contains("Integra", "Non si può sapere qui", "Da valutare")
                .contains("manca l'elenco dei certificatori", "ADA PROVA", "PRVDAA80A41D969F");
    }

    @Test
    void theCentreShowsEverythingAndOffersNothing(@TempDir Path other) {
        try (Banco centrale = new Banco(other, Optional.of(sede -> "Genova"))) {
            NumeroPratica numero = centrale.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 1));
            assertThat(centrale.get("/pratica/" + numero).body())
                    .contains("KANTO MACHINERY K.K.\nTOKYO", "La centrale l'ha protocollata", "fattura-" + numero)
                    .contains("La pratica è della sede di Genova: qui si guarda soltanto.")
                    .doesNotContain("/approva", "/rettifica\"", "/respingi", "/opzioni\"");
        }
    }

    @Test
    void aPraticaThatIsNotHereIsAProblemWithItsNumber() {
        HttpResponse<String> answer = banco.get("/pratica/M26B23Z9999");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Problema 102");
        assertThat(banco.get("/pratica/qualcosa").statusCode()).isEqualTo(404);
    }

    @Test
    void hostileTextIsTextInEveryField() {
        Modello modello = new Modello.CertificatoOrigine(
                new DatiImpresa(new Rea("GE", 1), new CodiceFiscale("01234560991"), OSTILE),
                OSTILE,
                OSTILE,
                List.of(OSTILE),
                List.of(OSTILE),
                OSTILE,
                OSTILE,
                OSTILE,
                List.of(new Modello.Pagina(OSTILE, OSTILE)),
                new Modello.Dichiarazioni(null, OSTILE, OSTILE, OSTILE, OSTILE, OSTILE, OSTILE, OSTILE, OSTILE),
                List.of(new Modello.Fattura(OSTILE, LocalDate.of(2026, 11, 20))));
        NumeroPratica numero = banco.arriva(
                NUMERO,
                modello,
                new Opzioni(1, null, null, null, null, null, OSTILE, null, List.of()),
                List.of(banco.file(OSTILE, "MOB", "x"), banco.file(OSTILE + ".pdf", OSTILE, "y")),
                OSTILE);
        banco.filiale.dallaCentrale(new NotaAggiunta(numero, OSTILE));
        banco.filiale.istruttoria.chiediRettifica(
                numero, banco.filiale.versione(numero), List.of(new Rilievo("5", OSTILE)), "anna");
        banco.filiale.istruttoria.cambiaOpzioni(
                numero, banco.filiale.versione(numero), Opzioni.NESSUNA, OSTILE, "anna");
        banco.filiale.istruttoria.respingi(numero, banco.filiale.versione(numero), OSTILE, "anna");
        for (String below : List.of("", "/stampa", "/ritiro")) {
            assertThat(banco.get("/pratica/" + numero + below).body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert", "<img src=x");
        }
    }

    @Test
    void aPdfInsideItsEnvelopeIsShownUnwrapped() {
        Allegato fattura = banco.file("fattura.pdf.p7m", "FAE", Banco.BUSTA + "%PDF-1.7 fattura");
        NumeroPratica numero = con(banco.file("modello.xml.p7m", "MOB", Banco.BUSTA + "<modello/>"), fattura);
        HttpResponse<String> shown =
                banco.get("/pratica/" + numero + "/allegati/" + fattura.sha256().hex());
        assertThat(shown.body()).isEqualTo("%PDF-1.7 fattura");
        assertThat(shown.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(shown.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void htmlAndSvgOfACompanyAreLettersUnderAPolicyThatLoadsNothing() {
        Allegato html = banco.file("fattura.pdf", "FAE", "<html><script>alert(1)</script></html>");
        Allegato svg = banco.file("logo.svg", "GEN", "<svg onload='alert(1)'/>");
        NumeroPratica numero = con(banco.file("m.xml.p7m", "MOB", "x"), html, svg);
        for (Allegato file : List.of(html, svg)) {
            HttpResponse<String> shown = banco.get(
                    "/pratica/" + numero + "/allegati/" + file.sha256().hex());
            assertThat(shown.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
            assertThat(shown.headers().firstValue("content-security-policy").orElseThrow())
                    .contains("default-src 'none'");
        }
    }

    @Test
    void everyOtherFileIsOnlyDownloadedWithItsNameAndItsOwnBytes() {
        Allegato zip = banco.file("pr\"ova\r\nX: 1.zip", "GEN", "PK\u0003\u0004\u0000");
        NumeroPratica numero = con(banco.file("m.xml.p7m", "MOB", "x"), zip);
        String address = "/pratica/" + numero + "/allegati/" + zip.sha256().hex();
        assertThat(banco.get(address).statusCode()).isEqualTo(415);
        HttpResponse<String> file = banco.get(address + "?scarica");
        assertThat(file.headers().firstValue("content-disposition"))
                .contains("attachment; filename*=UTF-8''pr%22ova%0D%0AX%3A%201.zip");
        assertThat(file.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("x")).isEmpty();
    }

    @Test
    void aFileOfAnotherPraticaIsNotServedHere() {
        Allegato altrui = banco.file("altro.pdf", "FAE", "%PDF-altro");
        NumeroPratica numero = con(banco.file("m.xml.p7m", "MOB", "x"));
        assertThat(banco.get("/pratica/" + numero + "/allegati/"
                                + altrui.sha256().hex())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aFileAnnouncedAndNotYetHereSaysSo() {
        assertThat(banco.get("/pratica/" + arrivata()).body())
                .contains("Annunciato, non ancora arrivato qui")
                .doesNotContain("<iframe");
    }

    @Test
    void approvalIsOfferedToWhoSignsOnly() {
        Sessione bruno = banco.entra("bruno", EnumSet.of(Ruolo.OPERATORE));
        NumeroPratica numero = arrivata();
        assertThat(banco.get("/pratica/" + numero).body()).contains("/approva\"");
        assertThat(banco.get("/pratica/" + numero, bruno).body())
                .doesNotContain("/approva\"")
                .contains("/rettifica\"");
        String versione = String.valueOf(banco.filiale.versione(numero));
        assertThat(banco.post("/pratica/" + numero + "/approva", bruno, "versione", versione)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoMayDoNothingIsToldSo() {
        Sessione portineria = banco.entra("carla", EnumSet.of(Ruolo.PORTINERIA));
        assertThat(banco.get("/pratica/" + arrivata(), portineria).body())
                .contains("Qui adesso non c'è nulla da fare per te")
                .doesNotContain("/respingi\"", "/opzioni\"");
    }

    @Test
    void whoDecidesOnAnOldPageSeesWhatHappenedSinceAndNothingIsWritten() {
        NumeroPratica numero = arrivata();
        String vecchia = String.valueOf(banco.filiale.versione(numero));
        banco.filiale.dallaCentrale(new NotaAggiunta(numero, "Serve entro venerdì"));
        HttpResponse<String> answer = banco.post("/pratica/" + numero + "/approva", "versione", vecchia);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Nel frattempo", "Serve entro venerdì", "href=\"/pratica/" + numero)
                .doesNotContain("La centrale l'ha protocollata");
        assertThat(banco.filiale.scheda(numero).stato()).isEqualTo(it.timbro.pratica.Stato.ASSEGNATA);
    }

    @Test
    void theHistoryIsToldInSentences() {
        NumeroPratica numero = arrivata();
        banco.filiale.approva(numero);
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("La centrale l'ha assegnata alla sede " + Filiale.SEDE, "La sede ha approvato la pratica.");
    }

    @Test
    void theCostsStandWithTheirSum() {
        assertThat(banco.get("/pratica/" + arrivata()).body()).contains("Da pagare", "10,00 €");
    }
}
