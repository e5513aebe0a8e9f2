package it.timbro.appuntamenti;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// When a branch sees first-time companies, from a day on: dated data, `agenda.txt` beside this
/// class. Holidays and closures come on top ([Agenda]).
///
/// @param minuti of an appointment
public record Orari(Sede sede, LocalDate dal, Set<DayOfWeek> giorni, LocalTime dalle, LocalTime alle, int minuti) {
    private static final List<Orari> TUTTI =
            lines("agenda.txt").map(Orari::line).toList();

    public Orari {
        giorni = Set.copyOf(giorni);
        Check.that(minuti > 0 && dalle.isBefore(alle), "an agenda has room");
    }

    /// Those of a branch on a day; before the first ones, the first.
    static Orari validi(Sede sede, LocalDate giorno) {
        List<Orari> suoi = TUTTI.stream()
                .filter(orari -> orari.sede().equals(sede))
                .sorted(Comparator.comparing(Orari::dal))
                .toList();
        Check.that(!suoi.isEmpty(), "there is an agenda for " + sede);
        return suoi.stream()
                .filter(orari -> !orari.dal().isAfter(giorno))
                .reduce((_, later) -> later)
                .orElse(suoi.getFirst());
    }

    /// The hours at which an appointment can begin.
    List<LocalTime> inizi() {
        return Stream.iterate(
                        dalle,
                        inizio -> !inizio.plusMinutes(minuti).isAfter(alle),
                        inizio -> inizio.plusMinutes(minuti))
                .toList();
    }

    /// What a first-time company brings.
    public static List<String> portare() {
        return lines("portare.txt").toList();
    }

    private static Stream<String> lines(String name) {
        try (InputStream file = Orari.class.getResourceAsStream(name)) {
            Check.that(file != null, "the data of the appointments are in the jar");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Orari line(String line) {
        List<String> columns =
                Arrays.stream(line.split("\\|")).map(String::strip).toList();
        EnumSet<DayOfWeek> giorni = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(columns.get(2).split("\\s+")).map(DayOfWeek::valueOf).forEach(giorni::add);
        return new Orari(
                new Sede(columns.get(0)),
                LocalDate.parse(columns.get(1)),
                giorni,
                LocalTime.parse(columns.get(3)),
                LocalTime.parse(columns.get(4)),
                Integer.parseInt(columns.get(5)));
    }
}
