package it.timbro;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that looks after what nobody asks for: the device's certificate, the clock; another the file server. Each
/// look is short or bounded; a late one does no harm.
final class Ronda implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ronda.class);
    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    private final ScheduledExecutorService thread;

    /// @param name of its thread
    Ronda(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon(true).factory());
    }

    /// Looks now, and again each time this long after the end of the look before.
    void ogni(Duration pause, Runnable look) {
        thread.scheduleWithFixedDelay(guarded(look), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Once, in its turn.
    void poi(Runnable look) {
        thread.execute(guarded(look));
    }

    /// The edge of the thread: a defect in one look must not end the others, nor must memory or a stack that it had
    /// too little of: what it took is free again.
    private static Runnable guarded(Runnable look) {
        return () -> {
            try {
                look.run();
            } catch (RuntimeException | Error e) {
                LOG.error("a look of the ronda met a defect", e);
            }
        };
    }

    /// Interrupts a look under way: whatever it was doing may be repeated.
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(LAST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the ronda did not end within {}", LAST_LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
