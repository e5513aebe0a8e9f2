package it.timbro.formulari;

import it.timbro.base.Problem;
import it.timbro.pratica.SerialeFormulario;
import java.util.List;
import java.util.stream.LongStream;

/// A run of serials: the same letters, consecutive digits.
public record Serie(SerialeFormulario primo, SerialeFormulario ultimo) {
    /// Most blanks in one delivery.
    public static final int MAX = 5_000;

    public Serie {
        if (!letters(primo).equals(letters(ultimo))
                || primo.text().length() != ultimo.text().length()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("il primo e l'ultimo seriale non sono della stessa serie");
        }
        long count = digits(ultimo) - digits(primo) + 1;
        if (count < 1 || count > MAX) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(
                    "da " + primo + " a " + ultimo + " i formulari sono " + count + ", possono essere da 1 a " + MAX);
        }
    }

    public int quanti() {
        return (int) (digits(ultimo) - digits(primo) + 1);
    }

    public List<SerialeFormulario> seriali() {
        String letters = letters(primo);
        int width = primo.text().length() - letters.length();
        return LongStream.rangeClosed(digits(primo), digits(ultimo))
                .mapToObj(n -> new SerialeFormulario(letters + ("%0" + width + "d").formatted(n)))
                .toList();
    }

    private static String letters(SerialeFormulario seriale) {
        return Character.isLetter(seriale.text().charAt(0)) ? seriale.text().substring(0, 1) : "";
    }

    private static long digits(SerialeFormulario seriale) {
        return Long.parseLong(seriale.text().substring(letters(seriale).length()));
    }
}
