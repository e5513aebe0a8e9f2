package it.timbro;

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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/// Enough of a browser for tests: keeps the one cookie, fills in the hidden fields of the page it read last, follows
/// nothing.
public final class Browser {
    private static final Pattern HIDDEN = Pattern.compile("name=\"(_csrf|_chiave)\" value=\"([^\"]+)\"");

    public final HttpClient client;
    private final int port;
    public String cookie = "";
    public String csrf = "";
    public String chiave = "";

    Browser(int port, SSLContext tls) {
        this.port = port;
        this.client = HttpClient.newBuilder().sslContext(tls).build();
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers()
                    .firstValue("Set-Cookie")
                    .ifPresent(value ->
                            cookie = value.substring(0, value.indexOf(';') < 0 ? value.length() : value.indexOf(';')));
            Matcher hidden = HIDDEN.matcher(answer.body());
            while (hidden.find()) {
                if (hidden.group(1).equals("_csrf")) {
                    csrf = hidden.group(2);
                } else {
                    chiave = hidden.group(2);
                }
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /// Sends exactly these fields.
    public HttpResponse<String> postRaw(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /// Sends the form of the page read last.
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> all = new java.util.LinkedHashMap<>(fields);
        all.put("_csrf", csrf);
        all.put("_chiave", chiave);
        return postRaw(path, all);
    }

    public HttpResponse<String> entra(String login, String password) {
        return postRaw("/accesso", Map.of("login", login, "password", password));
    }

    /// Enters and reads the day's page, so that forms can be sent.
    public Browser entrato(String login) {
        HttpResponse<String> answer = entra(login, SportelloDiProva.PASSWORD);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("not entered: " + answer.statusCode() + " " + answer.body());
        }
        get("/password");
        return this;
    }
}
