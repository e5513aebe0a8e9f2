package it.timbro.istruttoria;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text as it is compared: without accents, case and punctuation, words parted by one space.
final class Scritto {
    private static final Pattern SEGNI = Pattern.compile("\\p{M}+");
    private static final Pattern ALTRO = Pattern.compile("[^\\p{L}\\p{N}%]+");

    private Scritto() {}

    static String piano(String text) {
        String senza =
                SEGNI.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return ALTRO.matcher(senza.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /// Whether these words stand in the text, whole and side by side.
    ///
    /// @param piano as [#piano] gives it
    static boolean contiene(String piano, String parole) {
        return contienePiane(piano, piano(parole));
    }

    /// The same of words that are as [#piano] gives them.
    static boolean contienePiane(String piano, String piane) {
        return !piane.isEmpty() && (" " + piano + " ").contains(" " + piane + " ");
    }

    /// The last line that is not blank; "" if all are.
    static String ultimaRiga(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce("", (_, line) -> line)
                .strip();
    }
}
