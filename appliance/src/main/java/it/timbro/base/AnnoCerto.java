package it.timbro.base;

import java.time.Instant;
import java.time.ZoneId;

/// The year of a number. It comes from the bounds of the trusted time where there are any; if they
/// straddle New Year, a person answers.
public final class AnnoCerto {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private AnnoCerto() {}

    /// @param wall what the wall clock says, used only while nothing is known of the time
    public static int di(Time time, Instant wall) {
        Time.Bounds bounds = time.bounds();
        if (!certo(bounds)) {
            throw Problem.ANNO_INCERTO.rejected();
        }
        return bounds.equals(Time.Bounds.UNKNOWN) ? wall.atZone(ROMA).getYear() : anno(bounds.notBeforeMs());
    }

    /// Whether a number would be given now.
    public static boolean certo(Time.Bounds bounds) {
        return bounds.equals(Time.Bounds.UNKNOWN) || anno(bounds.notBeforeMs()) == anno(bounds.notAfterMs());
    }

    private static int anno(long ms) {
        return Instant.ofEpochMilli(ms).atZone(ROMA).getYear();
    }
}
