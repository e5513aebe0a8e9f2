package it.timbro.firma.cades;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// An instant as people at the counter say it: day and time in Italy.
final class Giorno {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("d/M/yyyy 'alle' HH:mm", Locale.ITALY).withZone(ZoneId.of("Europe/Rome"));

    private Giorno() {}

    static String di(Instant instant) {
        return FORM.format(instant);
    }
}
