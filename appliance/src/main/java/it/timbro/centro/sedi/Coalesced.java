package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Does something for a branch on a thread of its own: at once, and what is asked meanwhile and for a moment after
/// together, for an office at work speaks many times a second. Any thread.
final class Coalesced implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Coalesced.class.getName());
    private static final long PAUSE_NANOS = 200_000_000;

    private final Consumer<Sede> work;
    private final Map<Sede, Asked> underWay = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private enum Asked {
        ONCE,
        AGAIN
    }

    Coalesced(Consumer<Sede> work) {
        this.work = work;
    }

    void ask(Sede sede) {
        if (!closed && underWay.compute(sede, (_, before) -> before == null ? Asked.ONCE : Asked.AGAIN) == Asked.ONCE) {
            Thread.ofVirtual()
                    .name("cure")
                    .uncaughtExceptionHandler((_, e) -> {
                        underWay.remove(sede);
                        LOG.log(Level.WARNING, e, () -> "what " + sede + " needs waits for its next contact");
                    })
                    .start(() -> whileAsked(sede));
        }
    }

    private void whileAsked(Sede sede) {
        do {
            work.accept(sede);
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (!closed && again(sede));
    }

    private boolean again(Sede sede) {
        return underWay.compute(sede, (_, asked) -> asked == Asked.AGAIN ? Asked.ONCE : null) != null;
    }

    /// Nothing is begun any more.
    @Override
    public void close() {
        closed = true;
    }
}
