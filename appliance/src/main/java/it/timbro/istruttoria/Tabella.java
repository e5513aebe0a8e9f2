package it.timbro.istruttoria;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rules of the examination as data: a text table beside this class, one rule on a line, columns parted by `|`. The
/// first three are the rule's code, the chamber it is for (`*` all) and its first day. What is written later, or for
/// one chamber, takes the place of what holds for all.
record Tabella(List<Riga> righe) {
    private static final String TUTTE = "*";
    private static final int COMUNI = 3;

    /// @param voci the columns after the first three
    record Riga(String codice, String camera, LocalDate dal, List<String> voci) {
        String voce(int n) {
            return voci.get(n);
        }
    }

    /// @param file beside this class
    /// @param columns of every line
    static Tabella read(String file, int columns) {
        return new Tabella(text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> riga(line, columns))
                .toList());
    }

    static String text(String file) {
        try (InputStream in = Tabella.class.getResourceAsStream(file)) {
            Check.that(in != null, "the rules are in the jar: " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static Riga riga(String line, int columns) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        Check.that(cells.size() == columns, "a rule has " + columns + " columns: " + line);
        return new Riga(cells.get(0), cells.get(1), LocalDate.parse(cells.get(2)), cells.subList(COMUNI, columns));
    }

    /// What holds for a chamber on a day, in the order of the file.
    List<Riga> valide(Sede camera, LocalDate giorno) {
        Map<String, Riga> valide = new LinkedHashMap<>();
        righe.stream()
                .filter(riga -> riga.camera().equals(TUTTE) || riga.camera().equals(camera.code()))
                .filter(riga -> !riga.dal().isAfter(giorno))
                .sorted(Comparator.comparing((Riga riga) -> !riga.camera().equals(TUTTE))
                        .thenComparing(Riga::dal))
                .forEach(riga -> valide.put(riga.codice(), riga));
        return righe.stream().filter(valide::containsValue).toList();
    }
}
