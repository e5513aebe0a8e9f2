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
        if (bounds.equals(Time.Bounds.UNKNOWN)) {
            return wall.atZone(ROMA).getYear();
        }
        int primo = anno(bounds.notBeforeMs());
        if (anno(bounds.notAfterMs()) != primo) {
            throw Problem.ANNO_INCERTO.rejected();
        }
        return primo;
    }

    private static int anno(long ms) {
        return Instant.ofEpochMilli(ms).atZone(ROMA).getYear();
    }
}
