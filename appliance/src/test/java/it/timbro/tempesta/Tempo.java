package it.timbro.tempesta;

import it.timbro.base.Time;
import java.time.Instant;
import java.util.function.LongSupplier;

/// The clock of one machine: the world's time, and how wrong it is. Where somebody vouches for the time, its bounds
/// are right whatever the clock says.
final class Tempo implements Time {
    private static final long INCERTEZZA_MS = 45_000;

    private final LongSupplier worldMs;
    private final boolean fidato;
    private long wrongMs;

    Tempo(LongSupplier worldMs, boolean fidato) {
        this.worldMs = worldMs;
        this.fidato = fidato;
    }

    void salta(long ms) {
        wrongMs += ms;
    }

    /// As wrong as that one.
    void come(Tempo other) {
        wrongMs = other.wrongMs;
    }

    void giusto() {
        wrongMs = 0;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(worldMs.getAsLong() + wrongMs);
    }

    @Override
    public Bounds bounds() {
        long now = worldMs.getAsLong();
        return fidato ? new Bounds(now - INCERTEZZA_MS, now + INCERTEZZA_MS) : Bounds.UNKNOWN;
    }

    @Override
    public long ticks() {
        return worldMs.getAsLong();
    }
}
