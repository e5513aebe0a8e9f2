package it.timbro.journal;

import java.sql.Connection;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// A SQLite file of this process alone. All SQL runs on the threads of the [Machine]: one writer, few readers
/// ([Lane]).
final class SqliteEngine implements Engine {
    private static final int READERS = 3;

    private final Commit commit;
    private final Lane writer;
    private final Lane readers;
    private final AtomicLong commits = new AtomicLong();

    SqliteEngine(Database database, Machine machine) {
        this.commit = new Commit(machine);
        this.writer = new Lane(machine, "journal-writer", 1, () -> turn(database.writer()));
        this.readers = new Lane(machine, "journal-reader", READERS, () -> turn(database.reader()));
    }

    @Override
    public <T> T write(String queue, Step<T> step) {
        return writeAlone(step);
    }

    @Override
    public <T> T writeAlone(Step<T> step) {
        return writer.call(turn -> {
            try {
                return commit.allOrNothing(turn.connection(), () -> step.run(turn));
            } finally {
                commits.incrementAndGet();
            }
        });
    }

    @Override
    public OptionalLong commits() {
        return OptionalLong.of(commits.get());
    }

    @Override
    public <T> T read(Step<T> query) {
        return readers.call(turn -> {
            try {
                return query.run(turn);
            } finally {
                turn.connection().rollback();
            }
        });
    }

    /// There is no other process: the file is locked by its one writer.
    @Override
    public void onCommitElsewhere(Bell bell) {}

    private static Turn turn(Connection connection) {
        return new Turn(connection, Database.dsl(connection), new Sql(connection, ""), _ -> false, new Notice());
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
