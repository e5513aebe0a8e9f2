package it.timbro.calendario;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When an office, or a service, is open. Pure: dated policy and the closures that were decided are
/// handed in.
///
/// @param orari of an ordinary week
/// @param patrono the town's own holiday; `null` for a service that belongs to no town
/// @param feste whether national holidays close it
/// @param chiusure closures on top of that
public record Calendario(List<Orario> orari, @Nullable MonthDay patrono, boolean feste, List<Chiusura> chiusure) {
    public static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    /// So far ahead anything is looked for: beyond, nobody plans.
    private static final int GIORNI_AVANTI = 400;

    public Calendario {
        orari = List.copyOf(orari);
        chiusure = List.copyOf(chiusure);
    }

    /// Day and night; only closures close it.
    public static Calendario sempre(List<Chiusura> chiusure) {
        return new Calendario(
                List.of(new Orario(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
                null,
                false,
                chiusure);
    }

    /// A stretch of being open.
    private record Tratto(Instant da, Instant a) {
        boolean vuoto() {
            return !da.isBefore(a);
        }

        Stream<Tratto> senza(Chiusura chiusura) {
            return Stream.of(new Tratto(da, min(a, chiusura.dal())), new Tratto(max(da, chiusura.al()), a))
                    .filter(rest -> !rest.vuoto());
        }

        private static Instant min(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }

        private static Instant max(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /// Whether people work there on that day, be it only for an hour.
    public boolean lavorativo(LocalDate giorno) {
        return !tratti(giorno).isEmpty();
    }

    /// The first of the last `quanti` office days before a day.
    public LocalDate indietro(LocalDate oggi, int quanti) {
        LocalDate day = oggi;
        int found = 0;
        for (int i = 0; i < GIORNI_AVANTI && found < quanti; i++) {
            day = day.minusDays(1);
            found += lavorativo(day) ? 1 : 0;
        }
        return day;
    }

    /// The office day on which so many office days will have begun after a day: the second day after a Friday is a
    /// Tuesday.
    public LocalDate avanti(LocalDate giorno, int quanti) {
        LocalDate day = giorno;
        int found = 0;
        for (int i = 0; i < GIORNI_AVANTI && found < quanti; i++) {
            day = day.plusDays(1);
            found += lavorativo(day) ? 1 : 0;
        }
        return day;
    }

    /// Until when it is closed; empty if it is open now, and if it never opens again within a year.
    public Optional<Instant> chiusoFino(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ROMA);
        Optional<Tratto> next = Stream.iterate(today, day -> day.plusDays(1))
                .limit(GIORNI_AVANTI)
                .flatMap(day -> tratti(day).stream())
                .filter(open -> open.a().isAfter(now))
                .findFirst();
        return next.map(Tratto::da).filter(opens -> opens.isAfter(now));
    }

    /// Since when it is closed; empty if it is open now, and if it was not open within a year.
    public Optional<Instant> chiusoDa(Instant now) {
        if (chiusoFino(now).isEmpty()) {
            return Optional.empty();
        }
        return Stream.iterate(LocalDate.ofInstant(now, ROMA), day -> day.minusDays(1))
                .limit(GIORNI_AVANTI)
                .flatMap(day -> tratti(day).reversed().stream())
                .map(Tratto::a)
                .filter(closed -> !closed.isAfter(now))
                .findFirst();
    }

    /// The instant at which so much office time will have passed; empty if that is more than a year
    /// away.
    public Optional<Instant> dopo(Instant now, Duration ufficio) {
        Duration left = ufficio;
        LocalDate today = LocalDate.ofInstant(now, ROMA);
        for (LocalDate day = today; day.isBefore(today.plusDays(GIORNI_AVANTI)); day = day.plusDays(1)) {
            for (Tratto open : tratti(day)) {
                Instant from = Tratto.max(open.da(), now);
                Duration length = Duration.between(from, open.a());
                if (length.isNegative()) {
                    continue;
                }
                if (length.compareTo(left) >= 0) {
                    return Optional.of(from.plus(left));
                }
                left = left.minus(length);
            }
        }
        return Optional.empty();
    }

    /// What an ordinary office day is long, on the average of the week; zero if it never opens.
    public Duration giornata() {
        long days = orari.stream()
                .flatMap(orario -> orario.giorni().stream())
                .distinct()
                .count();
        Duration week = orari.stream()
                .map(orario -> lungo(orario).multipliedBy(orario.giorni().size()))
                .reduce(Duration.ZERO, Duration::plus);
        return days == 0 ? Duration.ZERO : week.dividedBy(days);
    }

    private static Duration lungo(Orario orario) {
        Duration length = Duration.between(orario.dalle(), orario.alle());
        return orario.alle().equals(LocalTime.MIDNIGHT) ? length.plusDays(1) : length;
    }

    private List<Tratto> tratti(LocalDate giorno) {
        if (feste && Festivita.nazionale(giorno) || MonthDay.from(giorno).equals(patrono)) {
            return List.of();
        }
        List<Tratto> open = new ArrayList<>();
        for (Orario orario : orari) {
            if (orario.giorni().contains(giorno.getDayOfWeek())) {
                LocalDate last = orario.alle().equals(LocalTime.MIDNIGHT) ? giorno.plusDays(1) : giorno;
                open.add(new Tratto(
                        giorno.atTime(orario.dalle()).atZone(ROMA).toInstant(),
                        last.atTime(orario.alle()).atZone(ROMA).toInstant()));
            }
        }
        for (Chiusura chiusura : chiusure) {
            open = new ArrayList<>(
                    open.stream().flatMap(one -> one.senza(chiusura)).toList());
        }
        open.sort(Comparator.comparing(Tratto::da));
        return open;
    }
}
