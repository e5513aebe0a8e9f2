package it.timbro.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/// One server as a process of the operating system: started, awaited, stopped, killed. What it
/// prints goes to its log; the line `PRONTO ...` says that it listens.
public final class ServerProcess {
    private static final Duration START_LIMIT = Duration.ofSeconds(150);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final String READY = "PRONTO ";
    private static final int LAST_LINES = 15;

    private final String nome;
    private final Process process;
    private final Path log;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private ServerProcess(String nome, Process process, Path log) {
        this.nome = nome;
        this.process = process;
        this.log = log;
    }

    /// Starts the command and returns at once; `pid` is the file that will hold the number of the
    /// process.
    public static ServerProcess start(String nome, List<String> command, Path log, Path pid) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            RunningPid.write(pid, process.toHandle());
            var server = new ServerProcess(nome, process, log);
            // reading a pipe holds the carrier of a virtual thread: the next process would not be heard
            Thread.ofPlatform().daemon().name("log " + nome).start(server::copyOutput);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it listens; throws with the last lines of the log when it does not.
    public ServerProcess awaitReady() {
        try {
            ready.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return this;
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    nome + " non è pronta dopo " + START_LIMIT.toSeconds() + " s\n" + lastLines(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(nome + " si è fermata all'avvio\n" + lastLines(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrotto in attesa di " + nome, e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Tells the exit code when the process ends, however that happens; on a thread of its own.
    public void whenEnded(IntConsumer heard) {
        Thread.ofVirtual().name("fine " + nome).start(() -> heard.accept(awaitEnd()));
    }

    /// Waits for the end and returns the exit code.
    public int awaitEnd() {
        return process.onExit().join().exitValue();
    }

    /// `kill -9`, and waits until it is gone.
    public void kill9() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// SIGTERM, patience, then `kill -9`.
    public void stop() {
        stop(STOP_LIMIT);
    }

    void stop(Duration limit) {
        process.toHandle().destroy(); // Process.destroy would close the pipe and lose the last words
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            kill9();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            kill9();
            Thread.currentThread().interrupt();
        }
    }

    private void copyOutput() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var copy = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()).strip());
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IllegalStateException("il processo è finito"));
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())) + "\n(" + log
                    + ")";
        } catch (IOException _) {
            return "(" + log + ")";
        }
    }
}
