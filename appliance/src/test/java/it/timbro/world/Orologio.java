package it.timbro.world;

import it.timbro.base.Time;
import java.time.Duration;
import java.time.Instant;

/// A clock that moves when told to, and may be wrong.
public final class Orologio implements Time {
    private static final long INCERTEZZA_MS = 1_000;

    private volatile Instant now = Instant.parse("2026-11-22T09:42:00Z");

    private volatile Duration sbaglio = Duration.ZERO;
    private volatile boolean fidato;

    public void avanti(Duration much) {
        now = now.plus(much);
    }

    /// From now on the wall clock is so much ahead.
    public void sbaglia(Duration much) {
        sbaglio = much;
    }

    /// Whether somebody vouches for the time.
    public void fidato(boolean somebody) {
        fidato = somebody;
    }

    @Override
    public Instant now() {
        return now.plus(sbaglio);
    }

    @Override
    public Bounds bounds() {
        long ms = now.toEpochMilli();
        return fidato ? new Bounds(ms - INCERTEZZA_MS, ms + INCERTEZZA_MS) : Bounds.UNKNOWN;
    }

    @Override
    public long ticks() {
        return now.toEpochMilli();
    }
}
