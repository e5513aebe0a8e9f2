package it.timbro.calendario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Office days and hours of Genova: Monday to Friday, 8:30 to 13:00, and the afternoon of
/// Wednesday.
class CalendarioTest {
    private static final List<Orario> ORARI = List.of(
            new Orario(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 30), LocalTime.of(13, 0)),
            new Orario(Set.of(DayOfWeek.WEDNESDAY), LocalTime.of(14, 30), LocalTime.of(16, 30)));

    private static final Calendario GENOVA = genova(List.of());

    private static Calendario genova(List<Chiusura> chiusure) {
        return new Calendario(ORARI, MonthDay.of(6, 24), true, chiusure);
    }

    private static Instant ora(String italian) {
        return java.time.LocalDateTime.parse(italian).atZone(Calendario.ROMA).toInstant();
    }

    @Test
    void sinceWhenItIsClosedIsTheEndOfTheLastOpenStretch() {
        Calendario servizio = new Calendario(
                List.of(
                        new Orario(
                                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                                LocalTime.of(8, 0),
                                LocalTime.of(19, 0)),
                        new Orario(EnumSet.of(DayOfWeek.SATURDAY), LocalTime.of(8, 0), LocalTime.of(14, 0))),
                null,
                true,
                List.of());
        assertThat(servizio.chiusoDa(ora("2026-11-23T10:00:00"))).isEmpty();
        assertThat(servizio.chiusoDa(ora("2026-11-23T07:59:00"))).contains(ora("2026-11-21T14:00:00"));
        assertThat(servizio.chiusoDa(ora("2026-11-23T22:10:00"))).contains(ora("2026-11-23T19:00:00"));
        assertThat(servizio.chiusoFino(ora("2026-11-23T22:10:00"))).contains(ora("2026-11-24T08:00:00"));
        assertThat(Calendario.sempre(List.of()).chiusoDa(ora("2026-11-23T03:00:00")))
                .isEmpty();
    }

    /// Gregorian Easter Sundays as the Church announced them, the earliest and the latest possible
    /// among them.
    @ParameterizedTest
    @CsvSource({
        "1818-03-22",
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "1999-04-04",
        "2008-03-23",
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2100-03-28"
    })
    void easterIsWhereTheChurchPutsIt(LocalDate easter) {
        assertThat(Festivita.pasqua(easter.getYear())).isEqualTo(easter);
        assertThat(GENOVA.lavorativo(easter.plusDays(1))).as("Easter Monday").isFalse();
        assertThat(GENOVA.lavorativo(easter.plusDays(2))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-06, false", // Epiphany, a Tuesday
        "2026-01-07, true",
        "2026-06-02, false",
        "2026-06-24, false", // the patron of Genova, a Wednesday
        "2026-11-21, false", // a Saturday
        "2024-10-04, true", // a Friday; not yet a holiday again
        "2027-10-04, false", // a Monday; it is one from 2026 on
        "2026-12-08, false",
        "2026-12-24, true",
    })
    void anOfficeDay(LocalDate day, boolean open) {
        assertThat(GENOVA.lavorativo(day)).isEqualTo(open);
    }

    @Test
    void twentyOfficeDaysBackOverChristmasIsMoreThanFourWeeks() {
        assertThat(GENOVA.indietro(LocalDate.of(2026, 11, 23), 5)).isEqualTo("2026-11-16");
        assertThat(GENOVA.indietro(LocalDate.of(2027, 1, 7), 10)).isEqualTo("2026-12-21");
    }

    @Test
    void officeTimePassesOnlyWhileTheOfficeIsOpen() {
        Instant friday = ora("2026-11-20T12:00");
        assertThat(GENOVA.dopo(friday, Duration.ofMinutes(30))).contains(ora("2026-11-20T12:30"));
        assertThat(GENOVA.dopo(friday, Duration.ofHours(2))).contains(ora("2026-11-23T09:30"));
        assertThat(GENOVA.dopo(ora("2026-11-25T12:30"), Duration.ofMinutes(90))).contains(ora("2026-11-25T15:30"));
        assertThat(GENOVA.dopo(ora("2026-11-21T12:00"), Duration.ZERO)).contains(ora("2026-11-23T08:30"));
        assertThat(GENOVA.dopo(friday, Duration.ofHours(100_000)))
                .as("beyond a year nobody plans")
                .isEmpty();
    }

    @Test
    void summerTimeMakesNoOfficeHourLonger() {
        // on the night to Sunday 29 March 2026 the clocks go forward
        assertThat(GENOVA.dopo(ora("2026-03-27T12:00"), Duration.ofHours(2))).contains(ora("2026-03-30T09:30"));
    }

    @Test
    void aClosureTakesItsHoursAwayAndNoOthers() {
        Calendario closed = genova(List.of(
                new Chiusura("1", "GE1", ora("2026-11-23T10:00"), ora("2026-11-24T09:30"), "impianto elettrico")));
        assertThat(closed.dopo(ora("2026-11-23T09:00"), Duration.ofHours(2))).contains(ora("2026-11-24T10:30"));
        assertThat(closed.chiusoFino(ora("2026-11-23T09:59"))).isEmpty();
        assertThat(closed.chiusoFino(ora("2026-11-23T10:00"))).contains(ora("2026-11-24T09:30"));
    }

    @Test
    void aServiceThatIsAlwaysOpenIsClosedOnlyByWhatWasDecided() {
        assertThat(Calendario.sempre(List.of()).chiusoFino(ora("2026-12-25T03:00")))
                .isEmpty();
        Calendario maintained = Calendario.sempre(List.of(
                new Chiusura("1", Chiusura.CENTRO, ora("2026-11-22T10:00"), ora("2026-11-22T14:00"), "lavori")));
        assertThat(maintained.chiusoFino(ora("2026-11-22T13:59"))).contains(ora("2026-11-22T14:00"));
        assertThat(maintained.chiusoFino(ora("2026-11-22T14:00"))).isEmpty();
    }

    @Test
    void whatNeverOpensAgainSaysNothingOfWhen() {
        assertThat(new Calendario(List.of(), null, true, List.of()).chiusoFino(ora("2026-11-22T10:00")))
                .isEqualTo(Optional.empty());
    }
}
