package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import it.timbro.sync.protocol.StreamId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Number in a branch's *registro dei visti*, such as `GE2-V-2026-0000012`: code of the register,
/// year, at least seven digits. Unique in the AOO: each incarnation of a branch has a code of its
/// own. The register is a *registrazione particolare* (DPR 445/2000, art. 53 c. 5), so what stands
/// there needs no number of protocol, ordinary or of emergency.
public record NumeroVisto(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{1,2}-V[0-9A-Z]{0,8}-[0-9]{4}-[0-9]{7,12}");

    @JsonCreator
    public NumeroVisto {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un numero del registro dei visti");
        }
    }

    /// The code under which an incarnation numbers.
    public static String codice(StreamId incarnazione) {
        String name = incarnazione.name();
        return incarnazione.sede() + "-V" + (name.equals("1") ? "" : name.toUpperCase(Locale.ROOT));
    }

    public static NumeroVisto di(String codice, int anno, long progressivo) {
        return new NumeroVisto("%s-%04d-%07d".formatted(codice, anno, progressivo));
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroVisto> parse(String typed) {
        String text = typed.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new NumeroVisto(text)) : Optional.empty();
    }

    public String codice() {
        return text.substring(0, text.lastIndexOf('-', text.lastIndexOf('-') - 1));
    }

    public int anno() {
        int end = text.lastIndexOf('-');
        return Integer.parseInt(text.substring(end - 4, end));
    }

    public long progressivo() {
        return Long.parseLong(text.substring(text.lastIndexOf('-') + 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
