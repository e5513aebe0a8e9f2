package it.timbro.emergenza.web;

import java.time.Duration;

/// How long is left, as people say it: «21 h 40 min», «5 giorni 3 h», «12 min». Up to two days
/// in hours: the first limit is one of 24.
public final class Manca {
    private Manca() {}

    public static String di(Duration resta) {
        if (resta.toDays() > 1) {
            String giorni = resta.toDays() + " giorni";
            return resta.toHoursPart() == 0 ? giorni : giorni + " " + resta.toHoursPart() + " h";
        }
        if (resta.toHours() > 0) {
            return resta.toHours() + " h" + (resta.toMinutesPart() == 0 ? "" : " " + resta.toMinutesPart() + " min");
        }
        return resta.toMinutes() < 1 ? "meno di 1 min" : resta.toMinutes() + " min";
    }
}
