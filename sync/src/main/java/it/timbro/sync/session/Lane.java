package it.timbro.sync.session;

import it.timbro.sync.transport.Causa;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that steps: at once while things move, after a while when idle, after a back-off when stopped. A call
/// ends any wait, a signal any but the first second after a stop; what comes during a step is kept. A lane that
/// nobody waits for lets signals gather before it steps.
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    /// An office at work signals several times a second.
    private static final long REST_MS = 1_000;

    private final Supplier<Step> step;
    private final long idleMs;
    private final long gatherMs;
    private final Backoff backoff;
    private final Waiting waiting;
    private final Semaphore signals = new Semaphore(0);
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread;
    private volatile boolean open = true;

    /// How time passes between two steps.
    interface Waiting {
        /// Until one comes, and takes it; false if none came in time.
        boolean await(Semaphore permits, long ms) throws InterruptedException;
    }

    /// @param gatherMs from a signal to the step; 0 at once
    Lane(String name, Supplier<Step> step, long idleMs, long gatherMs, Backoff backoff) {
        this(name, step, idleMs, gatherMs, backoff, (permits, ms) -> permits.tryAcquire(ms, TimeUnit.MILLISECONDS));
    }

    Lane(String name, Supplier<Step> step, long idleMs, long gatherMs, Backoff backoff, Waiting waiting) {
        this.step = step;
        this.idleMs = idleMs;
        this.gatherMs = gatherMs;
        this.backoff = backoff;
        this.waiting = waiting;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// There is something to do.
    void signal() {
        signals.release();
    }

    /// Somebody waits for it, or the line is back.
    void call() {
        calls.release();
        signals.release();
    }

    /// The lane is to end; a step under way is interrupted. Whatever it was doing may be repeated.
    void end() {
        open = false;
        thread.interrupt();
    }

    /// Until it has ended.
    void join() {
        try {
            if (thread.isAlive() && !thread.join(LAST_STEP)) {
                LOG.warn("{} did not end within {}", thread.getName(), LAST_STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What its thread does, until somebody ends it.
    void run() {
        try {
            while (open) {
                signals.drainPermits();
                calls.drainPermits();
                Step taken = guarded();
                long waitMs = pauseMs(taken);
                long restMs = taken instanceof Step.Stopped ? Math.min(waitMs, REST_MS) : 0;
                if (restMs > 0 && waiting.await(calls, restMs)) {
                    continue;
                }
                if (waitMs > restMs && waiting.await(signals, waitMs - restMs) && !waiting.await(calls, gatherMs)) {
                    LOG.debug("{} signalled", thread.getName());
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
        } catch (RuntimeException | Error e) {
            if (open) {
                LOG.error("{} met a defect", thread.getName(), e);
            }
            return new Step.Stopped(
                    Causa.CENTRALE_NON_RAGGIUNGIBILE, "Un guasto interno ha fermato l'invio.", e.toString());
        }
    }
}
