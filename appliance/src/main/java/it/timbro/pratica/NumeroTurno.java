package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;
import java.util.regex.Pattern;

/// One operator's till from its opening to its closing: the branch, its incarnation if it is not
/// the first, and the journal seq it was opened at.
public record NumeroTurno(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{1,2}-([0-9]{1,9}[.])?[0-9]{1,9}");

    @JsonCreator
    public NumeroTurno {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un turno di cassa");
        }
    }

    /// The till opened at a place of a branch's stream.
    public static NumeroTurno at(StreamId stream, long seq) {
        String life = stream.incarnation() > 1 ? stream.incarnation() + "." : "";
        return new NumeroTurno(stream.sede() + "-" + life + seq);
    }

    public static Optional<NumeroTurno> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new NumeroTurno(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
