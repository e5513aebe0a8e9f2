package it.timbro.centro.numeri;

import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.calendario.Orario;
import it.timbro.journal.Reading;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.List;

/// The same policy of numbers for every branch, and an ordinary office week.
public final class ScorteDiProva {
    /// Genova, whose patron is John the Baptist.
    public static final Calendario UFFICIO = new Calendario(
            List.of(new Orario(
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 30), LocalTime.of(13, 0))),
            MonthDay.of(6, 24),
            true,
            List.of());

    private ScorteDiProva() {}

    public static Regole fisse(Regola regola) {
        return new Regole() {
            @Override
            public Regola regola(Sede sede, LocalDate oggi) {
                return regola;
            }

            @Override
            public Calendario calendario(Reading rows, Sede sede, LocalDate oggi) {
                return UFFICIO;
            }
        };
    }
}
