package it.timbro.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Check;
import it.timbro.base.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Style sheets, scripts, fonts and icons: a closed list. Each is compressed when it is first asked
/// for and then held in memory. Their address carries a fingerprint of all of them, so a browser
/// keeps them for a year and asks again only after an upgrade.
public final class Assets implements HttpService {
    private static final String ITALIA = "/META-INF/resources/webjars/bootstrap-italia/2.17.0/dist/";
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/";
    private static final String OURS = "/it/timbro/page/statici/";
    private static final String FONT = "fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-";
    private static final String MONO = "fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-";

    /// Name in our addresses, and where it lies on the class path.
    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("bootstrap-italia.css", ITALIA + "css/bootstrap-italia.min.css"),
            Map.entry("sprites.svg", ITALIA + "svg/sprites.svg"),
            Map.entry("titillium-400.woff2", ITALIA + FONT + "regular.woff2"),
            Map.entry("titillium-600.woff2", ITALIA + FONT + "600.woff2"),
            Map.entry("titillium-700.woff2", ITALIA + FONT + "700.woff2"),
            Map.entry("mono-400.woff2", ITALIA + MONO + "regular.woff2"),
            Map.entry("htmx.js", HTMX + "htmx.min.js"),
            Map.entry("timbro.css", OURS + "timbro.css"),
            Map.entry("timbro.js", OURS + "timbro.js"),
            Map.entry("timbro.svg", OURS + "timbro.svg"),
            Map.entry("pagine.css", OURS + "pagine.css"));

    private final Map<String, byte[]> zipped = new ConcurrentHashMap<>();
    private final String fingerprint = fingerprint();

    /// Over our own files, and the names of the libraries', which carry their version: reading
    /// those takes a tenth of a second of every start.
    private static String fingerprint() {
        MessageDigest digest = sha256();
        new TreeMap<>(SOURCES)
                .forEach((_, source) -> digest.update(
                        source.startsWith(OURS) ? load(source) : source.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    /// Address of the folder, without a final slash.
    public String base() {
        return "/statici/" + fingerprint;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/statici/{impronta}/{nome}", this::send);
    }

    private void send(ServerRequest request, ServerResponse response) {
        String nome = request.path().pathParameters().get("nome");
        String source = SOURCES.get(nome);
        if (source == null) {
            throw Problem.NON_TROVATO.rejected("il file richiesto non esiste");
        }
        byte[] bytes = zipped.computeIfAbsent(nome, _ -> zip(load(source)));
        boolean current = request.path().pathParameters().get("impronta").equals(fingerprint);
        response.headers().contentType(type(nome));
        response.headers().set(HeaderNames.CACHE_CONTROL, current ? "public, max-age=31536000, immutable" : "no-store");
        response.headers().set(HeaderNames.VARY, "Accept-Encoding");
        if (request.headers().first(HeaderNames.ACCEPT_ENCODING).orElse("").contains("gzip")) {
            response.headers().set(HeaderNames.CONTENT_ENCODING, "gzip");
            response.send(bytes);
        } else {
            response.send(unzip(bytes));
        }
    }

    private static HttpMediaType type(String nome) {
        return HttpMediaType.create(
                switch (nome.substring(nome.lastIndexOf('.'))) {
                    case ".css" -> "text/css; charset=utf-8";
                    case ".js" -> "text/javascript; charset=utf-8";
                    case ".svg" -> "image/svg+xml";
                    case ".woff2" -> "font/woff2";
                    default -> "application/octet-stream";
                });
    }

    private static byte[] load(String source) {
        try (@Nullable InputStream in = Assets.class.getResourceAsStream(source)) {
            Check.that(in != null, "on the class path: " + source);
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(source, e);
        }
    }

    private static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] unzip(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
