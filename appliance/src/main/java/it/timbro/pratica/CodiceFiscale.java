package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tax code of a person (16 characters, D.M. 23 December 1976) or of a body (11 digits, the form of a partita IVA),
/// upper case.
/// The check character is always right: a wrong one does not become a value.
public record CodiceFiscale(@JsonValue String valore) {
    /// Digits may be letters (*omocodia*): `L` for 0 up to `V` for 9.
    private static final Pattern PERSONA =
            Pattern.compile("[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]");

    private static final Pattern ENTE = Pattern.compile("[0-9]{11}");

    /// Worth of a character in odd position, by digit or letter: `0` and `A` are worth 1, `1` and `B` 0, and so on.
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CodiceFiscale {
        if (!isValid(valore)) {
            throw Problem.CODICE_FISCALE_ERRATO.rejected(valore);
        }
    }

    /// Reads what a person or a file wrote: spaces around and lower case are forgiven, a wrong check character is
    /// not.
    public static Optional<CodiceFiscale> parse(String written) {
        String tidy = written.strip().toUpperCase(Locale.ROOT);
        return isValid(tidy) ? Optional.of(new CodiceFiscale(tidy)) : Optional.empty();
    }

    /// Of a natural person: 16 characters.
    public boolean isDiPersona() {
        return valore.length() == 16;
    }

    @Override
    public String toString() {
        return valore;
    }

    private static boolean isValid(String candidate) {
        if (PERSONA.matcher(candidate).matches()) {
            return checkCharacter(candidate) == candidate.charAt(15);
        }
        return isNumerico(candidate);
    }

    /// The form of bodies, which is that of a partita IVA too.
    static boolean isNumerico(String candidate) {
        return ENTE.matcher(candidate).matches() && !candidate.equals("00000000000") && luhn(candidate);
    }

    private static char checkCharacter(String candidate) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = candidate.charAt(i);
            int rank = c <= '9' ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[rank] : rank; // the first character is in odd position
        }
        return (char) ('A' + sum % 26);
    }

    private static boolean luhn(String candidate) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            int digit = candidate.charAt(i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
