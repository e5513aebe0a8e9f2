package it.timbro.installer.bench;

import it.timbro.sync.protocol.Hash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Looks into the data folder of a running server, from outside: what is committed there, and nothing else.
final class Occhio implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration CLOSELY = Duration.ofNanos(500_000);
    private static final Duration FROM_AFAR = Duration.ofMillis(10);

    private final Path data;
    private final Connection database;

    Occhio(Path data) {
        this.data = data;
        try {
            database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("timbro.db"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How far the branch's own stream goes here.
    long genova() {
        return number("select coalesce(max(head_seq), 0) from stream where sede = 'GE1'");
    }

    /// How far the branch's feed goes here.
    long novita() {
        return number("select coalesce(max(seq), 0) from feed where sede = 'GE1'");
    }

    /// Whether all of these are there, asked again and again: what was seen once is not looked for any more.
    BooleanSupplier has(List<Hash> files) {
        Deque<Hash> missing = new ArrayDeque<>(files);
        return () -> {
            while (!missing.isEmpty() && has(missing.getFirst())) {
                missing.removeFirst();
            }
            return missing.isEmpty();
        };
    }

    private boolean has(Hash file) {
        return Files.exists(
                data.resolve("archivio").resolve(file.hex().substring(0, 2)).resolve(file.hex()));
    }

    private long number(String sql) {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until it is so, and says how many nanoseconds after `since`.
    static long until(long since, BooleanSupplier so) {
        return until(since, so, CLOSELY);
    }

    /// The same for what takes seconds: who looks all the time takes the processor from those he looks at.
    static long untilAtLast(long since, BooleanSupplier so) {
        return until(since, so, FROM_AFAR);
    }

    private static long until(long since, BooleanSupplier so, Duration between) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + PATIENCE);
            }
            pause(between);
        }
        return System.nanoTime() - since;
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
