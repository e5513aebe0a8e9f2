package it.timbro.operatori;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A house where nobody is enrolled yet.
class PrimoResponsabileTest {
    private static final String SUA = "cinque cani rossi";

    @TempDir
    Path folder;

    private SportelloDiProva sportello;
    private Browser browser;

    @BeforeEach
    void open() {
        sportello = new SportelloDiProva(folder);
        browser = sportello.browser();
    }

    @AfterEach
    void close() {
        sportello.close();
    }

    private Path file() {
        return folder.resolve("primo-avvio.codice");
    }

    private String codice() throws IOException {
        return Files.readString(file()).strip();
    }

    private HttpResponse<String> crea(String codice, String password) {
        return browser.postRaw(
                "/primo-avvio",
                Map.of(
                        "codice",
                        codice,
                        "login",
                        "rita",
                        "nome",
                        "Rita Prova",
                        "password",
                        password,
                        "ripetuta",
                        password));
    }

    @Test
    void peopleAreShownTheFirstPageAndNothingElse() {
        for (String path : new String[] {"/", "/accesso", "/cerca?q=x", "/operatori", "/gettoni"}) {
            assertThat(browser.get(path).headers().firstValue("Location"))
                    .as(path)
                    .contains("/primo-avvio");
        }
        assertThat(browser.get("/primo-avvio").body()).contains("Primo avvio", "responsabile");
    }

    @Test
    void theCodeStandsInAFileThatOnlyItsOwnerMayRead() throws IOException {
        assertThat(codice()).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void withTheCodeAndAnOwnPasswordTheResponsabileIsMadeAndTheCodeIsDead() throws IOException {
        String codice = codice();
        assertThat(crea(codice, "corta").body()).as("does not use it up").contains("Problema 919.", "rita");
        assertThat(crea(codice.toLowerCase().replace("-", " "), SUA).headers().firstValue("Location"))
                .contains("/accesso");
        assertThat(file()).doesNotExist();
        assertThat(crea(codice, SUA).body()).contains("Problema 922.");
        assertThat(browser.get("/primo-avvio").headers().firstValue("Location")).contains("/accesso");
        assertThat(browser.entra("rita", SUA).statusCode()).isEqualTo(303);
        assertThat(browser.get("/operatori").body()).contains("Rita Prova", "Responsabile");
    }

    @Test
    void afterFiveWrongTriesTheCodeIsDeadAndARestartMakesAnother() throws IOException {
        String codice = codice();
        for (int i = 0; i < 5; i++) {
            assertThat(crea("0000-0000-0000-0000", SUA).body()).contains("Problema 921.");
        }
        assertThat(crea(codice, SUA).body()).contains("Problema 922.", "Riavvia");
        assertThat(file()).doesNotExist();
        sportello.close();
        sportello = new SportelloDiProva(folder);
        browser = sportello.browser();
        assertThat(codice()).isNotEqualTo(codice);
        assertThat(crea(codice, SUA).body()).as("the old one").contains("Problema 921.");
        assertThat(crea(codice(), SUA).statusCode()).isEqualTo(303);
    }

    @Test
    void afterAnHourTheCodeIsDead() throws IOException {
        String codice = codice();
        sportello.filiale.time.passa(Duration.ofMinutes(61));
        assertThat(crea(codice, SUA).body()).contains("Problema 922.", "è passata un'ora");
    }

    @Test
    void whereSomebodyIsEnrolledThereIsNoCode() {
        sportello.iscrivi("anna", Ruolo.RESPONSABILE);
        assertThat(browser.get("/").headers().firstValue("Location")).contains("/accesso");
        assertThat(file()).doesNotExist();
        sportello.close();
        sportello = new SportelloDiProva(folder);
        assertThat(file()).doesNotExist();
    }
}
