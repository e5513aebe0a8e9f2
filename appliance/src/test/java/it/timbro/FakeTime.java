package it.timbro;

import it.timbro.base.Time;
import java.time.Duration;
import java.time.Instant;

/// A clock that goes where the test says.
public final class FakeTime implements Time {
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private long ticks;
    private Bounds bounds = Bounds.UNKNOWN;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long ticks() {
        return ticks;
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }

    public void passa(Duration duration) {
        now = now.plus(duration);
        ticks += duration.toMillis();
    }

    public void segna(Instant instant) {
        now = instant;
    }

    public void limiti(Instant notBefore, Instant notAfter) {
        bounds = new Bounds(notBefore.toEpochMilli(), notAfter.toEpochMilli());
    }
}
