package it.timbro.installer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the threads of a process took of the processor so far, by what they are there for (proc(5), `stat`).
final class Fili {
    private static final long TICK_MS = 10;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private Fili() {}

    /// Milliseconds since the process began: compiler, garbage collector, everything else.
    static Map<String, Long> of(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            Map<String, Long> sums = new TreeMap<>();
            threads.map(Fili::stat).flatMap(List::stream).forEach(stat -> {
                String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                long ms = (Long.parseLong(rest[USER]) + Long.parseLong(rest[SYSTEM])) * TICK_MS;
                sums.merge(kind(name), ms, Long::sum);
            });
            return sums;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(String name) {
        if (name.startsWith("C1 ") || name.startsWith("C2 ")) {
            return name.substring(0, 2);
        }
        return name.equals("VM Thread") ? "GC" : "programma";
    }

    /// Empty if the thread has ended meanwhile.
    private static List<String> stat(Path thread) {
        try {
            return List.of(Files.readString(thread.resolve("stat")));
        } catch (IOException _) {
            return List.of();
        }
    }

    /// What came to it between two looks.
    static String between(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .map(one -> "%s %.2f"
                        .formatted(one.getKey(), (one.getValue() - before.getOrDefault(one.getKey(), 0L)) / 1_000.0))
                .collect(Collectors.joining(", "));
    }
}
