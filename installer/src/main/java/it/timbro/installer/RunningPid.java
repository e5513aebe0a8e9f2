package it.timbro.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A pid file: number and start of a process, so that a number given to another process later is
/// never mistaken for ours.
final class RunningPid {
    private RunningPid() {}

    static void write(Path file, ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + " " + started(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The process, if it still lives.
    static Optional<ProcessHandle> find(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(file).split(" ");
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(p -> p.isAlive() && started(p).equals(words[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("?");
    }
}
