package it.timbro.operatori;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.pratica.DellaSede.OperatoreIscritto;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessoTest {
    @TempDir
    Path folder;

    private SportelloDiProva sportello;

    @BeforeEach
    void open() {
        sportello = new SportelloDiProva(folder);
        sportello.iscrivi("anna", Ruolo.OPERATORE);
    }

    @AfterEach
    void close() {
        sportello.close();
    }

    @Test
    void whoKnowsThePasswordEntersAndTheCookieIsStrict() {
        HttpResponse<String> answer = sportello.browser().entra("Anna ", SportelloDiProva.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-timbro=")
                .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginSayTheSame() {
        Browser browser = sportello.browser();
        HttpResponse<String> wrong = browser.entra("anna", "sbagliata del tutto");
        HttpResponse<String> unknown = browser.entra("nessuno", "sbagliata del tutto");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("Problema 901.", "Utente o password non corretti.");
        assertThat(unknown.body()).contains("Problema 901.");
        assertThat(browser.cookie).isEmpty();
    }

    @Test
    void fiveWrongPasswordsStopTheLoginForAMinuteEvenForTheRightOne() {
        Browser browser = sportello.browser();
        for (int i = 0; i < 5; i++) {
            assertThat(browser.entra("anna", "sbagliata " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> stopped = browser.entra("anna", SportelloDiProva.PASSWORD);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.body()).contains("Problema 902.", "60 secondi");
        sportello.filiale.time.passa(Duration.ofSeconds(61));
        assertThat(browser.entra("anna", SportelloDiProva.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aBusySessionEndsAfterTwelveHours() {
        Browser browser = sportello.browser().entrato("anna");
        for (int i = 0; i < 81; i++) {
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            sportello.filiale.time.passa(Duration.ofMinutes(9));
        }
        assertThat(browser.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void enteringGivesANewSessionAndLeavingEndsIt() {
        Browser browser = sportello.browser().entrato("anna");
        String first = browser.cookie;
        browser.entrato("anna");
        assertThat(browser.cookie).isNotEqualTo(first);
        String second = browser.cookie;
        assertThat(browser.post("/uscita", Map.of()).headers().firstValue("Location"))
                .contains("/accesso");
        browser.cookie = first;
        assertThat(browser.get("/").statusCode()).isEqualTo(303);
        browser.cookie = second;
        assertThat(browser.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void afterEnteringOneGoesOnlyToAPageOfOurs() {
        for (String evil : new String[] {
            "//altrove.invalid/", "https://altrove.invalid/", "/\\altrove.invalid", "javascript:alert(1)"
        }) {
            HttpResponse<String> answer = sportello
                    .browser()
                    .postRaw("/accesso", Map.of("login", "anna", "password", SportelloDiProva.PASSWORD, "dopo", evil));
            assertThat(answer.headers().firstValue("Location")).as(evil).contains("/");
        }
    }

    @Test
    void aChangedPasswordEndsTheOtherSessions() {
        Browser here = sportello.browser().entrato("anna");
        Browser elsewhere = sportello.browser().entrato("anna");
        Map<String, String> fields = Map.of(
                "vecchia", SportelloDiProva.PASSWORD, "nuova", "cinque cani rossi", "ripetuta", "cinque cani rossi");
        assertThat(here.post("/password", fields).statusCode()).isEqualTo(303);
        assertThat(here.get("/").body()).contains("Password cambiata.");
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(303);
        assertThat(sportello.browser().entra("anna", SportelloDiProva.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(sportello.browser().entra("anna", "cinque cani rossi").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aShortPasswordIsRefused() {
        Browser browser = sportello.browser().entrato("anna");
        HttpResponse<String> answer = browser.post(
                "/password", Map.of("vecchia", SportelloDiProva.PASSWORD, "nuova", "corta", "ripetuta", "corta"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Problema 919.", "da 12 a 200 caratteri");
    }

    @Test
    void theJournalHoldsArgon2AndNeverThePassword() {
        assertThat(sportello.filiale.journal.history("operatore:anna"))
                .singleElement()
                .satisfies(recorded -> assertThat(((OperatoreIscritto) recorded.fact()).segreto())
                        .startsWith("$argon2id$v=19$")
                        .doesNotContain(SportelloDiProva.PASSWORD));
    }

    @Test
    void aTokenOpensTheApiUntilItIsRevokedAndIsShownOnce() {
        sportello.iscrivi("capo", Ruolo.AMMINISTRATORE);
        Browser capo = sportello.browser().entrato("capo");
        HttpResponse<String> made = capo.post("/gettoni", Map.of("nome", "gestionale"));
        String token = made.body().replaceAll("(?s).*(timbro_[A-Za-z0-9_-]{43}).*", "$1");
        assertThat(token).startsWith("timbro_").hasSize(50);
        assertThat(capo.get("/gettoni").body()).contains("gestionale").doesNotContain(token);
        Browser program = sportello.browser();
        assertThat(program.send(program.request("/api/v1/niente").header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(404);
        assertThat(capo.post("/gettoni/gestionale/revoca", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(program.send(program.request("/api/v1/niente").header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theFirstAccountsAndTokensComeFromFilesThatAreDeleted() throws IOException {
        Path accounts = folder.resolve("first.operator");
        Path tokens = folder.resolve("first.tokens");
        Files.writeString(accounts, "bruno;Bruno Prova;operatore,cassa;sette; lupi grigi\n");
        Files.writeString(tokens, "demo;un-gettone-abbastanza-lungo-per-la-prova\n");
        PrimoAvvio first = new PrimoAvvio(sportello.operatori);
        first.operatori(accounts);
        first.gettoni(tokens);
        assertThat(accounts).doesNotExist();
        assertThat(tokens).doesNotExist();
        assertThat(sportello.browser().entra("bruno", "sette; lupi grigi").statusCode())
                .isEqualTo(303);
        assertThat(sportello.operatori.programma("un-gettone-abbastanza-lungo-per-la-prova"))
                .contains("demo");
    }

    @Test
    void aRebuildFromTheJournalKeepsAccountsAndTokens() {
        sportello.operatori.creaGettone("demo", "prova");
        sportello.filiale.journal.rebuild();
        assertThat(sportello.operatori.gettoni())
                .singleElement()
                .satisfies(gettone -> assertThat(gettone.attivo()).isTrue());
        assertThat(sportello.browser().entra("anna", SportelloDiProva.PASSWORD).statusCode())
                .isEqualTo(303);
    }
}
