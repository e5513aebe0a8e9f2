package it.timbro.stampa.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.formulari.Formulari;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Consegna;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Stato;
import it.timbro.pratica.web.Banco;
import it.timbro.printing.ipp.Fault;
import it.timbro.printing.ipp.Submission;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The print job as the person at the counter goes through it.
class StampaPageTest {
    @TempDir
    Path folder;

    private Banco banco;
    private NumeroPratica numero = new NumeroPratica("M26B23A0001");

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        banco.filiale.blocco(2026, 20);
        banco.filiale.magazzino.carica("A0123401", "A0123420", "anna");
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private void approvata(Supporto supporto, int copie) {
        numero = banco.filiale.arriva(Prove.opzioni(supporto, copie));
        banco.filiale.approva(numero);
    }

    private String page() {
        return banco.get("/pratica/" + numero + "/stampa").body();
    }

    private HttpResponse<String> post(String azione, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "versione";
        all[1] = String.valueOf(banco.filiale.versione(numero));
        System.arraycopy(fields, 0, all, 2, fields.length);
        return banco.post("/pratica/" + numero + "/stampa/" + azione, all);
    }

    private void inviata() {
        banco.filiale.prepara(numero);
        banco.filiale.stampa(numero, "");
    }

    @Test
    void fromProposalToCertificateThroughTheForms() {
        approvata(Supporto.FORMULARIO, 1);
        assertThat(page()).contains("A0123401", "A0123402", "originale", "copia 1");
        post("prepara", "seriale.1", "401", "seriale.2", "402");
        assertThat(page()).contains("C26GE0000001", "Carica nel vassoio 2 fogli", "Stampa <kbd>F8</kbd>");
        post("invia");
        assertThat(page()).contains("Che cosa è uscito?", "in dubbio");
        post("rispondi", "foglio", "1", "risposta", "BUONO");
        post("rispondi", "foglio", "2", "risposta", "BUONO");
        assertThat(page()).contains("Certificato emesso", "/ritiro");
        assertThat(banco.filiale.scheda(numero).stato()).isEqualTo(Stato.EMESSA);
    }

    @Test
    void aReaderThatSendsEnterAfterEachCodeIsLedFromSheetToSheet() {
        approvata(Supporto.FORMULARIO, 1);
        HttpResponse<String> half = post("prepara", "seriale.1", "A0123401", "seriale.2", "");
        assertThat(half.statusCode()).isEqualTo(200);
        assertThat(half.body()).contains("value=\"A0123401\"");
        assertThat(banco.filiale.scheda(numero).stato()).isEqualTo(Stato.APPROVATA);
        post("prepara", "seriale.1", "A0123401", "seriale.2", "A0123402");
        assertThat(banco.filiale.scheda(numero).stato()).isEqualTo(Stato.IN_STAMPA);
    }

    @Test
    void anotherSheetThanTheProposedIsSaidBesideWhatWasWritten() {
        approvata(Supporto.FORMULARIO, 0);
        HttpResponse<String> answer = post("prepara", "seriale.1", "999");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Il formulario proposto è A0123401", "value=\"999\"");
    }

    @Test
    void onWhitePaperNothingIsAsked() {
        approvata(Supporto.FOGLIO_BIANCO, 1);
        assertThat(page()).doesNotContain("name=\"seriale");
        post("prepara");
        assertThat(page()).contains("Carica nel vassoio 2 fogli, dall'alto: un foglio bianco (originale)");
    }

    @Test
    void theNextBlankIsAskedBeforeASpoiledSheetIsRecorded() {
        approvata(Supporto.FORMULARIO, 0);
        inviata();
        HttpResponse<String> asked = post("rispondi", "foglio", "1", "risposta", "ROVINATO");
        assertThat(asked.body()).contains("Prendi il formulario", "A0123402", "A0123401 è consumato");
        assertThat(banco.filiale.formulario("A0123401")).isEqualTo(Formulari.Stato.IMPEGNATO);
        post("rispondi", "foglio", "1", "risposta", "ROVINATO", "seriale", "402");
        assertThat(banco.filiale.formulario("A0123401")).isEqualTo(Formulari.Stato.GUASTO);
        assertThat(page()).contains("2ª stampa", "Perché si stampa di nuovo", "A0123402");
    }

    @Test
    void aSecondPrintTakesItsReason() {
        approvata(Supporto.FOGLIO_BIANCO, 0);
        inviata();
        post("rispondi", "foglio", "1", "risposta", "INCEPPATO");
        assertThat(post("invia").statusCode()).isEqualTo(422);
        post("invia", "motivo", "Foglio inceppato", "nota", "vassoio 2");
        assertThat(banco.get("/pratica/" + numero).body()).contains("Foglio inceppato: vassoio 2");
    }

    @Test
    void aPrinterWithoutPaperSaysItsCauseAndNothingIsInDoubt() {
        approvata(Supporto.FOGLIO_BIANCO, 0);
        banco.filiale.prepara(numero);
        banco.stampante().rispondi(new Submission.Refused(new Fault(Fault.Cause.SENZA_CARTA, "media-empty")));
        HttpResponse<String> answer = post("invia");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("nella stampante manca la carta", "Stampa di nuovo")
                .doesNotContain("In dubbio");
        assertThat(answer.body()).doesNotContain("Perché si stampa di nuovo");
    }

    @Test
    void anUncertainAnswerOfThePrinterBecomesTheQuestion() {
        approvata(Supporto.FOGLIO_BIANCO, 0);
        banco.filiale.prepara(numero);
        banco.stampante().rispondi(new Submission.Incerto("connection reset"));
        assertThat(post("invia").body()).contains("Problema 602", "Che cosa è uscito?");
    }

    @Test
    void aPraticaNotYetApprovedHasNothingToPrint() {
        numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        assertThat(page()).contains("Adesso non c'è nulla da stampare").doesNotContain("/prepara");
    }

    @Test
    void whatCannotBePrintedNamesItsBoxAndLeadsToARettifica() {
        numero = banco.arriva(
                "M26B23A0009",
                Prove.certificato("Pompe Liguri S.r.l.", "KANTO\n\u6771\u4eac"),
                Prove.opzioni(Supporto.FORMULARIO, 0),
                List.of(banco.file("m.xml.p7m", "MOB", "x"), banco.file("fattura.pdf", "FAE", "y")),
                "");
        banco.filiale.approva(numero);
        assertThat(page())
                .contains("Così non si può emettere", "casella 2", "#rettifica")
                .doesNotContain("/prepara");
        banco.post(
                "/pratica/" + numero + "/rettifica",
                "versione",
                String.valueOf(banco.filiale.versione(numero)),
                "casella",
                "2",
                "testo",
                "Scrivere in caratteri latini");
        assertThat(banco.filiale.scheda(numero).stato()).isEqualTo(Stato.IN_RETTIFICA);
    }

    @Test
    void whatTheCompanyPrintsIsIssuedWithOneKeyAndNoQuestion() {
        numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 1, Consegna.STAMPA_AZIENDA));
        banco.filiale.approva(numero);
        assertThat(banco.get("/pratica/" + numero).body()).contains("Vai all'emissione <kbd>F8</kbd>");
        assertThat(page())
                .contains("Emetti per la stampa in azienda", "un PDF con 2 fogli", "Emetti <kbd>F8</kbd>")
                .doesNotContain("name=\"seriale", "stampa/prepara");
        post("emetti");
        assertThat(page())
                .contains("C26GE0000001", "lo stampa l'impresa", "/pratica/" + numero + "/certificato.pdf")
                .doesNotContain("Vai al ritiro");
        assertThat(banco.stampante().ricevuti).isEmpty();
        assertThat(banco.get("/pratica/" + numero).body()).contains("Scarica il certificato (PDF)");
    }

    @Test
    void onlyWhatTheCompanyPrintsCanBeTakenAsAFile() {
        numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0, Consegna.STAMPA_AZIENDA));
        banco.filiale.approva(numero);
        assertThat(banco.get("/pratica/" + numero + "/certificato.pdf").statusCode())
                .isEqualTo(404);
        post("emetti");
        HttpResponse<String> pdf = banco.get("/pratica/" + numero + "/certificato.pdf");
        assertThat(pdf.headers().firstValue("content-type")).contains("application/pdf");
        assertThat(pdf.headers().firstValue("content-disposition")).contains("attachment; filename=C26GE0000001.pdf");
        assertThat(pdf.body()).startsWith("%PDF-");

        approvata(Supporto.FOGLIO_BIANCO, 0);
        inviata();
        banco.filiale.tuttiBuoni(numero);
        assertThat(banco.get("/pratica/" + numero + "/certificato.pdf").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePreviewOfASheetIsAPicture() {
        approvata(Supporto.FORMULARIO, 0);
        HttpResponse<String> png = banco.get("/pratica/" + numero + "/anteprima/1.png");
        assertThat(png.headers().firstValue("content-type")).contains("image/png");
        assertThat(png.body()).contains("PNG");
        assertThat(banco.get("/pratica/" + numero + "/anteprima/9.png").statusCode())
                .isEqualTo(404);
        assertThat(banco.get("/pratica/" + numero + "/anteprima/x.png").statusCode())
                .isEqualTo(404);
    }
}
