package it.timbro.installer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Resident memory of a process: before something, at most while it goes on, and after it. Of the looks in between
/// only the highest is kept, so it may go on for as long as it likes.
final class Residente {
    private static final Path PROCESSES = Path.of("/proc");

    private final long pid;
    private final long before;
    private final Thread sampler;
    private volatile long most;
    private volatile long after;

    /// @param between two looks
    Residente(long pid, Duration between) {
        this.pid = pid;
        before = megabytes(pid);
        most = before;
        after = before;
        sampler = Thread.ofPlatform().daemon().start(() -> sample(between));
    }

    private void sample(Duration between) {
        try {
            while (true) {
                Thread.sleep(between);
                most = Math.max(most, megabytes(pid));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// It is over: what the process holds now is what it holds after it.
    void close() {
        sampler.interrupt();
        try {
            sampler.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        after = megabytes(pid);
        most = Math.max(most, after);
    }

    @Override
    public String toString() {
        return "all'inizio %d, al massimo %d, alla fine %d".formatted(before, most, after);
    }

    static long megabytes(long pid) {
        return kilobytes(pid) / 1024;
    }

    /// Where the system tells it in a file no process is started for it: that would be work of the machine that is
    /// measured.
    private static long kilobytes(long pid) {
        try {
            Path status = PROCESSES.resolve(Long.toString(pid)).resolve("status");
            return Files.exists(PROCESSES.resolve("self"))
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    : ps(pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ps(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
    }
}
