package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import it.timbro.sync.protocol.StreamId;
import java.util.Optional;
import java.util.regex.Pattern;

/// Number in a branch's *registro dei visti*, such as `GE2-V-2026-0000012`: code of the register,
/// year, at least seven digits. Unique in the AOO: each incarnation of a branch has a code of its
/// own. The register is a *registrazione particolare* (DPR 445/2000, art. 53 c. 5), so what stands
/// there needs no number of protocol, ordinary or of emergency.
public record NumeroVisto(@JsonValue String text) {
    private static final char LETTERA = 'V';
    private static final Pattern FORM = NumeroDiRegistro.forma(LETTERA);

    @JsonCreator
    public NumeroVisto {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un numero del registro dei visti");
        }
    }

    /// The code under which an incarnation numbers.
    public static String codice(StreamId incarnazione) {
        return NumeroDiRegistro.codice(incarnazione, LETTERA);
    }

    public static NumeroVisto di(String codice, int anno, long progressivo) {
        return new NumeroVisto(new NumeroDiRegistro(codice, anno, progressivo).text());
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroVisto> parse(String typed) {
        return NumeroDiRegistro.digitato(FORM, typed).map(NumeroVisto::new);
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
