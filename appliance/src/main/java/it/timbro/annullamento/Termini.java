package it.timbro.annullamento;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Until when a certificate that was lost has a duplicate: dated data of each chamber, `termini.txt`
/// beside this class.
///
/// @param duplicatoMesi months from the issue
public record Termini(Sede camera, LocalDate dal, int duplicatoMesi) {
    private static final List<Termini> TUTTI = read();

    /// Those of a chamber on a day; before the first ones, the first.
    public static Termini validi(Sede camera, LocalDate giorno) {
        List<Termini> suoi = TUTTI.stream()
                .filter(termini -> termini.camera().equals(camera))
                .sorted(Comparator.comparing(Termini::dal))
                .toList();
        Check.that(!suoi.isEmpty(), "there are terms for annulments of " + camera);
        return suoi.stream()
                .filter(termini -> !termini.dal().isAfter(giorno))
                .reduce((_, later) -> later)
                .orElse(suoi.getFirst());
    }

    /// The last day on which a duplicate is given.
    public LocalDate duplicatoFino(LocalDate emesso) {
        return emesso.plusMonths(duplicatoMesi);
    }

    private static List<Termini> read() {
        try (InputStream file = Termini.class.getResourceAsStream("termini.txt")) {
            Check.that(file != null, "the terms are in the jar");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Termini::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("terms of annulments", e);
        }
    }

    private static Termini line(String line) {
        List<String> columns =
                Arrays.stream(line.split("\\|")).map(String::strip).toList();
        return new Termini(new Sede(columns.get(0)), LocalDate.parse(columns.get(1)), Integer.parseInt(columns.get(2)));
    }
}
