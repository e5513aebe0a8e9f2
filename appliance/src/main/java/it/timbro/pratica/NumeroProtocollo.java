package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import java.util.Optional;
import java.util.regex.Pattern;

/// Ordinary protocol number of an AOO: chamber, year, at least seven digits (DPR 445/2000, art. 57). Restarts each
/// calendar year.
public record NumeroProtocollo(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}/[0-9]{4}/[0-9]{7,}");

    @JsonCreator
    public NumeroProtocollo {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un numero di protocollo");
        }
    }

    public static NumeroProtocollo di(Sede aoo, int anno, long progressivo) {
        return new NumeroProtocollo("%s/%04d/%07d".formatted(aoo, anno, progressivo));
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroProtocollo> parse(String typed) {
        String text = typed.strip().toUpperCase(java.util.Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new NumeroProtocollo(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
