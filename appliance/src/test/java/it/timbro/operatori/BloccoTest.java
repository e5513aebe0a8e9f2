package it.timbro.operatori;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.page.Form;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The locked screen, and what was half written when it locked or the session ran out.
class BloccoTest {
    private static final String PIN = "480913";
    private static final String MOTIVO = "La fattura è di un'altra ditta & non torna";
    private static final String DOVE = "/pratica/M26B23A0001/respingi";

    @TempDir
    Path folder;

    private SportelloDiProva sportello;
    private final List<String> motivi = new CopyOnWriteArrayList<>();
    private Browser anna;

    /// Stands for the page of another room.
    private final class Respingi implements HttpService {
        @Override
        public void routing(HttpRules rules) {
            rules.post("/pratica/{numero}/respingi", (request, response) -> {
                motivi.add(Form.of(request).text("motivo"));
                response.send("fatto");
            });
        }
    }

    @BeforeEach
    void open() {
        sportello = new SportelloDiProva(folder, new Respingi());
        sportello.iscrivi("anna", Ruolo.OPERATORE);
        sportello.iscrivi("bruno", Ruolo.OPERATORE);
        anna = sportello.browser().entrato("anna");
    }

    @AfterEach
    void close() {
        sportello.close();
    }

    private void scegliPin() {
        assertThat(anna.post("/pin", Map.of("password", SportelloDiProva.PASSWORD, "pin", PIN, "ripetuto", PIN))
                        .statusCode())
                .isEqualTo(303);
    }

    private void passa(Duration quanto) {
        sportello.filiale.time.passa(quanto);
    }

    private void restaFerma() {
        passa(SportelloDiProva.RIPOSO.plusSeconds(1));
    }

    private static String dove(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /// Half a day of work and a bit, never idle for long.
    private void lavoraFinoAllaFine() {
        for (int i = 0; i < 81; i++) {
            passa(Duration.ofMinutes(9));
            anna.get("/presenza");
        }
    }

    @Test
    void whatHoldsAPasswordIsNotKeptButTheWayLeadsThroughTheLockToItsPage() {
        restaFerma();
        HttpResponse<String> answer = anna.send(anna.request("/operatori")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", "https://localhost:" + sportello.port() + "/operatori")
                .POST(HttpRequest.BodyPublishers.ofString("login=carla&password=segretissima")));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(dove(answer)).isEqualTo("/sblocco?dopo=%2Foperatori");
        HttpResponse<String> altrove = anna.send(anna.request("/operatori")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", "https://altrove.invalid/operatori")
                .POST(HttpRequest.BodyPublishers.ofString("login=carla")));
        assertThat(dove(altrove)).isEqualTo("/sblocco?dopo=%2F");
    }

    @Test
    void anIdleSessionIsLockedNotEndedAndARefreshOfThePageKeepsNobodyIn() {
        passa(Duration.ofMinutes(6));
        assertThat(anna.send(anna.request("/").header("X-Timbro-Vivo", "1")).statusCode())
                .isEqualTo(200);
        passa(Duration.ofMinutes(5));
        HttpResponse<String> answer = anna.get("/cerca?q=pompe");
        assertThat(dove(answer)).isEqualTo("/sblocco?dopo=%2Fcerca%3Fq%3Dpompe");
        assertThat(anna.get("/sblocco?dopo=%2Fcerca%3Fq%3Dpompe").body())
                .contains("Persona anna")
                .doesNotContain("timbro-menu", "timbro-cerca", "timbro-striscia");
        HttpResponse<String> live = anna.send(anna.request("/").header("X-Timbro-Vivo", "1"));
        assertThat(live.statusCode()).isEqualTo(401);
        assertThat(live.headers().firstValue("X-Timbro-Sessione")).contains("bloccata");
    }

    @Test
    void thePinOpensTheSameSessionWithTheSameFormSecretAndTheSamePage() {
        scegliPin();
        anna.get("/");
        String csrf = anna.csrf;
        String chiave = anna.chiave;
        restaFerma();
        assertThat(anna.get("/").statusCode()).isEqualTo(303);
        anna.get("/sblocco?dopo=%2Fcerca%3Fq%3Dpompe");
        assertThat(dove(anna.post("/sblocco", Map.of("digitato", PIN, "dopo", "/cerca?q=pompe"))))
                .isEqualTo("/cerca?q=pompe");
        assertThat(anna.postRaw(DOVE, Map.of("_csrf", csrf, "_chiave", chiave, "motivo", MOTIVO))
                        .statusCode())
                .as("the form of the page from before")
                .isEqualTo(200);
        assertThat(motivi).containsExactly(MOTIVO);
    }

    @Test
    void afterFiveWrongPinsOnlyThePasswordOpensIt() {
        scegliPin();
        restaFerma();
        anna.get("/sblocco");
        for (int left = 4; left > 0; left--) {
            assertThat(anna.post("/sblocco", Map.of("digitato", "111222")).body())
                    .contains("Problema 914.", "restano " + left);
        }
        assertThat(anna.post("/sblocco", Map.of("digitato", "111222")).body()).contains("Problema 915.");
        assertThat(anna.post("/sblocco", Map.of("digitato", PIN)).body()).contains("Problema 915.", "la password");
        assertThat(anna.post("/sblocco", Map.of("digitato", "non è questa")).body())
                .contains("Problema 901.");
        assertThat(dove(anna.post("/sblocco", Map.of("digitato", SportelloDiProva.PASSWORD))))
                .isEqualTo("/");
        assertThat(anna.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNoPinUsesThePasswordAndAPinIsNoWayIn() {
        restaFerma();
        anna.get("/sblocco");
        assertThat(anna.post("/sblocco", Map.of("digitato", PIN)).statusCode()).isEqualTo(401);
        assertThat(sportello.browser().entra("anna", PIN).statusCode()).isEqualTo(401);
    }

    @Test
    void aPersonLocksTheScreenHerselfAndAPageOfOursDoesItInTheBackground() {
        assertThat(dove(anna.post("/blocco", Map.of()))).isEqualTo("/sblocco");
        assertThat(anna.get("/").statusCode()).isEqualTo(303);
        HttpResponse<String> wrong = anna.send(anna.request("/sblocco")
                .header("Accept", "application/json")
                .header("X-Timbro-Modulo", anna.csrf)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("_chiave=x1&digitato=sbagliata")));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("\"number\":901");
        HttpResponse<String> right = anna.send(anna.request("/sblocco")
                .header("Accept", "application/json")
                .header("X-Timbro-Modulo", anna.csrf)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("_chiave=x2&digitato=quattro+gatti+neri")));
        assertThat(right.statusCode()).isEqualTo(204);
        assertThat(anna.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aFormSentFromALockedScreenIsNotCarriedOutAndWaits() {
        String csrf = anna.csrf;
        restaFerma();
        HttpResponse<String> answer = anna.postRaw(DOVE, Map.of("_csrf", csrf, "_chiave", "k", "motivo", MOTIVO));
        assertThat(dove(answer)).startsWith("/sblocco?dopo=%2Fripresa%2F");
        String ripresa = dove(answer).substring("/sblocco?dopo=".length()).replace("%2F", "/");
        anna.get("/sblocco");
        assertThat(dove(anna.post("/sblocco", Map.of("digitato", SportelloDiProva.PASSWORD, "dopo", ripresa))))
                .isEqualTo(ripresa);
        assertThat(motivi).isEmpty();
        assertThat(anna.get(ripresa).body()).contains("fattura è di un&#39;altra ditta", "action=\"" + DOVE);
    }

    @Test
    void afterTwelveHoursWhatWasHalfWrittenComesBackToItsPersonAfterAFullLogin() {
        String csrf = anna.csrf;
        lavoraFinoAllaFine();
        HttpResponse<String> answer = anna.postRaw(DOVE, Map.of("_csrf", csrf, "_chiave", "k", "motivo", MOTIVO));
        assertThat(dove(answer)).startsWith("/accesso?dopo=%2Fripresa%2F");
        String ripresa = dove(answer).substring("/accesso?dopo=".length()).replace("%2F", "/");
        Browser bruno = sportello.browser().entrato("bruno");
        assertThat(bruno.get(ripresa).statusCode()).as("for nobody else").isEqualTo(404);
        assertThat(anna.entra("anna", SportelloDiProva.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(anna.get(ripresa).body()).contains("un&#39;altra ditta &amp; non torna");
        assertThat(anna.csrf).isNotEqualTo(csrf);
        assertThat(anna.post(DOVE, Map.of("motivo", MOTIVO)).statusCode()).isEqualTo(200);
        assertThat(motivi).containsExactly(MOTIVO);
        passa(Duration.ofMinutes(5));
        anna.get("/");
        anna.get(ripresa);
        anna.post(ripresa + "/lascia", Map.of());
        assertThat(anna.get(ripresa).statusCode()).isEqualTo(404);
    }

    @Test
    void aTabLeftOpenFromTheSessionBeforeLosesNothingEither() {
        String csrf = anna.csrf;
        lavoraFinoAllaFine();
        anna.get("/");
        anna.entrato("anna");
        HttpResponse<String> answer = anna.postRaw(DOVE, Map.of("_csrf", csrf, "_chiave", "k", "motivo", MOTIVO));
        assertThat(dove(answer)).startsWith("/ripresa/");
        assertThat(motivi).isEmpty();
        Browser bruno = sportello.browser().entrato("bruno");
        assertThat(bruno.postRaw(DOVE, Map.of("_csrf", csrf, "_chiave", "k", "motivo", MOTIVO))
                        .statusCode())
                .as("a secret of anna's is worth nothing to bruno")
                .isEqualTo(403);
    }

    @Test
    void nothingIsKeptOfWhatIsSecretTooLargeOrForged() {
        String csrf = anna.csrf;
        lavoraFinoAllaFine();
        assertThat(anna.postRaw("/password", Map.of("_csrf", csrf, "_chiave", "k", "vecchia", "x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(anna.postRaw(DOVE, Map.of("_csrf", "indovinato", "_chiave", "k", "motivo", "x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(dove(anna.postRaw(DOVE, Map.of("_csrf", csrf, "_chiave", "k", "motivo", "x".repeat(70_000)))))
                .isEqualTo("/accesso?dopo=%2F");
    }

    @Test
    void afterAnHourNobodyFindsItAnyMore() {
        Trattenuti trattenuti = sportello.sessioni.trattenuti();
        String id =
                trattenuti.tieni("anna", DOVE, Map.of("motivo", List.of("x"))).orElseThrow();
        assertThat(trattenuti.find(id, "anna")).isPresent();
        passa(Duration.ofMinutes(61));
        assertThat(trattenuti.find(id, "anna")).isEmpty();
        for (int i = 0; i < 10; i++) {
            assertThat(trattenuti.tieni("anna", "/" + i, Map.of())).isPresent();
            passa(Duration.ofSeconds(1));
        }
        String first = trattenuti.tieni("bruno", DOVE, Map.of()).orElseThrow();
        assertThat(trattenuti.find(first, "bruno"))
                .as("anna's ten leave room for bruno")
                .isPresent();
    }
}
