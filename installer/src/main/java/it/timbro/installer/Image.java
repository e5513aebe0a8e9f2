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
/// @param more JVM flags of this image alone, after those of every server
public record Image(String main, List<Path> classPath, Map<Ruolo, Path> aotCaches, List<String> more) {
    private static final String MAIN = "it.timbro.Main";

    /// The one place for the JVM flags of a server: demo, tests and benchmarks all start from
    /// here. Small memory first: a branch shares its box with the printer queue and a browser. What a
    /// busy minute took goes back to the system: the heap at each whole collection, which the server
    /// asks for when it has grown, and what the compiler freed each half minute (`installer/bench
    /// memoria`). The second compiler comes five times later than it would by itself: on two cores
    /// it takes from a line that comes back more than it gives (`installer/bench linea w1`). But to the
    /// ciphers it comes far sooner: only through it do they use the processor's own instructions, and TLS carries
    /// 5 MB a second until then (`linea w2`).
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
            "-XX:Tier4InvocationThreshold=25000",
            "-XX:Tier4MinInvocationThreshold=3000",
            "-XX:Tier4CompileThreshold=75000",
            "-XX:Tier4BackEdgeThreshold=200000",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,com.sun.crypto.provider.*::*,0.004",
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
                    Map.of(),
                    List.of());
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
                Map.of(),
                List.of());
    }

    public Image with(Map<Ruolo, Path> caches) {
        return new Image(main, classPath, Map.copyOf(caches), more);
    }

    /// What it is started as: ours as a centre and as a branch, another program always alike.
    List<Ruolo> ruoli() {
        return main.equals(MAIN) ? List.of(Ruolo.values()) : List.of(Ruolo.FILIALE);
    }

    /// Another program from the same jars and one more, started the same way: the baseline of a
    /// benchmark.
    public Image with(String otherMain, Path jar) {
        return new Image(
                otherMain, Stream.concat(classPath.stream(), Stream.of(jar)).toList(), Map.of(), more);
    }

    /// The same program with a folder before its jars: what lies there counts. No cache fits it.
    public Image after(Path folder) {
        return new Image(
                main, Stream.concat(Stream.of(folder), classPath.stream()).toList(), Map.of(), more);
    }

    /// Compiled once and lightly: a server that lives for a test's minutes is never paid back what the
    /// second compiler works for it.
    public Image shortLived() {
        return new Image(main, classPath, aotCaches, List.of("-XX:TieredStopAtLevel=1"));
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

    /// SQLite's library for this machine, unpacked when the image was built: else every start unpacks it into the
    /// system's temporary folder and compares it byte by byte, which takes a seventh of a second.
    private Optional<Path> nativeSqlite() {
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        return classPath.stream()
                .map(jar -> jar.resolveSibling("../native/org/sqlite/native/Linux/" + machine)
                        .normalize())
                .filter(folder -> System.getProperty("os.name").equals("Linux") && Files.isDirectory(folder))
                .findFirst();
    }

    private List<String> command(Optional<String> cacheFlag, Path config) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(more);
        nativeSqlite().ifPresent(folder -> command.add("-Dorg.sqlite.lib.path=" + folder));
        cacheFlag.ifPresent(command::add);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(main);
        command.add(config.toString());
        return command;
    }
}
