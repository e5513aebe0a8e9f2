package it.timbro.installer.bench;

import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.session.Step;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What all branches of a stretch have seen. Any thread.
final class Misure {
    private final Queue<Long> receipted = new ConcurrentLinkedQueue<>();
    private final Map<NumeroPratica, Long> announced = new ConcurrentHashMap<>();
    private final Map<NumeroPratica, Long> arrived = new ConcurrentHashMap<>();
    private final Map<String, Integer> stopped = new ConcurrentHashMap<>();
    private final LongAdder facts = new LongAdder();
    private final LongAdder pratiche = new LongAdder();
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    private volatile Consumer<SedeSimulata> done = _ -> {};

    /// Who hears of each pratica that is done.
    void whenDone(Consumer<SedeSimulata> listener) {
        done = listener;
    }

    /// A transaction of a branch, from its commit to the centre's receipt.
    void receipted(long nanos) {
        receipted.add(nanos);
    }

    void fact() {
        facts.increment();
    }

    /// The centre has committed it.
    void announced(NumeroPratica numero) {
        announced.put(numero, System.nanoTime());
    }

    /// A branch has it.
    void arrived(NumeroPratica numero) {
        arrived.put(numero, System.nanoTime());
    }

    void done(SedeSimulata sede) {
        pratiche.increment();
        done.accept(sede);
    }

    void stopped(Step.Stopped step) {
        stopped.merge(step.causa() + " " + step.detail(), 1, Integer::sum);
    }

    void broken(Throwable why) {
        broken.compareAndSet(null, why);
    }

    /// Throws what no branch should have met.
    void check() {
        Throwable found = broken.get();
        if (found != null) {
            throw new IllegalStateException(found);
        }
    }

    long facts() {
        return facts.sum();
    }

    long pratiche() {
        return pratiche.sum();
    }

    Percentili up() {
        return Percentili.of(receipted);
    }

    /// Those that were announced and have arrived.
    Percentili down() {
        return Percentili.of(arrived.entrySet().stream()
                .flatMap(one ->
                        Optional.ofNullable(announced.get(one.getKey()))
                                .map(since -> Math.max(0, one.getValue() - since))
                                .stream())
                .toList());
    }

    /// Why lanes stopped, and how often.
    Map<String, Integer> troubles() {
        return new TreeMap<>(stopped);
    }

    void forget() {
        receipted.clear();
        announced.clear();
        arrived.clear();
        stopped.clear();
        facts.reset();
        pratiche.reset();
    }
}
