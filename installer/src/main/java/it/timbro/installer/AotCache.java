package it.timbro.installer;

import it.timbro.installer.Sito.Ruolo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The ahead-of-time caches (JEP 483, 514, 515) that halve the start of a server and spare its first minute work: a
/// [Training] writes them beside the image, once per build and per Java.
public final class AotCache {
    private AotCache() {}

    /// Whether `folder` holds caches newer than every jar of the class path and made by this very
    /// Java.
    public static boolean isReady(Image image, Path folder) {
        return image.ruoli().stream().allMatch(ruolo -> isReady(image, ruolo, folder));
    }

    /// The same for [#attachForStart].
    public static boolean isReadyForStart(Image image, Path folder) {
        return isReady(image, Ruolo.FILIALE, folder);
    }

    private static boolean isReady(Image image, Ruolo ruolo, Path folder) {
        Path cache = file(image, ruolo, folder);
        return Files.exists(cache)
                && image.classPath().stream().allMatch(jar -> modified(jar).compareTo(modified(cache)) <= 0);
    }

    /// The image with a cache for each role, in which both ends of the line were at work; trained now if they are not
    /// ready, which takes a minute. As it was where this Java cannot write them.
    public static Image attach(Image plain, Path folder) {
        if (!isReady(plain, folder)) {
            train(plain, folder, new Training.Whole());
        }
        Map<Ruolo, Path> there = files(plain, folder);
        there.values().removeIf(cache -> !Files.exists(cache));
        return plain.with(there);
    }

    /// The image with one cache for all roles, trained by the start of a branch alone: for servers that live a few
    /// minutes.
    public static Image attachForStart(Image plain, Path folder) {
        if (!isReadyForStart(plain, folder)) {
            train(plain, folder, new Training.StartOnly());
        }
        Path cache = file(plain, Ruolo.FILIALE, folder);
        return Files.exists(cache)
                ? plain.with(plain.ruoli().stream().collect(Collectors.toMap(ruolo -> ruolo, _ -> cache)))
                : plain;
    }

    private static void train(Image image, Path folder, Training training) {
        Map<Ruolo, Path> caches = files(image, folder);
        try {
            for (Path cache : caches.values()) {
                Files.deleteIfExists(cache);
            }
            var temporary = new HouseFolder(Files.createTempDirectory("timbro-aot"));
            try (var house = House.prepare(temporary, image, Ports.free())) {
                training.write(house, caches);
            } finally {
                temporary.delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Ruolo, Path> files(Image image, Path folder) {
        Map<Ruolo, Path> files = new EnumMap<>(Ruolo.class);
        image.ruoli().forEach(ruolo -> files.put(ruolo, file(image, ruolo, folder)));
        return files;
    }

    private static Path file(Image image, Ruolo ruolo, Path folder) {
        return folder.resolve(image.main() + "-" + ruolo.key() + "-" + System.getProperty("java.vm.version") + ".aot");
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
