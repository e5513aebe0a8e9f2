package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/// Serial pre-printed on a *formulario*: a letter and seven digits, at some chambers eight digits.
public record SerialeFormulario(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z]?[0-9]{7,8}");

    @JsonCreator
    public SerialeFormulario {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un seriale di formulario");
        }
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<SerialeFormulario> parse(String typed) {
        String text = typed.strip().toUpperCase(java.util.Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new SerialeFormulario(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
