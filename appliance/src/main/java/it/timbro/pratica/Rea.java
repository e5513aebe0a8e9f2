package it.timbro.pratica;

import it.timbro.base.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Number of the Repertorio economico amministrativo: province and 1 to 7 digits, no check digit. A firm has one
/// per province where it has units, so it is **not** the firm's identity: that is the [CodiceFiscale].
public record Rea(String provincia, int numero) {
    private static final Pattern PROVINCIA = Pattern.compile("[A-Z]{2}");
    private static final Pattern NUMERO = Pattern.compile("[0-9]{1,7}");
    private static final Pattern INSIEME = Pattern.compile("([A-Za-z]{2})[ -]?([0-9]{1,7})");

    public Rea {
        if (!PROVINCIA.matcher(provincia).matches() || numero < 1 || numero > 9_999_999) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(
                    "numero REA «" + provincia + "-" + numero + "» non riconosciuto");
        }
    }

    /// Reads the two halves as files hold them: spaces, lower case and leading zeros are forgiven.
    public static Optional<Rea> parse(String provincia, String numero) {
        String sigla = provincia.strip().toUpperCase(Locale.ROOT);
        String digits = numero.strip();
        if (!PROVINCIA.matcher(sigla).matches() || !NUMERO.matcher(digits).matches() || Integer.parseInt(digits) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Rea(sigla, Integer.parseInt(digits)));
    }

    /// Reads both halves written together: `GE-123456`, `GE123456`, `ge 123456`.
    public static Optional<Rea> parse(String written) {
        var match = INSIEME.matcher(written.strip());
        return match.matches() ? parse(match.group(1), match.group(2)) : Optional.empty();
    }

    @Override
    public String toString() {
        return provincia + "-" + numero;
    }
}
