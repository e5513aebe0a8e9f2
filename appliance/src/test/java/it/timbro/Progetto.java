package it.timbro;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Where the project lies: for tests of its own sources and documents.
final class Progetto {
    static final Path RADICE = radice();

    private Progetto() {}

    private static Path radice() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.exists(folder.resolve("appliance")) ? folder : Objects.requireNonNull(folder.getParent());
    }
}
