package it.timbro.journal;

import it.timbro.base.Check;
import it.timbro.base.Problem;
import it.timbro.journal.Engine.Turn;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A carrier of jobs with at most as many connections as it runs at once: one is opened when all
/// others are at work, and the one that worked last goes first, because its pages, its statements
/// and what jOOQ knows of them are still at hand. A job never calls for another of the same lane:
/// as many such jobs as there are connections would wait for each other for ever.
final class Lane implements AutoCloseable {
    private final Machine.Carrier carrier;
    private final Supplier<Turn> open;
    private final ConcurrentLinkedDeque<Turn> idle = new ConcurrentLinkedDeque<>();
    private final List<Turn> all = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    Lane(Machine machine, String name, int size, Supplier<Turn> open) {
        this.open = open;
        this.carrier = machine.carrier(name, size);
        idle.push(opened());
    }

    <T> T call(Engine.Step<T> job) {
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

    private <T> void run(Engine.Step<T> job, CompletableFuture<T> answer) {
        inside.set(true);
        try {
            answer.complete(onConnection(job));
        } catch (SQLException | RuntimeException | Error e) {
            answer.completeExceptionally(e);
        } finally {
            inside.remove();
        }
    }

    private <T> T onConnection(Engine.Step<T> job) throws SQLException {
        Turn warm = idle.poll();
        Turn turn = warm == null ? opened() : warm;
        try {
            return job.run(turn);
        } finally {
            idle.push(turn);
        }
    }

    private Turn opened() {
        Turn turn = open.get();
        all.add(turn);
        return turn;
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
            for (Turn turn : all) {
                turn.connection().close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("closing the store", e);
        }
    }
}
