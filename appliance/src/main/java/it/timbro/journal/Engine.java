package it.timbro.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/// What the journal asks of a database: transactions that commit whole or leave nothing, as if
/// there were one writer, and snapshots to read from. Any thread may call; the caller waits for its
/// answer.
///
/// A step may run more than once before it commits ([PostgresEngine]): it keeps nothing outside the
/// database.
sealed interface Engine extends AutoCloseable permits SqliteEngine, PostgresEngine {
    @FunctionalInterface
    interface Step<T> {
        T run(Turn turn) throws SQLException;
    }

    /// A transaction that has begun.
    ///
    /// @param passing whether a failure is the engine's and not the work's: to be thrown on, never
    /// to be kept as an outcome
    /// @param notice for the other processes, once it is committed
    record Turn(Connection connection, DSLContext dsl, Sql sql, Predicate<Throwable> passing, Notice notice)
            implements Reading {}

    /// Runs a step and commits. When this returns, what it wrote is on disk.
    ///
    /// @param queue callers of the same queue in this process wait for each other before they take
    /// a connection
    <T> T write(String queue, Step<T> step);

    /// The same, while nobody else writes, in this process or another.
    <T> T writeAlone(Step<T> step);

    /// Runs a query on a consistent snapshot.
    <T> T read(Step<T> query);

    /// How many transactions have ended so far, each counted before its caller hears of it; empty where
    /// other processes commit too, and nobody here can know.
    OptionalLong commits();

    /// Rings soon after **another** process committed to the same database: a hint, which may also
    /// ring for nothing.
    void onCommitElsewhere(Bell bell);

    @Override
    void close();
}
