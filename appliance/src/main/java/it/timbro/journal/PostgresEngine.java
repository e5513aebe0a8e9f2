package it.timbro.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import it.timbro.base.Problem;
import it.timbro.journal.schema.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database that several processes write at once. Writing transactions are
/// SERIALIZABLE: what commits is as if one writer had done it, whatever the work reads and decides
/// on, and the loser of a race runs again from its start ([Races]). The lock on a stream's head
/// ([Rows#lockHead]) only makes writers of one stream wait early, before they have done work in
/// vain. Nothing in this process' memory matters.
///
/// Blocking calls suit virtual threads: the driver parks them.
final class PostgresEngine implements Engine {
    /// Held, so that the level stays: that a pool starts and stops is of no use to anyone.
    private static final Logger HIKARI = Logger.getLogger("com.zaxxer.hikari");

    static {
        HIKARI.setLevel(Level.WARNING);
    }

    private static final int WRITERS = 8;
    private static final int READERS = 6;
    private static final int QUEUES = 64;
    private static final int WAIT_MS = 10_000;
    private static final String HISTORY = "flyway_schema_history";
    /// A process that hangs lets its locks go after a minute; one whose machine died, after half of
    /// that.
    private static final String OPTIONS = "-c idle_in_transaction_session_timeout=60s -c lock_timeout=15s"
            + " -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    /// A table that is read through is read by a writer as a whole: whatever anyone writes into it then is a race
    /// (manual, 13.2.3). So writers look by index, however small a table is.
    private static final String BY_INDEX = " -c enable_seqscan=off";

    private final PostgreSql server;
    private final Races races;
    private final Commit commit = new Commit(Machine.real());
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final ReentrantLock[] queues =
            IntStream.range(0, QUEUES).mapToObj(_ -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);
    private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();

    PostgresEngine(PostgreSql server, RandomGenerator jitter) {
        this.server = server;
        this.races = new Races(jitter);
        this.writers = pool("writer", WRITERS, "TRANSACTION_SERIALIZABLE", false, BY_INDEX);
        boolean open = false;
        try {
            migrate();
            check();
            this.readers = pool("reader", READERS, "TRANSACTION_REPEATABLE_READ", true, "");
            open = true;
        } finally {
            if (!open) {
                writers.close();
            }
        }
    }

    private HikariDataSource pool(String name, int size, String isolation, boolean readOnly, String besides) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("journal-" + name);
        config.setJdbcUrl(server.url());
        config.setDataSourceProperties(properties(besides));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setReadOnly(readOnly);
        config.setTransactionIsolation(isolation);
        config.setConnectionTimeout(WAIT_MS);
        return new HikariDataSource(config);
    }

    private Properties properties(String besides) {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("ApplicationName", "timbro");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true"); // the rows of a batch go as one statement
        properties.setProperty("options", OPTIONS + besides);
        return properties;
    }

    /// The comment on Flyway's own table keeps which scripts made the schema, as `user_version` does
    /// in SQLite ([Database]): while it is what this program has, Flyway has nothing to do.
    private void migrate() {
        if (isCurrent()) {
            return;
        }
        Flyway.configure()
                .dataSource(writers)
                .locations("classpath:it/timbro/journal/migrations/postgresql")
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns(new String[0]) // by default a newer schema would be let through
                .load()
                .migrate();
        try (Connection connection = writers.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + Migrations.FINGERPRINT + ")");
            statement.execute("comment on table " + HISTORY + " is '" + Migrations.FINGERPRINT + "'");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot note the schema of " + server, e);
        }
    }

    private boolean isCurrent() {
        try (Connection connection = writers.getConnection();
                Statement statement = connection.createStatement();
                var result =
                        statement.executeQuery("select obj_description(to_regclass('" + HISTORY + "'), 'pg_class')")) {
            result.next();
            boolean current = Integer.toString(Migrations.FINGERPRINT).equals(result.getString(1));
            connection.rollback();
            return current;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look at the schema of " + server, e);
        }
    }

    /// Two settings without which the program's promises do not hold.
    private void check() {
        try (Connection connection = writers.getConnection();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("""
                        select current_setting('fsync'), current_setting('synchronous_commit'), 'B' < 'a' and 'a' < 'é'
                        """)) {
            result.next();
            if (result.getString(1).equals("off") || result.getString(2).equals("off")) {
                throw new IllegalStateException("fsync or synchronous_commit is off: a commit would not be on disk");
            }
            if (!result.getBoolean(3)) {
                throw new IllegalStateException("the database must be made with locale C: numbers are found in order");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot check " + server, e);
        }
    }

    @Override
    public <T> T write(String queue, Step<T> step) {
        ReentrantLock turn = queues[Math.floorMod(queue.hashCode(), QUEUES)];
        turn.lock();
        try {
            return write(step);
        } finally {
            turn.unlock();
        }
    }

    /// Readers go on; whoever comes to lock the head of a stream waits.
    @Override
    public <T> T writeAlone(Step<T> step) {
        return write(turn -> {
            turn.dsl().execute("lock table stream in exclusive mode");
            return step.run(turn);
        });
    }

    private <T> T write(Step<T> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(step, attempt);
            } catch (DataAccessException | IllegalStateException e) {
                if (!races.again(e, attempt)) {
                    throw races.given(e);
                }
            }
            races.pause(attempt);
        }
    }

    private <T> T once(Step<T> step, int attempt) {
        try (Connection connection = writers.getConnection()) {
            Turn turn = turn(connection, e -> races.passing(e, attempt));
            T answer = commit.allOrNothing(connection, () -> step.run(turn));
            Watch others = watch.get();
            if (others != null && !turn.notice().nothing()) {
                others.tell(connection, turn.notice());
            }
            return answer;
        } catch (SQLTransientConnectionException e) {
            throw Problem.TROPPO_CARICO.rejected();
        } catch (SQLException e) {
            throw new IllegalStateException("store", e);
        }
    }

    @Override
    public <T> T read(Step<T> query) {
        try (Connection connection = readers.getConnection()) {
            try {
                return query.run(turn(connection, _ -> false));
            } finally {
                connection.rollback();
            }
        } catch (SQLTransientConnectionException e) {
            throw Problem.TROPPO_CARICO.rejected();
        } catch (SQLException e) {
            throw new IllegalStateException("store", e);
        }
    }

    @Override
    public OptionalLong commits() {
        return OptionalLong.empty();
    }

    @Override
    public void onCommitElsewhere(Bell bell) {
        try {
            watch.set(new Watch(() -> DriverManager.getConnection(server.url(), properties("")), bell));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot listen to " + server, e);
        }
    }

    private static Turn turn(Connection connection, Predicate<Throwable> passing) {
        return new Turn(
                connection,
                DSL.using(connection, SQLDialect.POSTGRES, Database.SETTINGS),
                new Sql(connection, " for update"),
                passing,
                new Notice());
    }

    @Override
    public void close() {
        Watch running = watch.getAndSet(null);
        if (running != null) {
            running.close();
        }
        readers.close();
        writers.close();
    }
}
