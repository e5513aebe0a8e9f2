package it.timbro.tempesta;

import it.timbro.base.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// The long run: seed after seed until one fails (with `--avanti` it goes on after it) or all are done.
/// `installer/tempesta` starts it.
public final class TempestaRun {
    private static final int REPORT_EVERY = 10;

    private TempestaRun() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> words = List.of(args);
        if (words.contains("--mutanti")) {
            System.exit(Mutanti.prova(words.subList(1 + words.indexOf("--mutanti"), words.size()), out) ? 0 : 1);
        }
        int passi = (int) option(words, "--passi", 500);
        long da = option(words, "--da", 1);
        List<Semi.Seme> semi = words.contains("--normali")
                ? Semi.normali()
                : LongStream.range(da, da + option(words, "--semi", 200))
                        .mapToObj(seed -> new Semi.Seme(seed, passi))
                        .toList();
        System.exit(soffiano(semi, words.contains("--avanti"), out) ? 0 : 1);
    }

    /// The seeds of every build, until one fails.
    public static boolean normali(PrintStream out) {
        return soffiano(Semi.normali(), false, out);
    }

    private static boolean soffiano(List<Semi.Seme> semi, boolean avanti, PrintStream out) {
        Time clock = Time.system();
        long begun = clock.ticks();
        long steps = 0;
        long fatti = 0;
        long certificati = 0;
        int broken = 0;
        for (int i = 0; i < semi.size(); i++) {
            Semi.Seme seme = semi.get(i);
            Tempesta.@Nullable Esito esito = run(seme.seed(), seme.passi(), out);
            if (esito == null) {
                out.println("ripeti con: installer/tempesta --semi 1 --passi " + seme.passi() + " --da " + seme.seed());
                broken++;
                if (!avanti) {
                    return false;
                }
                continue;
            }
            steps += esito.passi();
            fatti += esito.fatti();
            certificati += esito.certificati();
            if ((i + 1) % REPORT_EVERY == 0 || i + 1 == semi.size()) {
                double worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
                out.printf(
                        Locale.ROOT,
                        "%d semi, %d passi, %d fatti, %d certificati in %.0f s, %.0f s di lavoro: %.0f passi/s,"
                                + " impronta %x%n",
                        i + 1,
                        steps,
                        fatti,
                        certificati,
                        (clock.ticks() - begun) / 1e3,
                        worked,
                        steps / worked,
                        esito.impronta());
            }
        }
        return broken == 0;
    }

    /// One seed in a folder of its own; prints what went wrong and answers `null` if something did.
    static Tempesta.@Nullable Esito run(long seed, int passi, PrintStream out) {
        try (Cartella folder = Cartella.nuova();
                Tempesta tempesta = new Tempesta(folder.path(), seed)) {
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
        }
    }

    private static long option(List<String> words, String name, long otherwise) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? Long.parseLong(words.get(at + 1)) : otherwise;
    }
}
