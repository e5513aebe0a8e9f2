package it.timbro.world;

import it.timbro.base.Time;
import java.time.Duration;
import java.time.Instant;

/// A clock that moves when told to.
public final class Orologio implements Time {
    private volatile Instant now = Instant.parse("2026-11-22T09:42:00Z");

    public void avanti(Duration much) {
        now = now.plus(much);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long ticks() {
        return now.toEpochMilli();
    }
}
