package it.timbro.autonomia;

import it.timbro.calendario.Calendario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a branch used in its last office days.
public record Consumo(int quanti, int giorni) {
    /// Four weeks of office days: long enough for a quiet week not to count double.
    public static final int FINESTRA_GIORNI = 20;

    public static final Consumo NESSUNO = new Consumo(0, FINESTRA_GIORNI);

    public boolean nessuno() {
        return quanti == 0;
    }

    public double alGiorno() {
        return (double) quanti / giorni;
    }

    /// When a stock will be used up, counted in office time; empty if that is more than a year
    /// away.
    Optional<Instant> finita(long scorta, Instant now, Calendario ufficio) {
        double days = scorta / alGiorno();
        double seconds = days * ufficio.giornata().toSeconds();
        return seconds > Integer.MAX_VALUE ? Optional.empty() : ufficio.dopo(now, Duration.ofSeconds((long) seconds));
    }

    /// «circa 8 al giorno»
    String parole() {
        double perDay = alGiorno();
        return perDay >= 1 ? "circa " + Math.round(perDay) + " al giorno" : "meno di uno al giorno";
    }
}
