package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;
import java.util.regex.Pattern;

/// A print job of a branch: the branch, its incarnation if it is not the first, and the journal seq
/// it was reserved at.
public record NumeroLavoro(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{3}-([0-9]{1,9}[.])?[0-9]{1,9}");

    @JsonCreator
    public NumeroLavoro {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un lavoro di stampa");
        }
    }

    /// The job reserved at a place of a branch's stream.
    public static NumeroLavoro at(StreamId stream, long seq) {
        String life = stream.incarnation() > 1 ? stream.incarnation() + "." : "";
        return new NumeroLavoro(stream.sede() + "-" + life + seq);
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroLavoro> parse(String typed) {
        String text = typed.strip().toUpperCase(java.util.Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new NumeroLavoro(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
