package it.timbro.journal;

import it.timbro.base.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A few platform threads with a connection each, and a bounded queue before them.
final class Lane implements AutoCloseable {
    private static final int QUEUE = 2_000;
    private static final int STOP_SECONDS = 10;

    private final ThreadPoolExecutor threads;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final List<Connection> all;

    Lane(String name, int size, Supplier<Connection> open) {
        this.all = IntStream.range(0, size).mapToObj(_ -> open.get()).toList();
        idle.addAll(all);
        this.threads = new ThreadPoolExecutor(
                size,
                size,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    interface Job<T> {
        T run(Connection connection) throws SQLException;
    }

    <T> T call(Job<T> job) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> run(job, answer));
        } catch (RejectedExecutionException e) {
            throw Problem.TROPPO_CARICO.rejected();
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the store; the work may have committed", e);
        }
    }

    private <T> void run(Job<T> job, CompletableFuture<T> answer) {
        Connection connection = idle.remove(); // as many connections as threads: never empty
        try {
            answer.complete(job.run(connection));
        } catch (SQLException | RuntimeException | Error e) {
            answer.completeExceptionally(e);
        } finally {
            idle.add(connection);
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException("store", cause);
        };
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
            for (Connection connection : all) {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("closing the store", e);
        }
    }
}
