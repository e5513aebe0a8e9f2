package it.timbro.installer.bench;

import java.util.Arrays;
import java.util.Collection;

/// Times of one run, sorted; told in milliseconds.
record Percentili(long[] nanos) {
    static Percentili of(Collection<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Percentili(sorted);
    }

    /// The time that this share of all stays within (nearest rank).
    double millis(double percent) {
        int rank = (int) Math.ceil(percent / 100 * nanos.length);
        return nanos[Math.clamp(rank - 1, 0, nanos.length - 1)] / 1e6;
    }

    @Override
    public String toString() {
        return "%6d volte   p50 %7.1f ms   p99 %7.1f ms   massimo %7.1f ms"
                .formatted(nanos.length, millis(50), millis(99), millis(100));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Percentili(long[] others) && Arrays.equals(nanos, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nanos);
    }
}
