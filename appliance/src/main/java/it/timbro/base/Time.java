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

    /// The wall clock, or the bound next to it where it lies outside of them: what others are told, and what a term
    /// begins from.
    default Instant bounded() {
        return bounds().nearest(now());
    }

    /// Not-before and not-after of an instant, in milliseconds of the Unix epoch.
    record Bounds(long notBeforeMs, long notAfterMs) {
        public static final Bounds UNKNOWN = new Bounds(0, Long.MAX_VALUE);

        /// The instant itself where it may be now, else the bound next to it.
        public Instant nearest(Instant wall) {
            long ms = wall.toEpochMilli();
            return ms < notBeforeMs || ms > notAfterMs
                    ? Instant.ofEpochMilli(Math.clamp(ms, notBeforeMs, notAfterMs))
                    : wall;
        }
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
