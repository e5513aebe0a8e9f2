package it.timbro.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who works at a branch's counter, over HTTP as her browser would. For load and measures;
/// `Sportello` looks at what she sees.
public final class Sportellista {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PROBLEM = Pattern.compile("<p class=\"timbro-problema-cosa\">(.*)</p>");

    private final HttpClient http;
    private final URI branch;
    private final String cookie;
    private final String csrf;

    private Sportellista(HttpClient http, URI branch, String cookie, String csrf) {
        this.http = http;
        this.branch = branch;
        this.cookie = cookie;
        this.csrf = csrf;
    }

    public static Sportellista enter(House house, Sito sito) {
        return enter(house, sito, house.tls().client());
    }

    /// With a browser of one's own.
    public static Sportellista enter(House house, Sito sito, HttpClient http) {
        return enter(house, sito, Accessi.sportello(sito), "formulari", http);
    }

    /// The amministratore of the centre.
    public static Sportellista amministratore(House house) {
        Accessi.Operatore person = Accessi.OPERATORI.stream()
                .filter(one -> one.sito() == Sito.CENTRO && one.ruoli().equals("amministratore"))
                .findFirst()
                .orElseThrow();
        return enter(house, Sito.CENTRO, person, "calendario", house.tls().client());
    }

    /// @param form a page that this person may see, with a form on it
    private static Sportellista enter(House house, Sito sito, Accessi.Operatore person, String form, HttpClient http) {
        URI branch = house.address(sito);
        HttpResponse<String> entered = send(
                http,
                form(
                        HttpRequest.newBuilder(branch.resolve("accesso")),
                        Map.of(
                                "login",
                                person.login(),
                                "password",
                                house.accessi().password(person),
                                "dopo",
                                "/")));
        String cookie = entered.headers()
                .firstValue("set-cookie")
                .orElseThrow(() -> new IllegalStateException("accesso rifiutato: " + entered.statusCode()))
                .split(";", 2)[0];
        String page = send(
                        http,
                        HttpRequest.newBuilder(branch.resolve(form))
                                .header("Cookie", cookie)
                                .build())
                .body();
        Matcher secret = CSRF.matcher(page);
        if (!secret.find()) {
            throw new IllegalStateException("la pagina non ha il segreto dei moduli");
        }
        return new Sportellista(http, branch, cookie, secret.group(1));
    }

    public HttpResponse<String> page(String path) {
        return send(http, request(path).build());
    }

    /// Approves it as it stands after its third fact.
    public void approve(String numero) {
        post("pratica/" + numero + "/approva", Map.of("versione", "3"));
    }

    /// «Prova adesso».
    public void riprova() {
        post("collegamento/prova", Map.of());
    }

    /// One blank more in stock: the shortest act of the counter.
    public void carica(String seriale) {
        post("formulari", Map.of("primo", seriale, "ultimo", seriale));
    }

    /// A branch is closed for a minute, some day: the shortest act of the centre that a branch is told.
    ///
    /// @param dal local time in Italy
    public void chiude(Sito sito, LocalDateTime dal) {
        post(
                "calendario",
                Map.of(
                        "chi", sito.sede(),
                        "dal", dal.toString(),
                        "al", dal.plusMinutes(1).toString(),
                        "motivo", "prova della linea"));
    }

    private void post(String path, Map<String, String> fields) {
        HttpResponse<String> answer = submit(path, fields);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + problem(answer.body()));
        }
    }

    /// What the page says went wrong.
    public static String problem(String page) {
        Matcher said = PROBLEM.matcher(page);
        return said.find() ? said.group(1) : page.lines().findFirst().orElse("");
    }

    /// Sends a form and returns the answer, whatever it is: 303 if it was carried out, and to
    /// `/accesso` if nobody has entered.
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        Map<String, String> all = new java.util.HashMap<>(fields);
        all.put("_csrf", csrf);
        all.put("_chiave", UUID.randomUUID().toString());
        return send(http, form(request(path), all));
    }

    /// Scans a paper for the form of a presentazione, as the page's script does.
    ///
    /// @return its SHA-256
    public String scansiona(byte[] paper) {
        String boundary = "----" + UUID.randomUUID();
        String field = "--" + boundary + "\r\nContent-Disposition: form-data; name=";
        byte[] head = (field + "\"_csrf\"\r\n\r\n" + csrf + "\r\n"
                        + field + "\"_chiave\"\r\n\r\n" + UUID.randomUUID() + "\r\n"
                        + field + "\"file\"; filename=\"carta.pdf\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> answer = send(
                http,
                request("presentazione/scansione")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArrays(List.of(head, paper, tail)))
                        .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("scansione: " + answer.statusCode() + " " + problem(answer.body()));
        }
        return answer.body();
    }

    /// The lines of the branch's stream of changes, until the branch or the reader ends it.
    public Stream<String> changes() {
        try {
            return http.send(request("eventi").build(), BodyHandlers.ofLines()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(branch.resolve(path)).header("Cookie", cookie);
    }

    private static HttpRequest form(HttpRequest.Builder request, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
