package it.timbro.centro.verifica;

import it.timbro.base.Check;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The page that checks a code: as the centre serves it, and as one file that holds everything and asks nobody.
///
/// The file's own policy (CSP) names its script and style by their digest and allows no connection at all, so what a
/// customs officer keeps on a disk cannot be made to talk.
public final class Pagina {
    private static final String STYLE_LINK = "<link rel=\"stylesheet\" href=\"/verifica/verifica.css\">";
    private static final String SCRIPT_LINK = "<script src=\"/verifica/verifica.js\"></script>";
    private static final String CHARSET = "<meta charset=\"utf-8\">";
    private static final JsonMapper JSON = new JsonMapper();

    private final String html = load("verifica.html");
    private final String style = load("verifica.css");
    private final String script = load("verifica.js");

    public String html() {
        return html;
    }

    public String style() {
        return style;
    }

    public String script() {
        return script;
    }

    /// The published keys as the script reads them.
    ///
    /// @param al when the list was made, ISO 8601
    public String chiavi(List<ElencoChiavi.Chiave> chiavi, String al) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("al", al);
        body.put("chiavi", chiavi.stream().map(Pagina::members).toList());
        return JSON.writeValueAsString(body);
    }

    /// The whole page in one file.
    ///
    /// @param chiavi as [#chiavi] wrote them
    public String daSola(String chiavi) {
        String policy = "default-src 'none'; script-src '" + digest(script) + "'; style-src '" + digest(style)
                + "'; base-uri 'none'; form-action 'none'";
        String data = "<script type=\"application/json\" id=\"chiavi\">" + chiavi.replace("<", "\\u003c") + "</script>";
        return put(
                put(
                        put(
                                html,
                                CHARSET,
                                CHARSET + "\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">"),
                        STYLE_LINK,
                        "<style>" + style + "</style>"),
                SCRIPT_LINK,
                data + "\n<script>" + script + "</script>");
    }

    private static Map<String, Object> members(ElencoChiavi.Chiave chiave) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kid", chiave.kid());
        members.put("sede", chiave.sede().code());
        members.put("nome", chiave.nome());
        members.put("camera", chiave.camera());
        members.put("dal", chiave.dal().toString());
        members.put("pubblica", chiave.pubblica());
        return members;
    }

    private static String put(String page, String slot, String content) {
        int at = page.indexOf(slot);
        Check.that(at >= 0, "the page has a place for it: " + slot);
        return page.substring(0, at) + content + page.substring(at + slot.length());
    }

    private static String digest(String content) {
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(Hash.of(content.getBytes(StandardCharsets.UTF_8))
                                .raw());
    }

    private static String load(String name) {
        try (@Nullable InputStream in = Pagina.class.getResourceAsStream(name)) {
            Check.that(in != null, "on the class path: " + name);
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
