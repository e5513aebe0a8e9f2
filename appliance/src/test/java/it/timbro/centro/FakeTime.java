package it.timbro.centro;

import it.timbro.base.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that moves when a test says so.
public final class FakeTime implements Time {
    private final AtomicReference<Instant> now;
    private final Instant start;

    public FakeTime(Instant start) {
        this.start = start;
        this.now = new AtomicReference<>(start);
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    public void at(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public long ticks() {
        return Duration.between(start, now.get()).toMillis();
    }
}
