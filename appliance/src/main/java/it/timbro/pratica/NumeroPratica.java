package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/// Code of a *pratica*, such as \`M26B22A0001\`: M, year, month (1-9, A, B, C), day, a letter, four
/// digits. Made once, opaque afterwards.
public record NumeroPratica(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("M[0-9]{2}[1-9ABC][0-9]{2}[A-Z][0-9]{4}");

    @JsonCreator
    public NumeroPratica {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un numero di pratica");
        }
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroPratica> parse(String typed) {
        String text = typed.strip().toUpperCase(java.util.Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new NumeroPratica(text)) : Optional.empty();
    }

    /// Its place among all pratiche: a number of its own, larger for a later code.
    public long ordine() {
        long day = (Long.parseLong(text, 1, 3, 10) * 16 + Character.digit(text.charAt(3), 16)) * 100
                + Long.parseLong(text, 4, 6, 10);
        return (day * 26 + text.charAt(6) - 'A') * 10_000 + Long.parseLong(text, 7, 11, 10);
    }

    @Override
    public String toString() {
        return text;
    }
}
