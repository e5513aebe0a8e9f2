package it.timbro.emergenza;

import it.timbro.base.Time;
import java.time.Duration;
import java.time.Instant;

/// Until when an act allows registrations, and what the time is for that question.
///
/// Nobody may register beyond the act, so of all that the time may be the latest counts: then the
/// limit comes at the earliest. Where no end of the bounds is known the branch's own clock has to
/// do, and never less than what is certain; `perche` says so to people.
///
/// @param scadenzaMs end of the last act, milliseconds of the Unix epoch
/// @param adessoMs the time that counts
/// @param perche what is not certain, in Italian; "" if the time is known within a minute
public record Termine(long scadenzaMs, long adessoMs, String perche) {
    static final Duration PRIMO_PERIODO = Duration.ofHours(24);
    static final int MAX_GIORNI = 7;
    private static final long CERTO_MS = 60_000;

    public static Termine di(long scadenzaMs, Time time) {
        Time.Bounds bounds = time.bounds();
        return new Termine(scadenzaMs, alPiuTardi(bounds, time.now()), perche(bounds));
    }

    public boolean scaduto() {
        return adessoMs >= scadenzaMs;
    }

    /// Zero once it is over.
    public Duration resta() {
        return Duration.ofMillis(Math.max(0, scadenzaMs - adessoMs));
    }

    /// The earliest that it may be now: from there a period is reckoned.
    static long alPiuPresto(Time time) {
        Time.Bounds bounds = time.bounds();
        return fine(bounds) ? bounds.notBeforeMs() : Math.max(time.now().toEpochMilli(), bounds.notBeforeMs());
    }

    /// The latest that it may be now.
    static long alPiuTardi(Time time) {
        return alPiuTardi(time.bounds(), time.now());
    }

    private static long alPiuTardi(Time.Bounds bounds, Instant wall) {
        return fine(bounds) ? bounds.notAfterMs() : Math.max(wall.toEpochMilli(), bounds.notBeforeMs());
    }

    private static String perche(Time.Bounds bounds) {
        if (!fine(bounds)) {
            return "Nessuna fonte dice l'ora con certezza: conta l'orologio della sede.";
        }
        long aperto = bounds.notAfterMs() - bounds.notBeforeMs();
        return aperto <= CERTO_MS
                ? ""
                : "L'ora è certa solo entro " + Duration.ofMillis(aperto).toMinutes()
                        + " min: il limite vale dal primo istante possibile.";
    }

    private static boolean fine(Time.Bounds bounds) {
        return bounds.notAfterMs() != Long.MAX_VALUE;
    }
}
