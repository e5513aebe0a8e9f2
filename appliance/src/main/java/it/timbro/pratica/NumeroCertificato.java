package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/// National number of a certificate of origin, such as \`C26GE0000012\`: C, year, two letters, seven digits. Never
/// used twice.
public record NumeroCertificato(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("C[0-9]{2}[A-Z]{2}[0-9]{7}");

    @JsonCreator
    public NumeroCertificato {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un numero di certificato");
        }
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroCertificato> parse(String typed) {
        String text = typed.strip().toUpperCase(java.util.Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new NumeroCertificato(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
