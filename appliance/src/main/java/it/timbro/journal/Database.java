package it.timbro.journal;

import it.timbro.journal.schema.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The SQLite file: WAL, `synchronous=FULL` (a commit is on disk before it returns), foreign keys, busy timeout.
/// Migrated at start by numbered scripts; a file newer than this program is refused.
///
/// SQLite's `user_version` keeps which scripts made the file ([Migrations#FINGERPRINT], made at build): while it is
/// that of this program, Flyway has nothing to do and is not asked, which spares every start a quarter of a second.
final class Database {
    private static final int BUSY_TIMEOUT_MS = 5_000;

    /// Of a new file. A page holds whole rows, and a fact of 2 KB takes more than half of SQLite's usual 4 KB: a
    /// journal of such facts would be twice as large as what stands in it, and so would every commit.
    private static final int PAGE_BYTES = 8192;

    static final Settings SETTINGS =
            new Settings().withRenderSchema(false).withRenderCatalog(false).withExecuteLogging(false);

    /// Held, so that their level stays: what they tell at every start (tips of the day too) is of no use to anyone.
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("org.jooq"));

    static {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private final Path file;
    private final SQLiteConfig.SynchronousMode synchronous;

    /// A file whose schema is up to date.
    Database(Path file, SQLiteConfig.SynchronousMode synchronous) {
        this.file = file;
        this.synchronous = synchronous;
    }

    /// Opens the file, brings its schema up to date and checks it.
    ///
    /// @throws IllegalStateException if `quick_check` finds damage or the schema is newer than this program
    static Database open(Path file) {
        begin(file);
        Database database = new Database(file, SQLiteConfig.SynchronousMode.FULL);
        try (Connection connection = database.dataSource(SQLiteConfig.TransactionMode.DEFERRED)
                        .getConnection();
                Statement statement = connection.createStatement()) {
            if (!answer(statement, "PRAGMA user_version").equals(Integer.toString(Migrations.FINGERPRINT))) {
                database.migrate();
                statement.execute("PRAGMA user_version = " + Migrations.FINGERPRINT);
            }
            if (!answer(statement, "PRAGMA quick_check(1)").equals("ok")) {
                throw new IllegalStateException("damaged database: " + file);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot check " + file, e);
        }
        return database;
    }

    /// The size of a page is settled by the first thing that is written: that it is WAL.
    private static void begin(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + PAGE_BYTES);
            answer(statement, "PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot check " + file, e);
        }
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(dataSource(SQLiteConfig.TransactionMode.DEFERRED))
                .locations("classpath:it/timbro/journal/migrations/sqlite")
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns(new String[0]) // by default a newer schema would be let through
                .load()
                .migrate();
    }

    private static String answer(Statement statement, String question) throws SQLException {
        try (var result = statement.executeQuery(question)) {
            return result.next() ? result.getString(1) : "";
        }
    }

    Connection writer() {
        return connect(SQLiteConfig.TransactionMode.IMMEDIATE);
    }

    Connection reader() {
        return connect(SQLiteConfig.TransactionMode.DEFERRED);
    }

    static DSLContext dsl(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE, SETTINGS);
    }

    private Connection connect(SQLiteConfig.TransactionMode mode) {
        try {
            Connection connection = dataSource(mode).getConnection();
            connection.setAutoCommit(false);
            return new KeptStatements(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open " + file, e);
        }
    }

    private SQLiteDataSource dataSource(SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(synchronous);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setTransactionMode(mode);
        config.setGetGeneratedKeys(
                false); // else the driver looks for one after each insert, with a statement of its own
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
