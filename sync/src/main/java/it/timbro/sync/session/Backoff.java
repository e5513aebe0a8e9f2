package it.timbro.sync.session;

import java.util.random.RandomGenerator;

/// How long a lane waits after a failure: doubling from a quarter of a second, at most [#MAX_MS], half of it by lot
/// so that branches do not return in step after a regional outage.
final class Backoff {
    static final long MAX_MS = 15_000;
    private static final long FIRST_MS = 250;
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long nextMs() {
        long fullMs = Math.min(MAX_MS, FIRST_MS << Math.min(failures, DOUBLINGS));
        failures++;
        return fullMs / 2 + random.nextLong(fullMs / 2 + 1);
    }

    void reset() {
        failures = 0;
    }
}
