package it.timbro.istruttoria;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// The day on which an ordinary pratica is to be ready. The wiring reckons it by the office calendar; a complex one
/// has none.
public record Promessa(LocalDate entro) {
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ITALY);

    public boolean tardi(LocalDate oggi) {
        return oggi.isAfter(entro);
    }

    /// «entro oggi», «entro mar 24 nov», «in ritardo di 2 giorni».
    public String parola(LocalDate oggi) {
        long days = ChronoUnit.DAYS.between(entro, oggi);
        if (days > 0) {
            return "in ritardo di " + (days == 1 ? "1 giorno" : days + " giorni");
        }
        return days == 0 ? "entro oggi" : days == -1 ? "entro domani" : "entro " + GIORNO.format(entro);
    }
}
