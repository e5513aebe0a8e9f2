package it.timbro.collegamento;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// How a long exchange goes on, one way: what is done, what is left, and how long that may take, as a range
/// because a line is no clock. Any thread.
public final class Avanzamento {
    /// Shorter ones are over before anybody has read how long they take.
    private static final long LUNGO_MS = 3_000;

    private static final long CAMPIONE_MS = 1_000;
    private static final long MEMORIA_MS = 30_000;
    private static final double LARGHEZZA = 1.25;

    private final Deque<Campione> campioni = new ArrayDeque<>();
    private long cose;
    private long bytes;

    private record Campione(long ticks, long cose, long bytes) {}

    /// @param cose facts and files that have gone over, of so many
    /// @param bytes that have gone over, of so many; of facts that are to come nobody knows how many they are
    /// @param resta how long the rest takes; empty while nothing can be said
    public record Stato(long cose, long diCose, long bytes, long diBytes, Optional<Resta> resta) {}

    /// Between so many seconds and so many.
    public record Resta(long almenoS, long alPiuS) {}

    /// Whether it is time to measure again.
    synchronized boolean daMisurare(long ticks) {
        return campioni.isEmpty() || ticks - campioni.getLast().ticks() >= CAMPIONE_MS;
    }

    /// The line is cut, or nothing is left.
    synchronized void fermo() {
        campioni.clear();
        cose = 0;
        bytes = 0;
    }

    /// What is left now.
    synchronized void resta(long ticks, long coseLeft, long bytesLeft) {
        if (coseLeft == 0) {
            fermo();
            return;
        }
        cose = Math.max(cose, coseLeft);
        bytes = Math.max(bytes, bytesLeft);
        campioni.addLast(new Campione(ticks, coseLeft, bytesLeft));
        while (campioni.size() > 2 && ticks - campioni.getFirst().ticks() > MEMORIA_MS) {
            campioni.removeFirst();
        }
    }

    /// Empty while nothing long is under way.
    public synchronized Optional<Stato> stato() {
        if (campioni.isEmpty()) {
            return Optional.empty();
        }
        Campione first = campioni.getFirst();
        Campione last = campioni.getLast();
        if (last.ticks() - first.ticks() < LUNGO_MS) {
            return Optional.empty();
        }
        return Optional.of(new Stato(cose - last.cose(), cose, bytes - last.bytes(), bytes, rest(first, last)));
    }

    /// The slower and the faster of two halves of what is remembered say how far apart the two ends
    /// are; in bytes, and where none are known to be left in facts and files.
    private Optional<Resta> rest(Campione first, Campione last) {
        Campione middle = campioni.stream()
                .filter(sample -> sample.ticks() - first.ticks() >= (last.ticks() - first.ticks()) / 2)
                .findFirst()
                .orElse(last);
        ToLongFunction<Campione> left = last.bytes() > 0 ? Campione::bytes : Campione::cose;
        double early = perSecond(first, middle, left);
        double late = perSecond(middle, last, left);
        double slow = Math.min(early, late);
        double fast = Math.max(early, late);
        if (slow <= 0) {
            return Optional.empty();
        }
        long rest = left.applyAsLong(last);
        return Optional.of(new Resta((long) (rest / fast / LARGHEZZA), (long) Math.ceil(rest / slow * LARGHEZZA)));
    }

    private static double perSecond(Campione from, Campione to, ToLongFunction<Campione> left) {
        return to.ticks() == from.ticks()
                ? 0
                : 1_000.0 * (left.applyAsLong(from) - left.applyAsLong(to)) / (to.ticks() - from.ticks());
    }
}
