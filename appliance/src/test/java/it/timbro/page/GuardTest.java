package it.timbro.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.base.Problem;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Permessi.Accesso;
import it.timbro.page.Permessi.Regola;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest {
    private static final String NUMERO = "M26B23A0001";

    @TempDir
    static Path folder;

    private SportelloDiProva sportello;
    private final Approvazioni approvazioni = new Approvazioni();

    /// Stands for the pages of other rooms.
    private static final class Approvazioni implements HttpService {
        private final AtomicInteger fatte = new AtomicInteger();
        private volatile CountDownLatch porta = new CountDownLatch(0);

        @Override
        public void routing(HttpRules rules) {
            rules.post("/pratica/{numero}/approva", (request, response) -> {
                porta.await();
                fatte.incrementAndGet();
                response.status(303).header("Location", "/pratica/" + NUMERO);
                Guard.sessione(request)
                        .orElseThrow()
                        .invii()
                        .fatto(Form.of(request).text("_chiave"), "/pratica/" + NUMERO);
                response.send();
            });
            rules.post("/pratica/{numero}/respingi", (_, _) -> {
                throw Problem.MOTIVO_DEL_RIFIUTO.rejected();
            });
            rules.get("/pratica/guasto", (_, _) -> {
                throw new IllegalStateException("segreto interno");
            });
            rules.get("/api/guasto", (_, _) -> {
                throw new IllegalStateException("segreto interno");
            });
        }
    }

    @BeforeAll
    void open() {
        sportello = new SportelloDiProva(folder, approvazioni);
        for (Ruolo ruolo : Ruolo.values()) {
            sportello.iscrivi(ruolo.code().replace('_', '-'), ruolo);
        }
    }

    @AfterAll
    void close() {
        sportello.close();
    }

    private Browser entrato(Ruolo ruolo) {
        return sportello.browser().entrato(ruolo.code().replace('_', '-'));
    }

    @Test
    void everyRouteAsksForItsRolesAndNoOther() {
        for (Ruolo ruolo : Ruolo.values()) {
            Browser browser = entrato(ruolo);
            for (Regola regola : Permessi.regole()) {
                if (!(regola.accesso() instanceof Accesso.Persona(Set<Ruolo> ruoli))
                        || regola.esempio().equals("/eventi")
                        || regola.esempio().equals("/blocco")
                        || regola.esempio().equals("/uscita")) {
                    continue;
                }
                int status = regola.method().equals("GET")
                        ? browser.get(regola.esempio()).statusCode()
                        : browser.post(regola.esempio(), Map.of()).statusCode();
                assertThat(status == 403)
                        .as("%s %s as %s answered %d", regola.method(), regola.esempio(), ruolo, status)
                        .isEqualTo(!ruoli.contains(ruolo));
            }
        }
    }

    @Test
    void whoHasNotEnteredSeesOnlyTheDoor() {
        Browser browser = sportello.browser();
        for (Regola regola : Permessi.regole()) {
            browser.cookie = "";
            int status = regola.method().equals("GET")
                    ? browser.get(regola.esempio()).statusCode()
                    : browser.postRaw(regola.esempio(), Map.of()).statusCode();
            switch (regola.accesso()) {
                case Accesso.Pubblica _
                when regola.esempio().equals("/primo-avvio") ->
                    assertThat(status).as("closed since somebody is enrolled").isIn(303, 409);
                case Accesso.Pubblica _, Accesso.Propria _ ->
                    assertThat(status).as(regola.esempio()).isNotEqualTo(303);
                case Accesso.Gettone _ ->
                    assertThat(status).as(regola.esempio()).isEqualTo(401);
                case Accesso.Persona _ ->
                    assertThat(status)
                            .as(regola.esempio())
                            .isEqualTo(regola.method().equals("GET") ? 303 : 401);
                case Accesso.MetodoVietato _, Accesso.Sconosciuta _ -> throw new AssertionError("not in a table");
            }
        }
    }

    @Test
    void aRouteThatIsNotInTheTableIsRefusedAndAnotherMethodToo() {
        Browser browser = entrato(Ruolo.AMMINISTRATORE);
        assertThat(browser.get("/segreta").statusCode()).isEqualTo(404);
        assertThat(browser.get("/segreta").body()).contains("Problema 102.");
        assertThat(browser.send(browser.request("/gettoni").DELETE()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void dotsAndDoubleSlashesDoNotLeadAroundTheTable() {
        Browser browser = entrato(Ruolo.PORTINERIA);
        for (String path : new String[] {
            "/statici/../gettoni",
            "/statici/%2e%2e/gettoni",
            "//gettoni",
            "/gettoni/",
            "/pronto/../gettoni",
            "/gettoni;a=b"
        }) {
            assertThat(browser.get(path).body()).as(path).doesNotContain("Nuovo gettone");
        }
    }

    @Test
    void aFormWithoutTheSessionsSecretIsRefused() {
        Browser browser = entrato(Ruolo.FIRMATARIO);
        int before = approvazioni.fatte.get();
        Browser other = entrato(Ruolo.FIRMATARIO);
        for (String secret : new String[] {"", "indovinato", other.csrf}) {
            HttpResponse<String> answer = browser.postRaw(
                    "/pratica/" + NUMERO + "/approva", Map.of("_csrf", secret, "_chiave", "k-" + secret));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Problema 906.");
        }
        HttpResponse<String> elsewhere = browser.send(browser.request("/pratica/" + NUMERO + "/approva")
                .header("Sec-Fetch-Site", "cross-site")
                .header("X-Timbro-Modulo", browser.csrf)
                .POST(BodyPublishers.ofString("_chiave=altra")));
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(approvazioni.fatte.get()).isEqualTo(before);
    }

    @Test
    void aDoubleClickDoesTheWorkOnceAndBothSeeTheResult() {
        Browser browser = entrato(Ruolo.FIRMATARIO);
        int before = approvazioni.fatte.get();
        approvazioni.porta = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> browser.post("/pratica/" + NUMERO + "/approva", Map.of()));
        var second = CompletableFuture.supplyAsync(() -> browser.post("/pratica/" + NUMERO + "/approva", Map.of()));
        approvazioni.porta.countDown();
        assertThat(first.join().headers().firstValue("Location")).contains("/pratica/" + NUMERO);
        assertThat(second.join().headers().firstValue("Location")).contains("/pratica/" + NUMERO);
        assertThat(browser.post("/pratica/" + NUMERO + "/approva", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(approvazioni.fatte.get()).isEqualTo(before + 1);
    }

    @Test
    void aRefusedFormMayBeSentAgain() {
        Browser browser = entrato(Ruolo.OPERATORE);
        String chiave = browser.chiave;
        assertThat(browser.post("/pratica/" + NUMERO + "/respingi", Map.of()).statusCode())
                .isEqualTo(422);
        browser.chiave = chiave;
        HttpResponse<String> again = browser.post("/pratica/" + NUMERO + "/respingi", Map.of());
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("Problema 402.", "Per respingere la pratica serve il motivo.", "Scrivi il motivo");
    }

    @Test
    void insideAFragmentTheProblemComesAsAFragment() {
        Browser browser = entrato(Ruolo.OPERATORE);
        HttpResponse<String> answer = browser.send(browser.request("/pratica/" + NUMERO + "/respingi")
                .header("HX-Request", "true")
                .header("X-Timbro-Modulo", browser.csrf)
                .POST(BodyPublishers.ofString("_chiave=frammento")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("HX-Retarget")).contains("#problema");
        assertThat(answer.body()).contains("Problema 402.").doesNotContain("<html");
    }

    @Test
    void aProgramGetsAProblemInJson() {
        Browser browser = sportello.browser();
        HttpResponse<String> answer = browser.get("/api/v1/stato");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"number\":905", "\"status\":401", "\"title\":\"GETTONE_NON_VALIDO\"", "\"toDo\":");
    }

    @Test
    void aDefectShowsACodeAndNothingOfTheInside() {
        HttpResponse<String> page = entrato(Ruolo.OPERATORE).get("/pratica/guasto");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("Problema 105.")
                .doesNotContain("segreto interno")
                .doesNotContain("Exception");
        String token = sportello.operatori.creaGettone("guasto", "prova");
        Browser program = sportello.browser();
        HttpResponse<String> json =
                program.send(program.request("/api/guasto").header("Authorization", "Bearer " + token));
        assertThat(json.statusCode()).isEqualTo(500);
        assertThat(json.body()).contains("\"number\":105").doesNotContain("segreto interno");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectTheBrowser() {
        Browser browser = entrato(Ruolo.OPERATORE);
        for (String path : new String[] {
            "/", "/accesso", "/segreta", "/api/v1/stato", "/pronto", new Assets().base() + "/timbro.css"
        }) {
            var headers = browser.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("Strict-Transport-Security")).as(path).isPresent();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .startsWith(path.startsWith("/statici/") ? "public, max-age=31536000" : "no-store");
        }
    }

    @Test
    void pagesHaveNoInlineScriptNorStyle() {
        Browser browser = entrato(Ruolo.AMMINISTRATORE);
        for (String path : new String[] {"/", "/accesso", "/password", "/gettoni", "/cerca?q=pompe", "/segreta"}) {
            assertThat(browser.get(path).body()).as(path).doesNotContain("style=", "<style", "onclick", "<script>");
        }
    }

    @Test
    void theServerSpeaksHttp2AndHttp1() {
        Browser browser = sportello.browser();
        assertThat(browser.get("/pronto").version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(browser.send(browser.request("/pronto").version(HttpClient.Version.HTTP_1_1))
                        .body())
                .isEqualTo("pronto\n");
    }

    @Test
    void hostileInputGetsASentenceAndLeavesTheServerStanding() throws IOException {
        Browser browser = entrato(Ruolo.OPERATORE);
        String[] bodies = {"a=%zz", "a=%00", "a=%ff%fe", "=".repeat(3), "a=b&".repeat(2_000), "a=" + "x".repeat(300_000)
        };
        for (String body : bodies) {
            HttpResponse<String> answer = browser.send(browser.request("/password")
                    .header("X-Timbro-Modulo", browser.csrf)
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as(body.substring(0, 3)).isBetween(400, 422);
            assertThat(answer.body()).contains("Problema 10");
        }
        for (String line : new String[] {
            "GET /cerca?q=%zz",
            "GET /%zz",
            "GET /%00",
            "GET /\u0001",
            "FANTASIA /",
            "GET /" + "x".repeat(20_000),
            "nulla"
        }) {
            assertThat(raw(browser, line + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + browser.cookie + "\r\n\r\n"))
                    .as(line.substring(0, 5))
                    .containsPattern("^$|^HTTP/1.1 [34][0-9][0-9] ") // refused, or the line is cut
                    .doesNotContain("Exception", "\tat ");
        }
        assertThat(browser.get("/cerca?q=" + "%22%20OR%20NEAR(*".repeat(20)).statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/cerca?q=%3Cscript%3Ealert(1)%3C/script%3E").body())
                .doesNotContain("<script>alert");
        assertThat(browser.send(browser.request("/")
                                .header("X-Grande", "x".repeat(40_000))
                                .version(HttpClient.Version.HTTP_1_1))
                        .statusCode())
                .isBetween(400, 499);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    /// What no client library would send.
    private String raw(Browser browser, String request) throws IOException {
        try (Socket socket =
                browser.client.sslContext().getSocketFactory().createSocket("localhost", sportello.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            byte[] start = new byte[4_096];
            int count = socket.getInputStream().read(start);
            return new String(start, 0, Math.max(0, count), StandardCharsets.UTF_8);
        }
    }
}
