package it.timbro.tempesta;

import it.timbro.base.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The long run: seed after seed until one fails or all are done. `installer/tempesta` starts it.
public final class TempestaRun {
    private static final int REPORT_EVERY = 25;

    private TempestaRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(args);
        if (words.contains("--mutanti")) {
            System.exit(Mutanti.prova(words.getLast().equals("--mutanti") ? "" : words.getLast(), out) ? 0 : 1);
        }
        int passi = (int) option(words, "--passi", 500);
        long da = option(words, "--da", 1);
        List<Semi.Seme> semi = words.contains("--normali")
                ? Semi.normali()
                : LongStream.range(da, da + option(words, "--semi", 200))
                        .mapToObj(seed -> new Semi.Seme(seed, passi))
                        .toList();
        System.exit(soffiano(semi, out) ? 0 : 1);
    }

    private static boolean soffiano(List<Semi.Seme> semi, PrintStream out) throws IOException {
        Time clock = Time.system();
        long begun = clock.ticks();
        long steps = 0;
        long fatti = 0;
        long certificati = 0;
        for (int i = 0; i < semi.size(); i++) {
            Semi.Seme seme = semi.get(i);
            Tempesta.@Nullable Esito esito = run(seme.seed(), seme.passi(), out);
            if (esito == null) {
                out.println("ripeti con: installer/tempesta --semi 1 --passi " + seme.passi() + " --da " + seme.seed());
                return false;
            }
            steps += esito.passi();
            fatti += esito.fatti();
            certificati += esito.certificati();
            if ((i + 1) % REPORT_EVERY == 0 || i + 1 == semi.size()) {
                double seconds = (clock.ticks() - begun) / 1e3;
                out.printf(
                        Locale.ROOT,
                        "%d semi, %d passi, %d fatti, %d certificati in %.1f s: %.1f semi/s, %.0f passi/s, impronta %x%n",
                        i + 1,
                        steps,
                        fatti,
                        certificati,
                        seconds,
                        (i + 1) / seconds,
                        steps / seconds,
                        esito.impronta());
            }
        }
        return true;
    }

    /// One seed in a folder of its own; prints what went wrong and answers `null` if something did.
    static Tempesta.@Nullable Esito run(long seed, int passi, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("tempesta-" + seed + "-");
        try (Tempesta tempesta = new Tempesta(folder, seed)) {
            try {
                return tempesta.soffia(passi);
            } catch (Violazione broken) {
                out.println(tempesta.racconto());
                out.println("VIOLATA " + broken.getMessage());
                if (broken.getCause() != null) {
                    broken.getCause().printStackTrace(out);
                }
                return null;
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long option(List<String> words, String name, long otherwise) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? Long.parseLong(words.get(at + 1)) : otherwise;
    }
}
