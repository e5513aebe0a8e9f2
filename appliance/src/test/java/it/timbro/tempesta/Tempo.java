package it.timbro.tempesta;

import it.timbro.base.Time;
import java.time.Instant;
import java.util.function.LongSupplier;

/// The clock of one machine: the world's time, and how wrong it is.
final class Tempo implements Time {
    private final LongSupplier worldMs;
    private long wrongMs;

    Tempo(LongSupplier worldMs) {
        this.worldMs = worldMs;
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
    public long ticks() {
        return worldMs.getAsLong();
    }
}
