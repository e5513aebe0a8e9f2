package it.timbro.page;

import it.timbro.base.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Instants as people at the counter say them: hours always with two digits, as on the strip.
public final class Quando {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ITALY);
    private static final DateTimeFormatter ORA = DateTimeFormatter.ofPattern("HH:mm", Locale.ITALY);
    private static final DateTimeFormatter GIORNO_E_ORA = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ITALY);
    private static final DateTimeFormatter ANNO = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ITALY);

    private final Time time;

    public Quando(Time time) {
        this.time = time;
    }

    /// «09:42» today, «21 nov 09:42» this year, «21 nov 2025 09:42» before.
    public String ora(long ms) {
        var then = Instant.ofEpochMilli(ms).atZone(ROME);
        LocalDate today = time.now().atZone(ROME).toLocalDate();
        if (then.toLocalDate().equals(today)) {
            return then.format(ORA);
        }
        return then.format(then.getYear() == today.getYear() ? GIORNO_E_ORA : ANNO);
    }

    /// At the beginning of a sentence: «Dalle 09:42», «Dal 21 nov 09:42».
    public String dal(long ms) {
        String when = ora(ms);
        return (when.contains(" ") ? "Dal " : "Dalle ") + when;
    }

    /// The time of day: «09:42».
    public String adesso() {
        return time.now().atZone(ROME).format(ORA);
    }

    /// How long ago: «meno di 1 min», «12 min», «3 h», «2 giorni».
    public String da(long ms) {
        Duration age = Duration.between(Instant.ofEpochMilli(ms), time.now());
        if (age.toMinutes() < 1) {
            return "meno di 1 min";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + " min";
        }
        if (age.toHours() < 24) {
            return age.toHours() + " h";
        }
        return age.toDays() == 1 ? "1 giorno" : age.toDays() + " giorni";
    }

    /// A day with its age: «12 set 2026 (71 giorni fa)», «22 nov 2026 (oggi)».
    public String giorno(LocalDate day) {
        long days = giorni(day);
        return GIORNO.format(day) + (days == 0 ? " (oggi)" : days == 1 ? " (ieri)" : " (" + days + " giorni fa)");
    }

    /// The day alone: «12 set 2026».
    public String giorno(long ms) {
        return GIORNO.format(Instant.ofEpochMilli(ms).atZone(ROME));
    }

    /// Days since then, by the calendar of Rome.
    public long giorni(LocalDate day) {
        return ChronoUnit.DAYS.between(day, oggi());
    }

    /// Now, in milliseconds of the Unix epoch: for a form that comes back.
    public long ms() {
        return time.now().toEpochMilli();
    }

    public LocalDate oggi() {
        return LocalDate.ofInstant(time.now(), ROME);
    }

    /// For `<time datetime>`.
    public String iso(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
