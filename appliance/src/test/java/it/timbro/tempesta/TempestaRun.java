package it.timbro.tempesta;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// The long run: seed after seed until one fails (with `--avanti` it goes on after it) or all are done.
/// `installer/tempesta` starts it.
public final class TempestaRun {
    private TempestaRun() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(args);
        if (words.contains("--mutanti")) {
            System.exit(Mutanti.prova(words.subList(1 + words.indexOf("--mutanti"), words.size()), out) ? 0 : 1);
        }
        int passi = (int) number(words, "--passi", 500);
        long da = number(words, "--da", 1);
        List<Semi.Seme> semi = words.contains("--normali")
                ? Semi.normali()
                : LongStream.range(da, da + number(words, "--semi", 200))
                        .mapToObj(seed -> new Semi.Seme(seed, passi))
                        .toList();
        Corsa corsa = new Corsa(
                semi, words.contains("--avanti"), word(words, "--conto").map(Path::of), out);
        System.exit(corsa.corri((int) number(words, "--fili", 1)) ? 0 : 1);
    }

    /// The seeds of every build, until one fails.
    public static boolean normali(PrintStream out) {
        return new Corsa(Semi.normali(), false, Optional.empty(), out).corri(1);
    }

    private static long number(List<String> words, String name, long otherwise) {
        return word(words, name).map(Long::parseLong).orElse(otherwise);
    }

    private static Optional<String> word(List<String> words, String name) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }
}
