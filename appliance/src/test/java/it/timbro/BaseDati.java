package it.timbro;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import it.timbro.base.Time;
import it.timbro.journal.FactCodec;
import it.timbro.journal.GiornaleDiProva;
import it.timbro.journal.Journal;
import it.timbro.journal.PostgreSql;
import it.timbro.journal.Projection;
import it.timbro.journal.Unappliable;
import it.timbro.pratica.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The databases that a centre stands on. A test that takes one as its parameter runs on each:
///
/// ```
/// @ParameterizedClass
/// @EnumSource(BaseDati.class)
/// ```
///
/// A path names a database: the same path again is the same database, opened by another process or
/// after a restart.
public enum BaseDati {
    SQLITE {
        @Override
        public Journal open(
                Path file,
                FactCodec codec,
                List<Projection> projections,
                Unappliable unappliable,
                Time time,
                RandomGenerator salts) {
            GiornaleDiProva.pronto(file);
            return new Journal(file, codec, projections, unappliable, time, salts);
        }

        @Override
        public Connection connect(Path file) throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        }

        @Override
        public String tables() {
            return "select name from sqlite_master where type = 'table' and name not like 'sqlite%'";
        }

        @Override
        List<String> unfence() {
            return List.of("drop trigger journal_never_edited", "drop trigger journal_never_deleted");
        }
    },

    POSTGRESQL {
        @Override
        public Journal open(
                Path file,
                FactCodec codec,
                List<Projection> projections,
                Unappliable unappliable,
                Time time,
                RandomGenerator salts) {
            return new Journal(Server.database(file), codec, projections, unappliable, time, salts);
        }

        @Override
        public Connection connect(Path file) throws SQLException {
            PostgreSql database = Server.database(file);
            return DriverManager.getConnection(database.url(), database.user(), database.password());
        }

        @Override
        public void copy(Path from, Path to) {
            Server.copy(from, to);
        }

        @Override
        public String tables() {
            return "select table_name from information_schema.tables where table_schema = 'public'";
        }

        @Override
        List<String> unfence() {
            return List.of("alter table journal disable trigger user");
        }
    };

    public abstract Journal open(
            Path file,
            FactCodec codec,
            List<Projection> projections,
            Unappliable unappliable,
            Time time,
            RandomGenerator salts);

    public abstract Connection connect(Path file) throws SQLException;

    /// Somebody copies a database that nobody has open, to the name of another; one that has that name is replaced.
    /// What lies beside the file is copied by who copies files.
    public void copy(Path from, Path to) {}

    /// The query for the names of all tables.
    public abstract String tables();

    /// What takes the journal's fences away.
    abstract List<String> unfence();

    /// What someone with a database tool could do.
    public void raw(Path file, String... statements) {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// The same, with the journal's fences taken away first.
    public void tamper(Path file, String... statements) {
        raw(file, Stream.concat(unfence().stream(), Stream.of(statements)).toArray(String[]::new));
    }

    /// The PostgreSQL database that a path names.
    public static PostgreSql postgres(Path file) {
        return Server.database(file);
    }

    /// One server for the whole run, made when the first test asks for it; it goes with the process. Where it cannot
    /// start, because root may not change its name, `TIMBRO_POSTGRES` is the address of another:
    /// see `installer/lib.sh`.
    private static final class Server {
        private static final String USER = "postgres";
        /// Tests run in several processes at once, on one server where they do not bring their own.
        private static final String MODELLO =
                "modello" + ProcessHandle.current().pid();

        private static final String PROVA = "prova" + ProcessHandle.current().pid() + "_";
        /// Databases of older tests are dropped, so that the disk does not fill.
        private static final int KEPT = 12;

        private static final Logger ZONKY = Logger.getLogger("io.zonky");
        private static final Map<Path, String> NAMES = new LinkedHashMap<>();
        private static final String ADDRESS = start();
        private static int made;

        private static String start() {
            ZONKY.setLevel(Level.WARNING);
            String address =
                    Optional.ofNullable(System.getenv("TIMBRO_POSTGRES")).orElseGet(Server::embedded);
            run(address, "drop database if exists " + MODELLO + " with (force)", "create database " + MODELLO);
            new Journal(
                            new PostgreSql(address + MODELLO, USER, ""),
                            new Codec(),
                            List.of(),
                            (_, _, _) -> false,
                            Time.system(),
                            new Random(1))
                    .close();
            return address;
        }

        private static String embedded() {
            try {
                @SuppressWarnings("resource") // stops with the process
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "32MB")
                        .start();
                return "jdbc:postgresql://localhost:" + server.getPort() + "/";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static synchronized PostgreSql database(Path file) {
            String name = NAMES.computeIfAbsent(file.toAbsolutePath(), _ -> make(MODELLO));
            return new PostgreSql(ADDRESS + name, USER, "");
        }

        static synchronized void copy(Path from, Path to) {
            NAMES.put(to.toAbsolutePath(), make(Objects.requireNonNull(NAMES.get(from.toAbsolutePath()))));
        }

        private static String make(String template) {
            String name = PROVA + ++made;
            run(
                    ADDRESS,
                    "drop database if exists " + PROVA + Math.max(0, made - KEPT) + " with (force)",
                    "drop database if exists " + name + " with (force)",
                    // the files as they are: page by page through the log takes three times as long
                    "create database " + name + " template " + template + " strategy file_copy");
            return name;
        }

        private static void run(String address, String... statements) {
            try (Connection connection = DriverManager.getConnection(address + "postgres", USER, "");
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
