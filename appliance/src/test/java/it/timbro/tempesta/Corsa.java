package it.timbro.tempesta;

import it.timbro.base.Time;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Many seeds, each on one thread from its beginning to its end, and what they came to together.
/// With a file it can be stopped at any time: what a finished seed came to is a line in it, and the
/// next run with the same file goes on with the others.
final class Corsa {
    private static final int REPORT_EVERY = 10;

    private final Iterator<Semi.Seme> semi;
    private final boolean avanti;
    private final Optional<Path> libro;
    private final PrintStream out;
    private final Conto conto = new Conto();
    private final Set<Semi.Seme> fatti = new HashSet<>();
    private int corsi;
    private boolean rotta;

    /// @param avanti go on after a seed that fails
    /// @param libro where finished seeds are noted
    Corsa(List<Semi.Seme> semi, boolean avanti, Optional<Path> libro, PrintStream out) {
        this.avanti = avanti;
        this.libro = libro;
        this.out = out;
        libro.filter(Files::exists).ifPresent(this::riprendi);
        this.semi = semi.stream().filter(seme -> !fatti.contains(seme)).iterator();
    }

    private void riprendi(Path file) {
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", 3);
                fatti.add(new Semi.Seme(Long.parseLong(words[0]), Integer.parseInt(words[1])));
                conto.piu(Conto.leggi(words[2]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param fili how many seeds at once
    /// @return whether everything held
    boolean corri(int fili) {
        Time clock = Time.system();
        long begun = clock.ticks();
        List<Thread> threads = IntStream.range(0, fili)
                .mapToObj(i -> Thread.ofPlatform().name("tempesta-" + i).start(this::soffia))
                .toList();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.printf(
                Locale.ROOT,
                "%s%nin %.0f s; TOTALE: %s%n",
                rotta ? "NON TIENE" : "tiene",
                (clock.ticks() - begun) / 1e3,
                conto);
        return !rotta;
    }

    private void soffia() {
        for (Semi.@Nullable Seme seme = prossimo(); seme != null; seme = prossimo()) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Tempesta.@Nullable Esito esito = corri(seme, out);
            finito(seme, esito, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000);
        }
    }

    private synchronized Semi.@Nullable Seme prossimo() {
        return semi.hasNext() && (avanti || !rotta) ? semi.next() : null;
    }

    private synchronized void finito(Semi.Seme seme, Tempesta.@Nullable Esito esito, long ms) {
        if (esito == null) {
            rotta = true;
            out.println("ripeti con: installer/tempesta --semi 1 --passi " + seme.passi() + " --da " + seme.seed());
            return;
        }
        Conto its = new Conto();
        its.piu(esito.conto());
        its.piu("ms", ms);
        conto.piu(its);
        libro.ifPresent(file -> annota(file, seme.seed() + " " + seme.passi() + " " + its + "\n"));
        corsi++;
        if (corsi % REPORT_EVERY == 0 || !semi.hasNext()) {
            out.printf(
                    Locale.ROOT,
                    "%d semi, %d passi, %.0f s di lavoro, %.0f passi/s; seme %d: impronta %x%n",
                    conto.di("semi"),
                    conto.di("passi"),
                    conto.di("ms") / 1e3,
                    conto.di("passi") * 1e3 / Math.max(1, conto.di("ms")),
                    seme.seed(),
                    esito.impronta());
        }
    }

    private static void annota(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One seed in a folder of its own; prints what went wrong and answers `null` if something did.
    private static Tempesta.@Nullable Esito corri(Semi.Seme seme, PrintStream out) {
        try (Cartella folder = Cartella.nuova();
                Tempesta tempesta = new Tempesta(folder.path(), seme.seed())) {
            try {
                return tempesta.soffia(seme.passi());
            } catch (Violazione broken) {
                synchronized (out) {
                    out.println(tempesta.racconto());
                    out.println("VIOLATA " + broken.getMessage());
                    if (broken.getCause() != null) {
                        broken.getCause().printStackTrace(out);
                    }
                }
                return null;
            }
        }
    }
}
