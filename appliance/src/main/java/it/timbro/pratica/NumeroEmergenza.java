package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Check;
import it.timbro.base.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Number in a *registro di emergenza*, such as `GE2-E-2026-0000012`: code of the register, year,
/// at least seven digits. Unique in the AOO for ever (DPR 445/2000, art. 63 c. 5): each incarnation
/// of a branch has a code of its own, and within a code the sequence runs on over all openings of a
/// year. It is not a provisional ordinary number: the [NumeroProtocollo] stands beside it later.
public record NumeroEmergenza(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("(" + RegistroEmergenza.CODICE + ")-([0-9]{4})-([0-9]{7,12})");

    @JsonCreator
    public NumeroEmergenza {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un numero del registro di emergenza");
        }
    }

    /// @param codice of the register, such as `GE2-E`
    public static NumeroEmergenza di(String codice, int anno, long progressivo) {
        return new NumeroEmergenza("%s-%04d-%07d".formatted(codice, anno, progressivo));
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroEmergenza> parse(String typed) {
        String text = typed.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new NumeroEmergenza(text)) : Optional.empty();
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
