package it.timbro.operatori;

import it.timbro.base.Check;
import it.timbro.base.Lazy;
import it.timbro.base.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which passwords and PINs are accepted, by NIST SP 800-63B (section 5.1.1): length counts, not
/// the kinds of characters; what many people choose, or what stands on the door, is refused;
/// nothing runs out by itself.
final class Robustezza {
    static final int MAX_PASSWORD = 200;
    private static final int MIN_PASSWORD = 12;
    private static final int MIN_DIVERSI = 5;
    private static final int MIN_PIN = 6;
    private static final int MAX_PIN = 10;
    private static final String SERIE = "01234567890123456789";

    private static final Lazy<Set<String>> COMUNI = new Lazy<>(Robustezza::comuni);

    private Robustezza() {}

    /// The one form of a password: the same letters typed on another keyboard are the same
    /// password.
    static String normale(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /// Takes as long for a wrong one, and for a huge one no longer than for a long one.
    static boolean combacia(Cifratura cifratura, String typed, String segreto) {
        boolean possible = typed.length() <= MAX_PASSWORD;
        return possible & cifratura.combacia(normale(possible ? typed : typed.substring(0, MAX_PASSWORD)), segreto);
    }

    static void password(String password, String login) {
        if (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
            throw debole("deve avere da " + MIN_PASSWORD + " a " + MAX_PASSWORD + " caratteri");
        }
        String small = normale(password).toLowerCase(Locale.ROOT);
        if (small.contains(login)) {
            throw debole("contiene il nome utente");
        }
        if (small.chars().distinct().count() < MIN_DIVERSI) {
            throw debole("ripete sempre gli stessi caratteri");
        }
        if (comune(small)) {
            throw debole("è fra le prime che chiunque proverebbe");
        }
    }

    /// Whether the password is a common one, or one twice over, or one with figures and signs
    /// around it.
    private static boolean comune(String small) {
        Set<String> comuni = COMUNI.get();
        String letters = small.replaceAll("[^\\p{L}]", "");
        String half = letters.substring(0, letters.length() / 2);
        return comuni.contains(small)
                || comuni.contains(letters)
                || (letters.equals(half + half) && comuni.contains(half))
                || SERIE.contains(small.replaceAll("\\D", "") + letters);
    }

    static void pin(String pin) {
        if (pin.length() < MIN_PIN || pin.length() > MAX_PIN || !pin.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Problem.PIN_DEBOLE.rejected("ha da " + MIN_PIN + " a " + MAX_PIN + " cifre");
        }
        String back = new StringBuilder(pin).reverse().toString();
        if (pin.chars().distinct().count() < 3 || SERIE.contains(pin) || SERIE.contains(back)) {
            throw Problem.PIN_DEBOLE.rejected("è una serie o ripete le stesse cifre");
        }
    }

    /// Whether what was typed can be a PIN, and so is no password.
    static boolean sembraPin(String typed) {
        return typed.length() >= MIN_PIN
                && typed.length() <= MAX_PIN
                && typed.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static RuntimeException debole(String why) {
        return Problem.PASSWORD_DEBOLE.rejected(why);
    }

    private static Set<String> comuni() {
        try (InputStream file = Robustezza.class.getResourceAsStream("password-comuni.txt")) {
            Check.that(file != null, "the list of common passwords is in the jar");
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("common passwords", e);
        }
    }
}
