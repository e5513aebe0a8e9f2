package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;
import java.util.regex.Pattern;

/// Number of a receipt of the till, such as `GE1-R-2026-0000012`: branch, a letter with the
/// incarnation if it is not the first (`R2`), year, seven digits. Given without asking anybody, and
/// never twice.
public record NumeroRicevuta(@JsonValue String text) {
    private static final char LETTERA = 'R';
    private static final Pattern FORM = NumeroDiRegistro.forma(LETTERA);

    @JsonCreator
    public NumeroRicevuta {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è il numero di una ricevuta");
        }
    }

    /// The code under which an incarnation numbers.
    public static String codice(StreamId incarnazione) {
        return NumeroDiRegistro.codice(incarnazione, LETTERA);
    }

    public static NumeroRicevuta di(String codice, int anno, long progressivo) {
        return new NumeroRicevuta(new NumeroDiRegistro(codice, anno, progressivo).text());
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroRicevuta> parse(String typed) {
        return NumeroDiRegistro.digitato(FORM, typed).map(NumeroRicevuta::new);
    }

    public String codice() {
        return NumeroDiRegistro.di(FORM, text).codice();
    }

    public int anno() {
        return NumeroDiRegistro.di(FORM, text).anno();
    }

    public long progressivo() {
        return NumeroDiRegistro.di(FORM, text).progressivo();
    }

    @Override
    public String toString() {
        return text;
    }
}
