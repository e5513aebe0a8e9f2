package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Check;
import it.timbro.base.Problem;
import it.timbro.sync.protocol.StreamId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Number of a receipt of the till, such as `GE1-R-2026-0000012`: branch, a letter with the
/// incarnation if it is not the first (`R2`), year, seven digits. Given without asking anybody, and
/// never twice.
public record NumeroRicevuta(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("([A-Z0-9]{3}-R[0-9]{0,9})-([0-9]{4})-([0-9]{7,12})");

    @JsonCreator
    public NumeroRicevuta {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è il numero di una ricevuta");
        }
    }

    /// What the numbers of one life of a branch begin with.
    public static String codice(StreamId stream) {
        return stream.sede() + "-R" + (stream.incarnation() > 1 ? stream.incarnation() : "");
    }

    public static NumeroRicevuta di(String codice, int anno, long progressivo) {
        return new NumeroRicevuta("%s-%04d-%07d".formatted(codice, anno, progressivo));
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroRicevuta> parse(String typed) {
        String text = typed.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new NumeroRicevuta(text)) : Optional.empty();
    }

    public String codice() {
        return part(1);
    }

    public int anno() {
        return Integer.parseInt(part(2));
    }

    public long progressivo() {
        return Long.parseLong(part(3));
    }

    private String part(int group) {
        Matcher parts = FORM.matcher(text);
        Check.that(parts.matches(), "the form was checked");
        return parts.group(group);
    }

    @Override
    public String toString() {
        return text;
    }
}
