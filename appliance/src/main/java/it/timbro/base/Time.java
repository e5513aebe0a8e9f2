package it.timbro.base;

import java.time.Instant;

/// The only clock of the program. Everything else asks this, so tests and the simulator hand in their own.
public interface Time {
    /// Wall-clock time as the machine believes it.
    Instant now();

    /// Milliseconds of a counter that never goes back while the process lives.
    long ticks();

    /// Between which instants now certainly lies, reckoned from the last trusted time. `EPOCH`/`MAX` where nothing
    /// is known.
    default Bounds bounds() {
        return Bounds.UNKNOWN;
    }

    /// Not-before and not-after of an instant, in milliseconds of the Unix epoch.
    record Bounds(long notBeforeMs, long notAfterMs) {
        public static final Bounds UNKNOWN = new Bounds(0, Long.MAX_VALUE);
    }

    /// The machine's own clock.
    static Time system() {
        return new Time() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long ticks() {
                return System.nanoTime() / 1_000_000;
            }
        };
    }
}
