package it.timbro.journal;

import it.timbro.base.Check;
import it.timbro.base.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A carrier of jobs with as many connections as it runs at once. A job never calls for another of the same lane: as
/// many such jobs as there are connections would wait for each other for ever.
final class Lane implements AutoCloseable {
    private final Machine.Carrier carrier;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final List<Connection> all;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    Lane(Machine machine, String name, int size, Supplier<Connection> open) {
        this.all = IntStream.range(0, size).mapToObj(_ -> open.get()).toList();
        idle.addAll(all);
        this.carrier = machine.carrier(name, size);
    }

    interface Job<T> {
        T run(Connection connection) throws SQLException;
    }

    <T> T call(Job<T> job) {
        Check.that(!inside.get(), "a step at the store takes what it was handed, and asks for no other");
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            carrier.execute(() -> run(job, answer));
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
        Connection connection = idle.remove(); // as many as jobs at once: never empty
        inside.set(true);
        try {
            answer.complete(job.run(connection));
        } catch (SQLException | RuntimeException | Error e) {
            answer.completeExceptionally(e);
        } finally {
            inside.remove();
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
        carrier.close();
        try {
            for (Connection connection : all) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("closing the store", e);
        }
    }
}
