package it.timbro.tempesta;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Chance: everything that could be otherwise is asked of this one generator, in the order in which it happens.
final class Caso implements RandomGenerator {
    private final SplittableRandom random;

    Caso(long seed) {
        this.random = new SplittableRandom(seed);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    boolean capita(int perMille) {
        return perMille > 0 && random.nextInt(1_000) < perMille;
    }

    /// Both ends included.
    int tra(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T uno(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
