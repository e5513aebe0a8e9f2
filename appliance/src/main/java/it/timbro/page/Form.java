package it.timbro.page;

import io.helidon.webserver.http.ServerRequest;
import it.timbro.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields of a form that a person sent. [Guard] has read it and checked its secret before a
/// handler sees it.
public final class Form {
    /// Largest body of a form.
    public static final int MAX_BYTES = 256 << 10;

    /// Most fields, the repeated ones counted each.
    public static final int MAX_FIELDS = 1_000;

    static final String CSRF = "_csrf";
    static final String CHIAVE = "_chiave";

    private final Map<String, List<String>> fields;

    Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /// The form of this request.
    public static Form of(ServerRequest request) {
        return request.context()
                .get(Form.class)
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("manca il modulo compilato"));
    }

    /// A field without the spaces around it; "" if it is missing or empty.
    public String text(String name) {
        return all(name).stream().findFirst().map(String::strip).orElse("");
    }

    /// A field exactly as typed, for passwords; "" if it is missing.
    public String raw(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /// A field that the person must have filled in.
    ///
    /// @param label how the field is called on the page, for the sentence of the refusal
    public String required(String name, String label) {
        String value = text(name);
        if (value.isEmpty()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("manca «" + label + "»");
        }
        return value;
    }

    /// A field that our own page wrote, such as the version a decision was made on.
    public long number(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("il campo «" + name + "» non è un numero");
        }
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /// All values of a repeated field, such as ticked boxes.
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// Fields whose name begins so, by what follows: `seriale.1`, `seriale.2` with prefix
    /// `seriale.` answer keys `1`, `2`.
    public Map<String, String> starting(String prefix) {
        Map<String, String> answer = new LinkedHashMap<>();
        fields.forEach((name, _) -> {
            if (name.startsWith(prefix)) {
                answer.put(name.substring(prefix.length()), text(name));
            }
        });
        return answer;
    }

    /// What the person typed, without what guards the form and without what a second person typed.
    Map<String, List<String>> campi() {
        Map<String, List<String>> answer = new LinkedHashMap<>(fields);
        answer.keySet()
                .removeIf(name -> name.equals(CSRF) || name.equals(CHIAVE) || name.startsWith(SecondaPersona.PREFISSO));
        return answer;
    }

    static Form read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw Problem.TROPPO_GRANDE.rejected("un modulo può avere al più 256 KB");
            }
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a form", e);
        }
    }

    static Form parse(String body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int count = 0;
        for (String pair : body.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > MAX_FIELDS) {
                throw Problem.TROPPO_GRANDE.rejected("il modulo ha più di " + MAX_FIELDS + " campi");
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            fields.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Form(fields);
    }

    private static String decode(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("il modulo contiene una codifica errata");
        }
        return written(decoded);
    }

    /// What a person wrote in a field, whichever way the form came.
    static String written(String text) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t') || text.indexOf('\uFFFD') >= 0) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("il modulo contiene caratteri non ammessi");
        }
        return text.replace("\r\n", "\n");
    }

    Optional<String> secret(@Nullable String header) {
        return header != null ? Optional.of(header) : all(CSRF).stream().findFirst();
    }
}
