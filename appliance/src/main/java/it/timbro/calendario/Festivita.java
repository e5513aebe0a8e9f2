package it.timbro.calendario;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/// Days on which public offices in the whole of Italy are closed: L. 27 May 1949 n. 260 with its
/// changes, the last being 4 October again from 2026 (L. 8 October 2025 n. 151). Sundays are left
/// to the weekly hours.
///
/// Ten lines of the old ecclesiastical arithmetic stand here because the libraries of holidays
/// bring an XML reader with them, into a program that must start in seconds on a small box.
final class Festivita {
    private static final Set<MonthDay> FISSE = Set.of(
            MonthDay.of(Month.JANUARY, 1),
            MonthDay.of(Month.JANUARY, 6),
            MonthDay.of(Month.APRIL, 25),
            MonthDay.of(Month.MAY, 1),
            MonthDay.of(Month.JUNE, 2),
            MonthDay.of(Month.AUGUST, 15),
            MonthDay.of(Month.NOVEMBER, 1),
            MonthDay.of(Month.DECEMBER, 8),
            MonthDay.of(Month.DECEMBER, 25),
            MonthDay.of(Month.DECEMBER, 26));

    private static final MonthDay SAN_FRANCESCO = MonthDay.of(Month.OCTOBER, 4);
    private static final int SAN_FRANCESCO_DAL = 2026;

    private Festivita() {}

    static boolean nazionale(LocalDate giorno) {
        MonthDay day = MonthDay.from(giorno);
        return FISSE.contains(day)
                || day.equals(SAN_FRANCESCO) && giorno.getYear() >= SAN_FRANCESCO_DAL
                || giorno.equals(pasqua(giorno.getYear()).plusDays(1));
    }

    /// Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
    static LocalDate pasqua(int anno) {
        int century = anno / 100;
        int golden = anno % 19;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (anno % 100 / 4) - epact - anno % 100 % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int fromMarch = epact + weekday - 7 * late + 114;
        return LocalDate.of(anno, fromMarch / 31, fromMarch % 31 + 1);
    }
}
