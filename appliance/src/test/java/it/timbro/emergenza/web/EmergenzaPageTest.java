package it.timbro.emergenza.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.web.Banco;
import it.timbro.pratica.web.Scansioni;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The register of emergency and the presentazioni at the counter.
class EmergenzaPageTest {
    private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([0-9a-f]{32})\"");
    private static final byte[] PDF = "%PDF-1.7 una scansione".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private Banco banco;
    private Sessione teresa;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        teresa = banco.entra("teresa", EnumSet.of(Ruolo.RESPONSABILE_PROTOCOLLO));
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private void apriIlRegistro() {
        assertThat(banco.post("/emergenza/apri", teresa, "causa", "Linea dati interrotta", "atto", "det. 41/2026")
                        .statusCode())
                .isEqualTo(303);
    }

    private String id() {
        Matcher id = ID.matcher(banco.get("/presentazione/nuova").body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private HttpResponse<String> presenta(String id, String... changed) {
        List<String> fields = new ArrayList<>(List.of(
                "id",
                id,
                "caso",
                "PERSONA",
                "nome",
                "Rosa Tigullio",
                "documento",
                "CI CA7654321",
                "oggetto",
                "Certificato per un mobile antico"));
        fields.addAll(List.of(changed));
        return banco.post("/presentazione", fields.toArray(String[]::new));
    }

    private String registrata() {
        String id = id();
        assertThat(presenta(id).statusCode()).isEqualTo(303);
        return "/presentazione/" + id;
    }

    private static String testo(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theResponsabileOpensAndTheDayGoesOnWithNumbers() {
        assertThat(banco.get("/emergenza", teresa).body())
                .contains("Il registro di emergenza è chiuso.", "action=\"/emergenza/apri\"");
        apriIlRegistro();
        String page = registrata();
        assertThat(banco.get(page).body()).contains("GE1-E-2026-0000001", "Rosa Tigullio");
        assertThat(banco.get("/emergenza").body())
                .contains(
                        "si registra ancora per 24 h,",
                        "Anna Rossi, det. 41/2026 (dato in sede)",
                        "1 operazione",
                        "GE1-E-2026-0000001",
                        "ordinario: seguirà");
    }

    @Test
    void whoIsAtTheCounterCannotOpenButCanTranscribeAnActGivenElsewhere() {
        assertThat(banco.get("/emergenza").body()).doesNotContain("action=\"/emergenza/apri\"");
        assertThat(banco.post("/emergenza/apri", "causa", "Linea dati interrotta")
                        .statusCode())
                .isEqualTo(403);
        assertThat(banco.post("/emergenza/trascrivi", "causa", "Linea dati interrotta", "chi", "Teresa Moneglia")
                        .body())
                .contains("Problema 513", "manca");
        assertThat(banco.post(
                                "/emergenza/trascrivi",
                                "causa",
                                "Linea dati interrotta",
                                "chi",
                                "Teresa Moneglia",
                                "atto",
                                "det. 41/2026",
                                "come",
                                "TELEFONO")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/emergenza").body())
                .contains("Teresa Moneglia, det. 41/2026 (letto al telefono)", "Registrato da anna");
    }

    @Test
    void atTheLimitThePageAsksForAnotherActAndGoesOnWithIt() {
        banco.post("/emergenza/apri", teresa, "causa", "Linea dati interrotta", "inizio", "2026-11-22T10:05");
        banco.filiale.time.passa(Duration.ofMinutes(6)); // the interruption began 24 hours and a minute ago
        assertThat(banco.get("/emergenza", teresa).body())
                .contains("il limite dell'ultimo atto è passato", "<details open>");
        assertThat(presenta(id()).body()).contains("Problema 517", "ha passato il limite");
        banco.post("/emergenza/GE1-E.1/proroga", teresa, "causa", "Cavo tranciato", "giorni", "7", "atto", "det. 42");
        registrata();
        assertThat(banco.get("/emergenza").body()).contains("si registra ancora per 7 giorni", "det. 42");
    }

    @Test
    void aWrongDateComesBackAsAProblemNotAsAFault() {
        assertThat(banco.post("/emergenza/apri", teresa, "causa", "Linea", "inizio", "domani")
                        .body())
                .contains("Problema 101", "«domani» non è una data con l'ora");
    }

    @Test
    void theFormSentTwiceIsOneRegistration() {
        apriIlRegistro();
        String id = id();
        presenta(id);
        presenta(id);
        assertThat(banco.get("/emergenza").body())
                .contains("GE1-E-2026-0000001")
                .doesNotContain("GE1-E-2026-0000002");
        assertThat(presenta(id, "rea", "GE-1", "impresa", "Altra").body()).contains("Problema 516");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "caso, '', scegli il motivo",
        "caso, URGENZA, per questo motivo serve chi ha autorizzato",
        "documento, '', manca il documento di chi presenta",
        "oggetto, ' ', manca l&#39;oggetto",
        "cf, BNCNNA80A41D969X, il carattere di controllo non torna",
        "rea, 412233, il REA «412233» non si legge",
        "cfImpresa, 01234567897, manca la denominazione dell&#39;impresa"
    })
    void whatIsMissingIsSaidAndWhatWasTypedComesBack(String field, String value, String said) {
        apriIlRegistro();
        String id = id();
        List<String> fields = new ArrayList<>(List.of(field, value));
        List.of("id", id, "caso", "PERSONA", "nome", "Rosa Tigullio", "documento", "CI 1", "oggetto", "Certificato")
                .forEach(fields::add);
        HttpResponse<String> answer = banco.post("/presentazione", fields.toArray(String[]::new));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(said.replace("&#39;", "'"), "value=\"Rosa Tigullio\"", "value=\"" + id + "\"");
        assertThat(banco.get("/emergenza").body()).contains("Nessuna registrazione.");
    }

    @Test
    void theReceiptIsThereAtOnceAndItsBytesNeverChange() {
        apriIlRegistro();
        String page = registrata();
        byte[] receipt = banco.bytes(page + "/ricevuta.pdf");
        assertThat(testo(receipt))
                .contains(
                        "GE1-E-2026-0000001",
                        "23 novembre 2026 alle 10:00",
                        "entro il secondo giorno lavorativo",
                        "riceve anche il numero di protocollo",
                        "art. 18-bis");
        banco.filiale.time.passa(Duration.ofMinutes(9));
        assertThat(banco.bytes(page + "/ricevuta.pdf")).isEqualTo(receipt);
    }

    @Test
    void theRegisterToSignHasActsTotalsRowsAndWhatWasAnnulled() {
        apriIlRegistro();
        String page = registrata();
        registrata();
        assertThat(banco.post(page + "/annulla", teresa, "motivo", "presentata due volte")
                        .statusCode())
                .isEqualTo(303);
        banco.post("/emergenza/GE1-E.1/chiudi", teresa);
        assertThat(testo(banco.bytes("/emergenza/GE1-E.1/registro.pdf")))
                .contains(
                        "Registro di emergenza GE1-E.1",
                        "det. 41/2026",
                        "2 operazioni",
                        "GE1-E-2026-0000001",
                        "GE1-E-2026-0000002",
                        "ANNULLATA il",
                        "presentata due volte",
                        "Il responsabile del protocollo");
        assertThat(banco.get(page).body()).contains("Annullata il", "presentata due volte", "Rosa Tigullio");
    }

    @Test
    void whoIsAtTheCounterCannotAnnul() {
        apriIlRegistro();
        String page = registrata();
        assertThat(banco.get(page).body()).doesNotContain("Annulla la registrazione");
        assertThat(banco.post(page + "/annulla", "motivo", "no").statusCode()).isEqualTo(403);
    }

    @Test
    void withoutRegisterAndWithoutCentreThePageSaysWhoOpensIt() {
        assertThat(banco.get("/presentazione/nuova").body())
                .contains("il responsabile del protocollo lo apre alla pagina Emergenza");
        assertThat(presenta(id()).body()).contains("Problema 517", "non è aperto");
    }

    @Test
    void whenTheCentreAnswersItIsAskedAndAnOpenRegisterTakesWhatStillWaits() {
        banco.filiale.collegata = true;
        String page = registrata();
        assertThat(banco.get(page).body())
                .contains("In attesa di protocollo")
                .doesNotContain("Registra nel registro di emergenza");
        assertThat(testo(banco.bytes(page + "/ricevuta.pdf"))).contains("In attesa del numero di protocollo");
        apriIlRegistro();
        assertThat(banco.get(page).body()).contains("Registra nel registro di emergenza");
        banco.post(page + "/emergenza");
        assertThat(banco.get(page).body()).contains("GE1-E-2026-0000001");
    }

    @Test
    void aScanIsKeptUnderItsHashAndStandsOnTheRegistration() {
        apriIlRegistro();
        HttpResponse<String> kept = banco.carica("/presentazione/scansione", banco.segreto(), PDF);
        assertThat(kept.body()).isEqualTo(Hash.of(PDF).hex());
        String id = id();
        presenta(id, "scansione", kept.body() + " carta d'identità.pdf");
        String page = "/presentazione/" + id;
        assertThat(banco.get(page).body())
                .contains("carta d'identità.pdf", Hash.of(PDF).hex());
        assertThat(banco.bytes(page + "/documento/" + kept.body())).isEqualTo(PDF);
        assertThat(testo(banco.bytes(page + "/ricevuta.pdf"))).contains("carta d'identità.pdf");
    }

    @Test
    void aScanComesBackWithARefusedForm() {
        apriIlRegistro();
        String hash =
                banco.carica("/presentazione/scansione", banco.segreto(), PDF).body();
        assertThat(presenta(id(), "scansione", hash + " fattura.pdf", "cf", "SBAGLIATO")
                        .body())
                .contains("value=\"" + hash + " fattura.pdf\"");
    }

    @Test
    void whatIsNoScanOrTooLargeOrFromAnotherPageIsRefused() {
        assertThat(banco.carica("/presentazione/scansione", banco.segreto(), "<html>".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("Problema 519", "non è un PDF né un'immagine");
        byte[] large = new byte[Scansioni.MAX_BYTES + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(banco.carica("/presentazione/scansione", banco.segreto(), large)
                        .body())
                .contains("supera 7 MB");
        assertThat(banco.carica("/presentazione/scansione", "indovinato", PDF).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFileWhereAFormBelongsRegistersNothing() {
        apriIlRegistro();
        assertThat(banco.carica("/presentazione", banco.segreto(), PDF).statusCode())
                .isIn(400, 422);
        assertThat(banco.get("/presentazione").body()).doesNotContain("GE1-E-2026-0000001");
    }

    @Test
    void presentazioniAreFoundByWordsAndNumber() {
        apriIlRegistro();
        registrata();
        assertThat(banco.get("/presentazione?q=tigullio").body()).contains("GE1-E-2026-0000001");
        assertThat(banco.get("/presentazione?q=0000001").body()).contains("Rosa Tigullio");
        assertThat(banco.get("/presentazione?q=nessuno").body()).contains("Nessuna presentazione contiene");
    }

    @Test
    void whatDoesNotExistIsSaid() {
        assertThat(banco.get("/emergenza/GE1-E.9").statusCode()).isEqualTo(404);
        assertThat(banco.get("/emergenza/nulla").statusCode()).isEqualTo(400);
        assertThat(banco.get("/presentazione/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    }
}
