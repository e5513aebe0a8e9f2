package it.timbro.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// The ahead-of-time cache (JEP 483, 514) that halves the start of a server: a training run of
/// one branch writes it beside the image, once per build and per Java.
public final class AotCache {
    private AotCache() {}

    /// Whether `folder` holds a cache newer than every jar of the class path and made by this
    /// very Java.
    public static boolean isReady(Image image, Path folder) {
        Path cache = file(image, folder);
        return Files.exists(cache)
                && image.classPath().stream().allMatch(jar -> modified(jar).compareTo(modified(cache)) <= 0);
    }

    /// The image with its cache, trained now if it is not ready; as it was where this Java cannot
    /// write one.
    public static Image attach(Image plain, Path folder) {
        Path cache = file(plain, folder);
        if (!isReady(plain, folder)) {
            train(plain, cache);
        }
        return Files.exists(cache) ? plain.with(cache) : plain;
    }

    private static void train(Image image, Path cache) {
        try {
            Files.deleteIfExists(cache);
            var temporary = new HouseFolder(Files.createTempDirectory("timbro-aot"));
            try (var house = House.prepare(temporary, image, Ports.free())) {
                house.train(cache);
            } finally {
                temporary.delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Image image, Path folder) {
        return folder.resolve(image.main() + "-" + System.getProperty("java.vm.version") + ".aot");
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
