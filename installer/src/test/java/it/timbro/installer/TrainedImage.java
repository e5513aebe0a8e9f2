package it.timbro.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The servers of the tests start as those of a branch do, from a cache of loaded classes: it is made
/// once in a build, by the first test class that asks, while those of other processes wait. Only
/// jars can be in it: run from an editor, with folders of classes, the servers start without.
public final class TrainedImage {
    private static final Path FOLDER = Path.of("target", "addestrata");

    private TrainedImage() {}

    public static Image get() {
        Image plain = Image.running();
        if (!plain.classPath().stream().allMatch(Files::isRegularFile)) {
            return plain;
        }
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel turn = FileChannel.open(
                            FOLDER.resolve("turno"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = turn.lock()) {
                return AotCache.attachForStart(plain, FOLDER.toAbsolutePath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
