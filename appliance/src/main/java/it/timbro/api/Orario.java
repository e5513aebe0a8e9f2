package it.timbro.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Times as the API writes them: ISO-8601 with the offset of Italian time and milliseconds.
final class Orario {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    private Orario() {}

    static String of(long epochMs) {
        return of(Instant.ofEpochMilli(epochMs));
    }

    static String of(Instant instant) {
        return instant.atZone(ROMA).format(ISO);
    }

    static @Nullable String orNull(@Nullable Long epochMs) {
        return epochMs == null ? null : of(epochMs);
    }

    static @Nullable String orNull(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    /// The year in which certificates are issued now.
    static int anno(Instant instant) {
        return instant.atZone(ROMA).getYear();
    }
}
