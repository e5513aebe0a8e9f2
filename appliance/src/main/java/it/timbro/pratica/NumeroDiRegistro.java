package it.timbro.pratica;

import it.timbro.base.Check;
import it.timbro.sync.protocol.StreamId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the numbers of a branch's own registers are made of, as `GE2-V-2026-0000012`: the code of the
/// register, the year, at least seven digits. The code is the branch, the register's letter and the
/// incarnation if it is not the first, so a box that was restored from an old copy, and comes back as
/// another incarnation, cannot repeat a number.
///
/// @param progressivo from 1 in each year of a code
record NumeroDiRegistro(String codice, int anno, long progressivo) {
    /// The form of a register's code.
    static String codice(char lettera) {
        return "[A-Z]{2}[0-9]{1,2}-" + lettera + "[0-9A-Z]{0,8}";
    }

    /// The code under which an incarnation numbers.
    static String codice(StreamId incarnazione, char lettera) {
        String name = incarnazione.name();
        return incarnazione.sede() + "-" + lettera + (name.equals("1") ? "" : name.toUpperCase(Locale.ROOT));
    }

    /// The form of a register's numbers.
    static Pattern forma(char lettera) {
        return Pattern.compile("(" + codice(lettera) + ")-([0-9]{4})-([0-9]{7,12})");
    }

    /// The parts of a number whose form was checked.
    static NumeroDiRegistro di(Pattern forma, String text) {
        Matcher parts = forma.matcher(text);
        Check.that(parts.matches(), "the form was checked");
        return new NumeroDiRegistro(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    /// What a person typed or scanned, if it has that form.
    static Optional<String> digitato(Pattern forma, String typed) {
        String text = typed.strip().toUpperCase(Locale.ROOT);
        return forma.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    String text() {
        return "%s-%04d-%07d".formatted(codice, anno, progressivo);
    }
}
