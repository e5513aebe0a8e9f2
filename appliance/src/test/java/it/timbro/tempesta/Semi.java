package it.timbro.tempesta;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The seeds of every build: those that found something once (`semi.txt`), and a few that are always the same.
final class Semi {
    private static final long[] ALWAYS = {2, 3, 5, 6};
    private static final int PASSI = 150;

    private Semi() {}

    record Seme(long seed, int passi) {}

    static List<Seme> normali() {
        return Stream.concat(trovati().stream(), LongStream.of(ALWAYS).mapToObj(seed -> new Seme(seed, PASSI)))
                .toList();
    }

    private static List<Seme> trovati() {
        return lines("semi.txt").stream()
                .map(line -> line.split(" ", 3))
                .map(words -> new Seme(Long.parseLong(words[0]), Integer.parseInt(words[1])))
                .toList();
    }

    /// The lines of a file beside this class, without comments.
    static List<String> lines(String name) {
        try (InputStream file = Semi.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
