package it.timbro.installer.guasti;

import static org.awaitility.Awaitility.await;

import it.timbro.journal.PostgreSql;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One tracer on processes that run already, a centre and the database server that it stands on: what they ask of the
/// operating system stands in one file ([Traccia]), in one order. It lets go of them at the end.
final class Occhi implements AutoCloseable {
    private static final Path YAMA = Path.of("/proc/sys/kernel/yama/ptrace_scope");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// One that has ended since it was listed is not missed.
    private static final Pattern ATTACHED =
            Pattern.compile(".*(?:Process (\\d+) attached|ptrace\\(.*, (\\d+)\\): No such process).*");

    private final Process tracer;

    private Occhi(Process tracer) {
        this.tracer = tracer;
    }

    static Occhi open(Path trace, List<Long> processes) {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-yy", "-s", "0"));
        command.addAll(List.of("-e", "trace=" + Traccia.CALLS, "-e", "signal=none", "-o", trace.toString()));
        processes.forEach(process -> command.addAll(List.of("-p", process.toString())));
        if (needsRoot()) {
            command.addAll(0, List.of("sudo", "-n"));
        }
        try {
            Process tracer =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Set<Long> missing = ConcurrentHashMap.newKeySet();
            missing.addAll(processes);
            Thread.ofPlatform().daemon().name("strace").start(() -> hear(tracer.inputReader(), missing));
            await("strace on " + processes).atMost(PATIENCE).until(missing::isEmpty);
            return new Occhi(tracer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hear(BufferedReader said, Set<Long> missing) {
        said.lines().map(ATTACHED::matcher).filter(Matcher::matches).forEach(attached -> {
            String process = attached.group(1) == null ? attached.group(2) : attached.group(1);
            missing.remove(Long.parseLong(process));
        });
    }

    /// Where only a parent may trace its children.
    private static boolean needsRoot() {
        try {
            return !System.getProperty("user.name").equals("root")
                    && Files.exists(YAMA)
                    && !Files.readString(YAMA).startsWith("0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The server of a database on this machine, with all its processes.
    static List<Long> processes(PostgreSql database) {
        ProcessHandle server = ask(
                database,
                "select pg_backend_pid()",
                own -> ProcessHandle.of(Long.parseLong(own))
                        .flatMap(ProcessHandle::parent)
                        .orElseThrow());
        return Stream.concat(Stream.of(server), server.children())
                .map(ProcessHandle::pid)
                .toList();
    }

    /// How the paths of the log's files begin; those that only stand ready have other names.
    static String log(PostgreSql database) {
        if (!ask(database, "show wal_sync_method").equals("fdatasync")) {
            throw new IllegalStateException("the log is not synced by the calls that are traced");
        }
        return ask(database, "show data_directory") + "/pg_wal/0000";
    }

    private static String ask(PostgreSql database, String query) {
        return ask(database, query, Function.identity());
    }

    /// @param looking at what was found, while the process that answers is still there
    private static <T> T ask(PostgreSql database, String query, Function<String, T> looking) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return looking.apply(found.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    @Override
    public void close() {
        tracer.toHandle().destroy(); // Process.destroy would close the pipe that is still read
        tracer.onExit().join();
    }
}
