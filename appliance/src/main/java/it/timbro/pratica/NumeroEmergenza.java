package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/// Number in a *registro di emergenza*, such as `GE2-E-2026-0000012`: code of the register, year,
/// at least seven digits. Unique in the AOO for ever (DPR 445/2000, art. 63 c. 5): each incarnation
/// of a branch has a code of its own, and within a code the sequence runs on over all openings of a
/// year. It is not a provisional ordinary number: the [NumeroProtocollo] stands beside it later.
public record NumeroEmergenza(@JsonValue String text) {
    private static final Pattern FORM = NumeroDiRegistro.forma(RegistroEmergenza.LETTERA);

    @JsonCreator
    public NumeroEmergenza {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un numero del registro di emergenza");
        }
    }

    public static NumeroEmergenza di(String codice, int anno, long progressivo) {
        return new NumeroEmergenza(new NumeroDiRegistro(codice, anno, progressivo).text());
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroEmergenza> parse(String typed) {
        return NumeroDiRegistro.digitato(FORM, typed).map(NumeroEmergenza::new);
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
