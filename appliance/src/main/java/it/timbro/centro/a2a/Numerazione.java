package it.timbro.centro.a2a;

import it.timbro.base.Check;
import it.timbro.pratica.NumeroPratica;
import java.time.LocalDate;
import java.util.Optional;

/// The code of a new pratica: day, then a letter and four digits that run over the day, A0001 to Z9999. Pure.
public final class Numerazione {
    private static final String MESI = "123456789ABC";
    private static final int ULTIMO = 9_999;

    private Numerazione() {}

    /// How all the codes of a day begin.
    public static String prefix(LocalDate giorno) {
        return "M%02d%c%02d"
                .formatted(giorno.getYear() % 100, MESI.charAt(giorno.getMonthValue() - 1), giorno.getDayOfMonth());
    }

    /// @param ultimo the highest code of that day so far
    public static NumeroPratica dopo(LocalDate giorno, Optional<NumeroPratica> ultimo) {
        String prefix = prefix(giorno);
        if (ultimo.isEmpty()) {
            return new NumeroPratica(prefix + "A0001");
        }
        String last = ultimo.get().text();
        Check.that(last.startsWith(prefix), "the last code is of the same day");
        char letter = last.charAt(prefix.length());
        int number = Integer.parseInt(last.substring(prefix.length() + 1));
        if (number == ULTIMO) {
            Check.that(letter < 'Z', "fewer than 259,975 pratiche a day");
            letter++;
            number = 0;
        }
        return new NumeroPratica("%s%c%04d".formatted(prefix, letter, number + 1));
    }
}
