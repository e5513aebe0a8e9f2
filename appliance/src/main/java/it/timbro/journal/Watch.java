package it.timbro.journal;

import it.timbro.base.Sede;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Hears what other processes committed. `NOTIFY` is the hint, and says who was told something, so that a commit
/// wakes nobody else: with three hundred branches waiting, waking all of them for each costs more than all the rest.
/// The look at the streams' heads, four times a second, is what one may rely on: every commit of facts moves a head,
/// heads never go back, and what no hint has accounted for by the next look rings for everybody.
///
/// One platform thread with a connection of its own; when it breaks, another is opened.
final class Watch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Watch.class.getName());
    private static final int POLL_MS = 250;
    private static final String CHANNEL = "timbro_commit";
    private static final String ANYONE = "*";
    /// The payload of a notification may have 8,000 bytes.
    private static final int NAMED = 1_000;

    interface Source {
        Connection open() throws SQLException;
    }

    private final Source source;
    private final Bell bell;
    private final String own = UUID.randomUUID().toString();
    private final Thread thread;
    private volatile boolean closed;
    /// The sum of the heads as far as hints account for it.
    private long heard;
    /// The sum at the last look.
    private long seen;

    /// Rings for whatever is committed after this returns.
    Watch(Source source, Bell bell) throws SQLException {
        this.source = source;
        this.bell = bell;
        try (Connection connection = source.open();
                Statement statement = connection.createStatement()) {
            this.seen = heads(statement);
            this.heard = seen;
        }
        this.thread = Thread.ofPlatform().name("journal-watch").daemon().start(this::watch);
    }

    /// Tells the other processes. Outside of the transaction: inside, PostgreSQL lets notifying
    /// commits through one by one, each with its write to disk.
    void tell(Connection connection, Notice notice) {
        String told = notice.told().size() > NAMED ? ANYONE : String.join(",", notice.told());
        try (PreparedStatement statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, own + ";" + notice.facts() + ";" + told);
            statement.execute();
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
                listen(connection.unwrap(PGConnection.class), statement);
            } catch (SQLException | RuntimeException | Error e) {
                if (!closed && !quiet) {
                    LOG.log(Level.WARNING, "not watching for commits of other processes", e);
                    quiet = true;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
            }
        }
    }

    private void listen(PGConnection line, Statement statement) throws SQLException {
        while (!closed) {
            look(heads(statement));
            CompletableFuture<Boolean> next =
                    new CompletableFuture<Boolean>().completeOnTimeout(true, POLL_MS, TimeUnit.MILLISECONDS);
            while (!next.isDone() && !closed) {
                PGNotification[] notices = line.getNotifications(POLL_MS);
                if (notices != null) {
                    Arrays.stream(notices).map(PGNotification::getParameter).forEach(this::hear);
                }
            }
        }
    }

    private void hear(String notice) {
        String[] parts = notice.split(";", -1);
        heard += Long.parseLong(parts[1]);
        if (parts[0].equals(own)) {
            return; // it has rung here
        }
        bell.ringFromElsewhere(
                parts[2].equals(ANYONE)
                        ? Optional.empty()
                        : Optional.of(Arrays.stream(parts[2].split(","))
                                .filter(code -> !code.isEmpty())
                                .map(Sede::new)
                                .collect(Collectors.toSet())));
    }

    /// What was there at the last look and is not accounted for by now was not announced, or its hint was lost.
    private void look(long now) {
        if (seen > heard) {
            heard = seen;
            bell.ringFromElsewhere(Optional.empty());
        }
        heard = Math.min(heard, now); // a hint that came after its look counted twice
        seen = now;
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
