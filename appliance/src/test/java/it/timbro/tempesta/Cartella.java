package it.timbro.tempesta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for one story, gone when it is closed. In memory where the machine has such a place (tmpfs): what is on
/// disk is the simulator's to say ([DiscoDiProva]), so the real disk need not be asked.
record Cartella(Path path) implements AutoCloseable {
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    static Cartella nuova() {
        try {
            return new Cartella(
                    Files.isWritable(IN_MEMORY)
                            ? Files.createTempDirectory(IN_MEMORY, "tempesta-")
                            : Files.createTempDirectory("tempesta-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
