package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.sync.protocol.StreamId;
import java.util.regex.Pattern;

/// One opening of a *registro di emergenza*: `GE2-E.3` is the third under the code `GE2-E`.
public record RegistroEmergenza(@JsonValue String text) {
    static final char LETTERA = 'E';
    private static final Pattern FORM = Pattern.compile(NumeroDiRegistro.codice(LETTERA) + "\\.[0-9]{1,6}");

    @JsonCreator
    public RegistroEmergenza {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un registro di emergenza");
        }
    }

    /// The code of an incarnation: fresh for each, so that a box restored from an old copy, which
    /// comes back as another incarnation, cannot repeat a number.
    public static String codice(StreamId incarnazione) {
        return NumeroDiRegistro.codice(incarnazione, LETTERA);
    }

    public static RegistroEmergenza di(String codice, long progressivo) {
        return new RegistroEmergenza(codice + "." + progressivo);
    }

    public String codice() {
        return text.substring(0, text.indexOf('.'));
    }

    /// Which opening under its code, from 1.
    public long progressivo() {
        return Long.parseLong(text.substring(text.indexOf('.') + 1));
    }

    public Sede sede() {
        return new Sede(text.substring(0, text.indexOf('-')));
    }

    @Override
    public String toString() {
        return text;
    }
}
