package it.timbro.sync.session;

import it.timbro.sync.transport.Causa;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that steps: at once while things move, after a while when idle, after a back-off when stopped. A signal
/// ends any wait, and one that comes during a step is kept.
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final Supplier<Step> step;
    private final long idleMs;
    private final Backoff backoff;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean open = true;

    Lane(String name, Supplier<Step> step, long idleMs, Backoff backoff) {
        this.step = step;
        this.idleMs = idleMs;
        this.backoff = backoff;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void signal() {
        wake.release();
    }

    /// Ends the lane; a step under way is interrupted. Whatever it was doing may be repeated.
    void stop() {
        open = false;
        thread.interrupt();
        try {
            if (thread.isAlive() && !thread.join(LAST_STEP)) {
                LOG.warn("{} did not end within {}", thread.getName(), LAST_STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (open) {
                wake.drainPermits();
                long waitMs = pauseMs(guarded());
                if (waitMs > 0 && wake.tryAcquire(waitMs, TimeUnit.MILLISECONDS)) {
                    LOG.debug("{} called", thread.getName());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ends", thread.getName());
        }
    }

    private long pauseMs(Step taken) {
        return switch (taken) {
            case Step.Moved _ -> {
                backoff.reset();
                yield 0;
            }
            case Step.Idle _ -> {
                backoff.reset();
                yield idleMs;
            }
            case Step.Stopped _ -> backoff.nextMs();
        };
    }

    /// The edge of the loop: a defect in one step must not end the lane.
    private Step guarded() {
        try {
            return step.get();
        } catch (RuntimeException e) {
            if (open) {
                LOG.error("{} met a defect", thread.getName(), e);
            }
            return new Step.Stopped(
                    Causa.CENTRALE_NON_RAGGIUNGIBILE, "Un guasto interno ha fermato l'invio.", e.toString());
        }
    }
}
