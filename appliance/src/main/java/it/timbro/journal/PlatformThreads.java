package it.timbro.journal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A few platform threads and a bounded queue before them. Who calls on a platform thread of his own
/// carries his job himself while one of them is free: a job is handed over only to spare the carrier
/// of a virtual thread, and each hand-over waits for its turn at the processor, there and back.
final class PlatformThreads implements Machine.Carrier {
    private static final int QUEUE = 2_000;
    private static final int STOP_SECONDS = 10;

    private final int size;
    private final Semaphore free;
    private final ThreadPoolExecutor threads;

    PlatformThreads(String name, int size) {
        this.size = size;
        this.free = new Semaphore(size);
        this.threads = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    @Override
    public void execute(Runnable job) {
        if (Thread.currentThread().isVirtual() || !free.tryAcquire()) {
            threads.execute(() -> {
                free.acquireUninterruptibly();
                carry(job);
            });
        } else if (threads.isShutdown()) {
            free.release();
            throw new RejectedExecutionException("closed");
        } else {
            carry(job);
        }
    }

    private void carry(Runnable job) {
        try {
            job.run();
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)
                    && free.tryAcquire(size, STOP_SECONDS, TimeUnit.SECONDS)) {
                free.release(size); // whoever closes again need not wait
            } else {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
