package it.timbro.calendario;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/// Open on these weekdays, from and to this time; twice a day is two of them.
///
/// @param alle midnight (`00:00`) is the end of the day
public record Orario(Set<DayOfWeek> giorni, LocalTime dalle, LocalTime alle) {
    public Orario {
        giorni = Set.copyOf(giorni);
        if (!alle.equals(LocalTime.MIDNIGHT) && !alle.isAfter(dalle)) {
            throw new IllegalArgumentException("closed before it opens: " + dalle + " to " + alle);
        }
    }
}
