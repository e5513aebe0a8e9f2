package it.timbro.installer;

import it.timbro.installer.Sito.Ruolo;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a server process is started from: main class, class path, JVM flags, and the AOT caches
/// where they were trained.
///
/// @param main takes the configuration file as its only argument
/// @param classPath in a fixed order: an AOT cache is valid only for the order it was trained
///     with
/// @param aotCaches one for each role that was trained
public record Image(String main, List<Path> classPath, Map<Ruolo, Path> aotCaches) {
    private static final String MAIN = "it.timbro.Main";

    /// The one place for the JVM flags of a server: demo, tests and benchmarks all start from
    /// here. Small memory first: a branch shares its box with the printer queue and a browser. What a
    /// busy minute took goes back to the system: the heap at each whole collection, which the server
    /// asks for when it has grown, and what the compiler freed each half minute (`installer/bench
    /// memoria`). The second compiler stays away: on two cores it takes from a line that comes back more than it
    /// gives (`installer/bench linea w1`), and what it would be needed for, ciphers and digests, is machine code.
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xms24m",
            "-Xmx160m",
            "-Xmn16m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:-ShrinkHeapInSteps",
            "-XX:TrimNativeHeapInterval=30000",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true");

    /// The packaged jars in `lib`, without a cache.
    public static Image packaged(Path lib) {
        try (Stream<Path> jars = Files.list(lib)) {
            return new Image(
                    MAIN,
                    jars.filter(f -> f.toString().endsWith(".jar"))
                            .map(Path::toAbsolutePath)
                            .sorted()
                            .toList(),
                    Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What this very JVM runs with, but the installer itself: for tests, which need no packaging.
    public static Image running() {
        return new Image(
                MAIN,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .filter(place -> !Files.isDirectory(place.resolve("it/timbro/installer")))
                        .toList(),
                Map.of());
    }

    public Image with(Map<Ruolo, Path> caches) {
        return new Image(main, classPath, Map.copyOf(caches));
    }

    /// What it is started as: ours as a centre and as a branch, another program always alike.
    List<Ruolo> ruoli() {
        return main.equals(MAIN) ? List.of(Ruolo.values()) : List.of(Ruolo.FILIALE);
    }

    /// Another program from the same jars and one more, started the same way: the baseline of a
    /// benchmark.
    public Image with(String otherMain, Path jar) {
        return new Image(
                otherMain, Stream.concat(classPath.stream(), Stream.of(jar)).toList(), Map.of());
    }

    /// The same program with a folder before its jars: what lies there counts. No cache fits it.
    public Image after(Path folder) {
        return new Image(
                main, Stream.concat(Stream.of(folder), classPath.stream()).toList(), Map.of());
    }

    /// The whole command line of a server.
    public List<String> command(Ruolo ruolo, Path config) {
        return command(Optional.ofNullable(aotCaches.get(ruolo)).map(cache -> "-XX:AOTCache=" + cache), config);
    }

    /// The same as a training run: the cache is written when the process ends by itself or by
    /// SIGTERM.
    public List<String> trainingCommand(Path cache, Path config) {
        return command(Optional.of("-XX:AOTCacheOutput=" + cache), config);
    }

    /// What has machine code of its own, SQLite and the ciphers, was unpacked beside the jars when the image was
    /// built: else every start unpacks it into the system's temporary folder, which takes a seventh of a second.
    private List<String> unpacked() {
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        var flags = new ArrayList<String>();
        unpacked("sqlite-jdbc", "org/sqlite/native/Linux/" + machine)
                .ifPresent(folder -> flags.add("-Dorg.sqlite.lib.path=" + folder));
        unpacked("AmazonCorrettoCryptoProvider", "com/amazon/corretto/crypto/provider")
                .ifPresent(folder -> {
                    flags.add("-Dcom.amazon.corretto.crypto.provider.useExternalLib=true");
                    flags.add("-Djava.library.path=" + folder);
                });
        return flags;
    }

    private Optional<Path> unpacked(String library, String folder) {
        return classPath.stream()
                .filter(jar -> jar.getFileName().toString().startsWith(library))
                .map(jar -> jar.resolveSibling("../native").resolve(folder).normalize())
                .filter(place -> System.getProperty("os.name").equals("Linux") && Files.isDirectory(place))
                .findFirst();
    }

    private List<String> command(Optional<String> cacheFlag, Path config) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(unpacked());
        cacheFlag.ifPresent(command::add);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(main);
        command.add(config.toString());
        return command;
    }
}
