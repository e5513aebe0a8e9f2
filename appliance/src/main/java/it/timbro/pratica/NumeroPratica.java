package it.timbro.pratica;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.timbro.base.Check;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Code of a *pratica*: M, year, month (1-9, A, B, C), day; at a counter the code of the branch; a
/// letter, four digits. `M26B22A0001` was given by the centre, `M26B22GE2A0001` by the branch `GE2`.
/// Made once, opaque afterwards.
///
/// The letter is whose life it was: of the centre its generation, of a branch its incarnation. So
/// nobody who came up from an old copy can give a code again, and no two houses can give the same.
public record NumeroPratica(@JsonValue String text) {
    private static final Pattern FORM =
            Pattern.compile("M([0-9]{2})([1-9ABC])([0-9]{2})([A-Z]{2}[0-9]{0,2})?([A-Z])([0-9]{4})");
    private static final String MESI = "123456789ABC";
    private static final int LETTERE = 26;
    private static final int NUMERI = 10_000;
    private static final int ULTIMO = NUMERI - 1;

    /// No digit, one, or two, with the zeros in front: what may follow the letters of a branch.
    private static final int CIFRE = 1 + 10 + 100;

    /// Where the places of codes given at counters begin: beyond all those of the centre.
    public static final long AL_BANCO = 1L << 40;

    @JsonCreator
    public NumeroPratica {
        if (!FORM.matcher(text).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("«" + text + "» non è un numero di pratica");
        }
    }

    /// The identity a person typed or scanned, if it has the form of one.
    public static Optional<NumeroPratica> parse(String typed) {
        String text = typed.strip().toUpperCase(java.util.Locale.ROOT);
        return FORM.matcher(text).matches() ? Optional.of(new NumeroPratica(text)) : Optional.empty();
    }

    /// How all codes of a day begin.
    public static String prefisso(LocalDate giorno) {
        return "M%02d%c%02d"
                .formatted(giorno.getYear() % 100, MESI.charAt(giorno.getMonthValue() - 1), giorno.getDayOfMonth());
    }

    /// How the codes begin that a branch gives on a day in this life of it. A day sees no 27 lives of
    /// one branch.
    ///
    /// @param incarnazione from 1
    public static String prefisso(LocalDate giorno, Sede sede, int incarnazione) {
        return prefisso(giorno) + sede + (char) ('A' + (incarnazione - 1) % LETTERE);
    }

    /// The code that a branch gives after the last one it gave.
    ///
    /// @param prefisso of the day and of this life
    /// @param ultimo the highest code under it so far
    public static NumeroPratica dopo(String prefisso, Optional<NumeroPratica> ultimo) {
        int last = ultimo.map(numero -> Integer.parseInt(numero.text.substring(prefisso.length())))
                .orElse(0);
        Check.that(last < ULTIMO, "fewer than 9,999 pratiche a day at one counter");
        return new NumeroPratica("%s%04d".formatted(prefisso, last + 1));
    }

    /// As a query takes them, in order: the same ones are asked for in the same words.
    public static List<String> testi(Collection<NumeroPratica> pratiche) {
        return pratiche.stream().map(NumeroPratica::text).sorted().toList();
    }

    /// Whether a branch gave it, at its counter.
    public boolean alBanco() {
        return ordine() >= AL_BANCO;
    }

    /// Its place among all pratiche: a number of its own, larger for a later code of the same house.
    /// Stored: what was given once never changes.
    public long ordine() {
        Matcher parts = FORM.matcher(text);
        Check.that(parts.matches(), "the constructor has looked");
        long day = (Long.parseLong(parts.group(1)) * 16
                                + Character.digit(parts.group(2).charAt(0), 16))
                        * 100
                + Long.parseLong(parts.group(3));
        int letter = parts.group(5).charAt(0) - 'A';
        long number = Long.parseLong(parts.group(6));
        String sede = parts.group(4);
        return sede == null
                ? (day * LETTERE + letter) * NUMERI + number
                : AL_BANCO + ((day * LETTERE * LETTERE * CIFRE + ordine(sede)) * LETTERE + letter) * NUMERI + number;
    }

    private static int ordine(String sede) {
        int letters = (sede.charAt(0) - 'A') * LETTERE + sede.charAt(1) - 'A';
        String digits = sede.substring(2);
        int shorter = digits.isEmpty() ? 0 : digits.length() == 1 ? 1 : 1 + 10;
        return letters * CIFRE + shorter + (digits.isEmpty() ? 0 : Integer.parseInt(digits));
    }

    @Override
    public String toString() {
        return text;
    }
}
