package it.timbro.centro.a2a;

import it.timbro.base.Check;
import it.timbro.pratica.NumeroPratica;
import java.time.LocalDate;
import java.util.Optional;

/// The code of a new pratica: day, then a letter and four digits that run over the day, A0001 to Z9999. Pure.
public final class Numerazione {
    private static final int ULTIMO = 9_999;

    /// The last letter is nobody's beginning: there must be room behind each.
    private static final int GENERAZIONI = 'Z' - 'A';

    private Numerazione() {}

    /// How all the codes of a day begin.
    public static String prefix(LocalDate giorno) {
        return NumeroPratica.prefisso(giorno);
    }

    /// A centre that was put back from an old copy does not know which codes it had given since: each generation
    /// begins at a letter of its own. A code has its day in it, so letters may come again after 25 generations.
    ///
    /// @param ultimo the highest code of that day so far
    /// @param generazione of the centre, from 1
    public static NumeroPratica dopo(LocalDate giorno, Optional<NumeroPratica> ultimo, int generazione) {
        String prefix = prefix(giorno);
        char first = (char) ('A' + (generazione - 1) % GENERAZIONI);
        String last = ultimo.map(NumeroPratica::text).orElse(prefix + first + "0000");
        Check.that(last.startsWith(prefix), "the last code is of the same day");
        char letter = last.charAt(prefix.length());
        int number = Integer.parseInt(last.substring(prefix.length() + 1));
        if (letter < first) {
            letter = first;
            number = 0;
        }
        if (number == ULTIMO) {
            Check.that(letter < 'Z', "fewer than 259,975 pratiche a day");
            letter++;
            number = 0;
        }
        return new NumeroPratica("%s%c%04d".formatted(prefix, letter, number + 1));
    }
}
