package it.timbro.journal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A few platform threads and a bounded queue before them.
final class PlatformThreads implements Machine.Carrier {
    private static final int QUEUE = 2_000;
    private static final int STOP_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    PlatformThreads(String name, int size) {
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
        threads.execute(job);
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
