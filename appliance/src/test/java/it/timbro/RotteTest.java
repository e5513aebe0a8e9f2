package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Permessi;
import it.timbro.page.Permessi.Accesso;
import it.timbro.page.Permessi.Regola;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The table of who may do what, held against the routes that the two roles really have: asked of
/// every service as it is wired, so that a page nobody thought of here is found here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RotteTest {
    private static final String PASSWORD = "quattro gatti neri";

    /// The server's own; they are no service.
    private static final List<Rotta> DEL_SERVER =
            List.of(new Rotta("GET", "/pronto"), new Rotta("GET", "/favicon.ico"));

    @TempDir
    static Path folder;

    private Branch branch;
    private Centre centre;
    private List<Rotta> sede;
    private List<Rotta> centrale;

    /// @param path with `{}` for one segment, and `**` at its end for any rest
    private record Rotta(String method, String path) {
        String esempio() {
            return path.replace("{}", "uno").replace("**", "altro");
        }
    }

    @BeforeAll
    void start() throws Exception {
        SportelloDiProva.chiavi(folder.resolve("server.p12"), folder.resolve("trust.pem"));
        branch = (Branch) Appliance.start(config("filiale", "GE1", """
                centre.url=https://localhost:1
                tls.trust=%1$s/trust.pem
                printer.uri=%2$s
                verifica.url=https://verifica.prova.invalid/
                galleria.folder=%1$s
                """.formatted(folder, folder.toUri())));
        Files.writeString(folder.resolve("ditte"), "");
        centre = (Centre) Appliance.start(config("centro", "CN1", """
                a2a.users=%s/ditte
                sedi=GE1
                sedi.GE1.nome=Genova
                """.formatted(folder)));
        sede = rotte(branch.server.services());
        centrale = rotte(centre.server.services());
    }

    private Config config(String role, String sede, String more) throws Exception {
        Path people = folder.resolve(role + ".operatori");
        Files.write(
                people,
                Arrays.stream(Ruolo.values())
                        .map(ruolo -> login(ruolo) + ";Persona " + login(ruolo) + ";" + ruolo.code() + ";" + PASSWORD)
                        .toList());
        Path file = folder.resolve(role + ".properties");
        Files.writeString(file, """
                role=%s
                sede=%s
                nome=Prova
                host=127.0.0.1
                port=0
                data=%s
                tls.keystore=%s/server.p12
                tls.password=prova
                first.operator=%s
                %s
                """.formatted(role, sede, folder.resolve(role), folder, people, more));
        return Config.read(file);
    }

    @AfterAll
    void stop() {
        centre.close();
        branch.close();
    }

    @Test
    void theGalleryExistsOnlyWhereItIsAskedFor() {
        assertThat(sede).contains(new Rotta("GET", "/galleria"));
        assertThat(centrale).doesNotContain(new Rotta("GET", "/galleria"));
    }

    private static String login(Ruolo ruolo) {
        return ruolo.code().replace('_', '-');
    }

    /// What a service registers, asked by rules that only listen.
    private static List<Rotta> rotte(List<HttpService> services) {
        List<Rotta> found = new ArrayList<>(DEL_SERVER);
        services.forEach(service -> service.routing(ascolta("", found)));
        return List.copyOf(found);
    }

    private static HttpRules ascolta(String prefix, List<Rotta> found) {
        return (HttpRules) Proxy.newProxyInstance(
                HttpRules.class.getClassLoader(), new Class<?>[] {HttpRules.class}, (rules, method, arguments) -> {
                    switch (method.getName()) {
                        case "get", "head", "post", "put", "delete", "any" ->
                            found.add(new Rotta(
                                    method.getName().equals("any")
                                            ? "ANY"
                                            : method.getName().toUpperCase(),
                                    segni(prefix + (arguments[0] instanceof String path ? path : "/**"))));
                        case "route" ->
                            found.add(new Rotta(((Method) arguments[0]).text(), segni(prefix + arguments[1])));
                        case "register" -> {
                            String below = arguments[0] instanceof String path ? prefix + path : prefix;
                            for (HttpService service : (HttpService[]) arguments[arguments.length - 1]) {
                                service.routing(ascolta(below, found));
                            }
                        }
                        default -> throw new IllegalStateException("the test does not know " + method);
                    }
                    return rules;
                });
    }

    /// In the words of the table.
    private static String segni(String pattern) {
        return pattern.replaceAll("\\{\\+[^}]*}", "**")
                .replaceAll("\\{[^}]*}[^/]*", "{}")
                .replaceAll("/\\*$", "/**")
                .replaceAll("//+", "/");
    }

    @Test
    void everyRouteThatIsWiredStandsInTheTable() {
        assertThat(Stream.concat(sede.stream(), centrale.stream()).distinct())
                .hasSizeGreaterThan(60)
                .allSatisfy(rotta -> assertThat(Permessi.accesso(
                                rotta.method().equals("ANY") ? "GET" : rotta.method(), rotta.esempio()))
                        .as(rotta.toString())
                        .isNotInstanceOf(Accesso.Sconosciuta.class)
                        .isNotInstanceOf(Accesso.MetodoVietato.class));
    }

    @Test
    void everyLineOfTheTableLeadsToARouteThatIsWired() {
        Set<Rotta> tutte = Stream.concat(sede.stream(), centrale.stream()).collect(Collectors.toSet());
        assertThat(Permessi.regole())
                .allSatisfy(regola -> assertThat(tutte).as(regola.toString()).anyMatch(rotta -> copre(regola, rotta)));
    }

    private static boolean copre(Regola regola, Rotta rotta) {
        String line = "/" + String.join("/", regola.segments());
        boolean method = regola.method().equals("ANY")
                || rotta.method().equals("ANY")
                || rotta.method().equals(regola.method());
        String start = line.endsWith("**") ? line.substring(0, line.length() - 2) : line;
        return method
                && (line.endsWith("**")
                        ? rotta.path().startsWith(start)
                        : rotta.path().equals(start));
    }

    @Test
    void aWrongRoleGetsNothingAndNotEvenWhetherItExists() {
        for (Appliance house : List.of(branch, centre)) {
            List<Rotta> rotte = house == branch ? sede : centrale;
            for (Ruolo ruolo : Ruolo.values()) {
                Browser browser = new Browser(house.port(), SportelloDiProva.clientTls());
                assertThat(browser.entra(login(ruolo), PASSWORD).statusCode()).isEqualTo(303);
                browser.get("/password");
                for (Rotta rotta : rotte) {
                    if (Permessi.accesso(rotta.method(), rotta.esempio()) instanceof Accesso.Persona(Set<Ruolo> ruoli)
                            && !ruoli.contains(ruolo)) {
                        String there = rotta.path().replace("{}", login(Ruolo.RESPONSABILE));
                        String notThere = rotta.path().replace("{}", "nessuno");
                        assertThat(refused(browser, rotta, there))
                                .as("%s as %s", rotta, ruolo)
                                .isEqualTo(refused(browser, rotta, notThere))
                                .contains("Problema 903.")
                                .doesNotContain("Persona responsabile");
                    }
                }
            }
        }
    }

    /// The answer without what differs each time.
    private static String refused(Browser browser, Rotta rotta, String path) {
        HttpResponse<String> answer =
                rotta.method().equals("GET") ? browser.get(path) : browser.post(path, Map.of("ruolo", "firmatario"));
        assertThat(answer.statusCode()).as("%s %s", rotta.method(), path).isEqualTo(403);
        String body = answer.body();
        return body.substring(body.indexOf("<main"), body.indexOf("</main>"));
    }

    @Test
    void aPersonIsNoProgramAndAProgramNoPerson() {
        Browser browser = new Browser(branch.port(), SportelloDiProva.clientTls());
        assertThat(browser.entra("responsabile", PASSWORD).statusCode()).isEqualTo(303);
        assertThat(sede.stream().filter(rotta -> rotta.path().startsWith("/api/")))
                .isNotEmpty()
                .allSatisfy(rotta -> {
                    HttpResponse<String> answer = rotta.method().equals("GET")
                            ? browser.get(rotta.esempio())
                            : browser.postRaw(rotta.esempio(), Map.of());
                    assertThat(answer.statusCode()).as(rotta.toString()).isEqualTo(401);
                    assertThat(answer.body()).contains("GETTONE_NON_VALIDO");
                });
    }
}
