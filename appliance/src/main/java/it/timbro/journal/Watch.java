package it.timbro.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;

/// Hears what other processes committed. `NOTIFY` is the hint; the look at the streams' heads, four
/// times a second, is what one may rely on: every commit of facts moves a head, and heads never go
/// back.
///
/// One platform thread with a connection of its own; when it breaks, another is opened.
final class Watch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Watch.class.getName());
    private static final int POLL_MS = 250;
    private static final String CHANNEL = "timbro_commit";

    interface Source {
        Connection open() throws SQLException;
    }

    private final Source source;
    private final Runnable listener;
    private final Thread thread;
    private volatile boolean closed;
    private long seen;

    /// Rings for whatever is committed after this returns.
    Watch(Source source, Runnable listener) throws SQLException {
        this.source = source;
        this.listener = listener;
        try (Connection connection = source.open();
                Statement statement = connection.createStatement()) {
            this.seen = heads(statement);
        }
        this.thread = Thread.ofPlatform().name("journal-watch").daemon().start(this::watch);
    }

    /// Tells the other processes. Outside of the transaction: inside, PostgreSQL lets notifying
    /// commits through one by one, each with its write to disk.
    static void tell(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("notify " + CHANNEL);
            connection.commit();
        } catch (SQLException e) {
            LOG.log(Level.FINE, "the others will look by themselves", e);
        }
    }

    private void watch() {
        boolean quiet = false;
        while (!closed) {
            try (Connection connection = source.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                quiet = false;
                while (!closed) {
                    look(statement);
                    connection.unwrap(PGConnection.class).getNotifications(POLL_MS);
                }
            } catch (SQLException e) {
                if (!closed && !quiet) {
                    LOG.log(Level.WARNING, "not watching for commits of other processes", e);
                    quiet = true;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
            }
        }
    }

    private void look(Statement statement) throws SQLException {
        long now = heads(statement);
        if (now != seen) {
            seen = now;
            listener.run();
        }
    }

    private static long heads(Statement statement) throws SQLException {
        try (var result = statement.executeQuery("select coalesce(sum(head_seq), 0) from stream")) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(10 * POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
