package it.timbro.visti.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.web.Banco;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A visto on an original at the counter, as its pages go: how many steps, how many fields, and who
/// may.
class VistiPageTest {
    private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([0-9a-f]{32})\"");
    private static final Pattern REQUIRED = Pattern.compile("<(?:input|select)[^>]*\\brequired\\b[^>]*>");
    private static final byte[] PDF = "%PDF-1.7 un originale".getBytes(StandardCharsets.US_ASCII);
    private static final String PRIMO = "/visti/GE1-V-2026-0000001";

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

    private HttpResponse<String> rilascia(String... more) {
        Matcher id = ID.matcher(banco.get("/visti/nuovo").body());
        assertThat(id.find()).isTrue();
        Hash scan = banco.filiale.archivio.keep(PDF);
        List<String> fields = new ArrayList<>(List.of(
                "id", id.group(1),
                "cosa", "FAT/MERCI",
                "pagine", "2",
                "lingua", "it",
                "nome", "Rosa Tigullio",
                "documento", "CI CA7654321",
                "impresa", "Pompe Liguri S.r.l.",
                "cfImpresa", "01234560991",
                "scansione", scan + " fattura.pdf",
                "mezzo", "POS",
                "riferimento", "000123",
                "fondo", "0,00"));
        fields.addAll(List.of(more));
        return banco.post("/visti", fields.toArray(String[]::new));
    }

    @Test
    void aVistoIsOneFormOneSheetAndTheOriginalIsBack() {
        String form = banco.get("/visti/nuovo").body();
        // what has to be filled in: what, pages, who; the rest is there or may be left out
        assertThat(REQUIRED.matcher(form).results().count()).isLessThanOrEqualTo(4);
        assertThat(form)
                .contains(
                        "name=\"consegna\" value=\"si\" checked",
                        "name=\"mezzo\" value=\"POS\" checked",
                        "name=\"fondo\"");

        HttpResponse<String> answer = rilascia("consegna", "si");
        assertThat(answer.headers().firstValue("Location")).contains(PRIMO);
        assertThat(banco.get(PRIMO).body())
                .contains("Visto n. GE1-V-2026-0000001 su fattura di Pompe Liguri", "data-tasto=\"F8\"", "riconsegnato")
                .contains("SHA-256 " + Hash.of(PDF))
                .contains("/cassa/ricevute/GE1-R-2026-0000001")
                .doesNotContain("Riconsegna l'originale");
        assertThat(new String(banco.bytes(PRIMO + "/foglio.pdf"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(banco.bytes(PRIMO + "/copia/" + Hash.of(PDF))).isEqualTo(PDF);
    }

    @Test
    void theRulesOfTodayAreAtHandBesideTheForm() {
        assertThat(banco.get("/visti/nuovo").body())
                .contains("Le regole di oggi", "In vigore dal 01/06/2019", "almeno una scansione")
                .contains("le fatture di vendita dell", "ultimo trimestre")
                .contains("Fattura per servizi</strong>: la Camera vista fatture di merci, non di servizi.");
    }

    @Test
    void theApplicationIsPrintedEmptyOrAsItStandsInTheRegister() throws IOException {
        assertThat(testo("/visti/modulo.pdf"))
                .contains("Richiesta di visto", "Documento di identità", "DPR 445/2000")
                .contains("le fatture di vendita dell'ultimo trimestre");
        rilascia();
        assertThat(banco.get(PRIMO).body()).contains(PRIMO + "/modulo.pdf");
        assertThat(testo(PRIMO + "/modulo.pdf"))
                .contains("Rosa Tigullio, CI CA7654321", "Pompe Liguri S.r.l., codice fiscale 01234560991")
                .contains("Fattura di vendita di merci", "fattura.pdf", "GE1-V-2026-0000001", "DPR 445/2000");
    }

    private String testo(String dove) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(banco.bytes(dove))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void whatIsRefusedIsSaidBesideWhatWasTypedAndNoNumberIsSpent() {
        rilascia();
        HttpResponse<String> refused = banco.post(
                "/visti",
                "id",
                "0123456789abcdef0123456789abcdef",
                "cosa",
                "SERVIZI",
                "pagine",
                "1",
                "nome",
                "Rosa Tigullio",
                "documento",
                "CI 1",
                "mezzo",
                "POS",
                "riferimento",
                "000124");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "la Camera vista fatture di merci, non di servizi",
                        "value=\"Rosa Tigullio\"",
                        "value=\"000124\"")
                .as("the till is open by now")
                .doesNotContain("name=\"fondo\"");
        assertThat(banco.get("/visti").body()).contains("GE1-V-2026-0000001").doesNotContain("0000002");
    }

    @Test
    void theSecondOfficerSignsAtTheSameDeskAndIsNeverTheFirst() {
        rilascia();
        String page = banco.get(PRIMO).body();
        assertThat(page).contains("Riconsegna l'originale", "seconda.password");
        banco.operatori.iscrivi(
                new Operatore("bruno", "Bruno Verdi", Set.of(Ruolo.LEGALIZZATORE)), "quattro gatti neri", "prova");
        assertThat(banco.post(PRIMO + "/legalizza", "mezzo", "POS", "riferimento", "000200")
                        .statusCode())
                .isEqualTo(403);
        assertThat(banco.post(
                                PRIMO + "/legalizza",
                                "mezzo",
                                "POS",
                                "riferimento",
                                "000200",
                                "seconda.login",
                                "bruno",
                                "seconda.password",
                                "quattro gatti neri")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get(PRIMO).body()).contains("Il funzionario delegato Bruno Verdi");
        assertThat(banco.post(PRIMO + "/consegna").statusCode()).isEqualTo(303);
    }

    @Test
    void aLegalizzatoreWithASessionOfHisOwnSignsThere() {
        rilascia();
        Sessione carlo = banco.entra("carlo", EnumSet.of(Ruolo.LEGALIZZATORE));
        // the people of this bench are all called Anna Rossi: the same name counts as the same person
        assertThat(banco.post(PRIMO + "/legalizza", carlo, "mezzo", "POS", "riferimento", "000200", "fondo", "0")
                        .body())
                .contains("Nessuno legalizza la propria firma");
    }

    @Test
    void onlyAFirmatarioPutsAVisto() {
        Sessione olga = banco.entra("olga", EnumSet.of(Ruolo.OPERATORE));
        assertThat(banco.get("/visti", olga).body()).doesNotContain("Nuovo visto");
        assertThat(banco.post("/visti", olga, "cosa", "FAT/MERCI").statusCode()).isEqualTo(403);
        assertThat(banco.post(PRIMO + "/annulla", "motivo", "x").statusCode()).isEqualTo(403);
    }
}
