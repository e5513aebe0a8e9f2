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
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Looks into the data folder of a running server, from outside: what is committed there, and nothing else.
final class Occhio implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration CLOSELY = Duration.ofNanos(500_000);
    private static final Duration FROM_AFAR = Duration.ofMillis(10);

    private static final long TICK = 1_000_000;

    private final Path data;
    private final Connection database;

    Occhio(Path data) {
        this(data, "timbro.db");
    }

    private Occhio(Path data, String name) {
        this.data = data;
        try {
            database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Into the folder of a [Floor].
    static Occhio pavimento(Path data) {
        return new Occhio(data, "floor.db");
    }

    /// How far the floor's facts go here.
    long fatti() {
        return number("select coalesce(max(seq), 0) from fact");
    }

    /// A fact, looked at where it was written.
    ///
    /// @param altezza how far the stream goes with it, or the feed
    /// @param ticks when its transaction began: milliseconds of the machine's counter
    /// (`Time.ticks`), which is one for all processes
    record Scritto(long altezza, long ticks) {}

    /// The last fact of the branch's own stream.
    Scritto ultimoFatto() {
        return written("select seq, ticks from journal where sede = 'GE1' order by arrival desc limit 1");
    }

    /// The last fact that the branch is told.
    Scritto ultimaNovita() {
        return written("select f.seq, j.ticks from feed f join journal j on j.sede = f.origin_sede"
                + " and j.stream = f.origin_stream and j.seq = f.origin_seq"
                + " where f.sede = 'GE1' order by f.seq desc limit 1");
    }

    private Scritto written(String sql) {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            return new Scritto(rows.getLong(1), rows.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The way of one fact: nanoseconds from the beginning of the transaction that writes it until
    /// it is seen, committed, at the other end. It is looked for from before it is asked for, as it
    /// may be there before who asked for it has his answer.
    ///
    /// The beginning is known in whole milliseconds, and taken for the middle of its own: half a
    /// millisecond wrong at most, and not on one side.
    ///
    /// @param act has it written, and says where it stands
    /// @param there how far the other end has got
    static long passage(Supplier<Scritto> act, LongSupplier there) {
        NavigableMap<Long, Long> seen = new TreeMap<>();
        CompletableFuture<Scritto> acted = CompletableFuture.supplyAsync(act);
        until(
                0,
                () -> {
                    long far = there.getAsLong();
                    seen.putIfAbsent(far, System.nanoTime());
                    return acted.isDone() && far >= acted.join().altezza();
                },
                CLOSELY);
        Scritto fact = acted.join();
        return seen.ceilingEntry(fact.altezza()).getValue() - (fact.ticks() * TICK + TICK / 2);
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
