package it.timbro.journal;

import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a query answered, read again only if something was committed since: every page asks the same
/// of a store that changes a few times a second. Who has committed never gets what stood before, and
/// of many who ask at once one reads. Where other processes commit too each asks for itself.
///
/// Any thread may ask, but no query does ([Lane]).
final class Kept<T> implements Supplier<T> {
    private final Engine engine;
    private final Supplier<?> besides;
    private final Function<Reading, T> query;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Answer<T> last;

    private record Answer<T>(long commits, Object besides, T value) {
        boolean holds(long now, Object besidesNow) {
            return commits == now && besides.equals(besidesNow);
        }
    }

    /// @param besides what else the answer depends on
    Kept(Engine engine, Supplier<?> besides, Function<Reading, T> query) {
        this.engine = engine;
        this.besides = besides;
        this.query = query;
    }

    @Override
    public T get() {
        OptionalLong commits = engine.commits();
        if (commits.isEmpty()) {
            return read();
        }
        Answer<T> known = last;
        return known != null && known.holds(commits.getAsLong(), besides.get()) ? known.value : again();
    }

    private T again() {
        reading.lock();
        try {
            long commits = engine.commits().orElseThrow(); // asked before it is read: never newer than the answer
            Object now = besides.get();
            Answer<T> known = last;
            if (known == null || !known.holds(commits, now)) {
                known = new Answer<>(commits, now, read());
                last = known;
            }
            return known.value;
        } finally {
            reading.unlock();
        }
    }

    private T read() {
        return engine.read(turn -> query.apply(turn));
    }
}
