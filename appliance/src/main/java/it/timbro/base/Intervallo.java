package it.timbro.base;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Between which instants now lies, as of a tick of the monotonic counter. Milliseconds of the Unix
/// epoch.
///
/// @param notAfterMs [Long#MAX_VALUE] where no end is known
record Intervallo(long notBeforeMs, long notAfterMs, long ticks) {
    Intervallo {
        Check.that(notBeforeMs <= notAfterMs, "an interval begins before it ends");
    }

    /// The same knowledge at a later tick: moved on by what passed, and wider by what the counter
    /// may have drifted.
    Intervallo at(long later, long driftPpm) {
        long passed = Math.max(0, later - ticks);
        long drift = passed * driftPpm / 1_000_000 + (passed == 0 ? 0 : 1);
        return new Intervallo(
                Math.max(0, notBeforeMs + passed - drift),
                notAfterMs == Long.MAX_VALUE ? notAfterMs : notAfterMs + passed + drift,
                Math.max(later, ticks));
    }

    /// The same with a later end: as much time more may have passed without the counter knowing.
    Intervallo wider(long ms) {
        return notAfterMs == Long.MAX_VALUE ? this : new Intervallo(notBeforeMs, notAfterMs + ms, ticks);
    }

    boolean meets(Intervallo other) {
        return notBeforeMs <= other.notAfterMs && other.notBeforeMs <= notAfterMs;
    }

    Intervallo within(Intervallo other) {
        return new Intervallo(Math.max(notBeforeMs, other.notBeforeMs), Math.min(notAfterMs, other.notAfterMs), ticks);
    }

    /// What several who were asked agree on, all at the same tick: from the first to the last
    /// instant that more than half of them hold possible (K. Marzullo, 1984). If there is none, one
    /// of them lies and nobody knows who: then everything that any of them holds possible, and
    /// `quanti` is 0.
    static Accordo accordo(List<Intervallo> asked) {
        Check.that(!asked.isEmpty(), "somebody was asked");
        List<Long> begins = asked.stream()
                .map(Intervallo::notBeforeMs)
                .filter(ms -> count(asked, ms) * 2 > asked.size())
                .toList();
        if (begins.isEmpty()) {
            return new Accordo(hull(asked), 0);
        }
        long last = asked.stream()
                .map(Intervallo::notAfterMs)
                .filter(ms -> count(asked, ms) * 2 > asked.size())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Accordo(
                new Intervallo(Collections.min(begins), last, asked.getFirst().ticks),
                begins.stream().mapToInt(ms -> count(asked, ms)).max().orElseThrow());
    }

    private static int count(List<Intervallo> asked, long ms) {
        return (int) asked.stream()
                .filter(one -> one.notBeforeMs <= ms && ms <= one.notAfterMs)
                .count();
    }

    private static Intervallo hull(List<Intervallo> asked) {
        return new Intervallo(
                asked.stream().mapToLong(Intervallo::notBeforeMs).min().orElseThrow(),
                asked.stream().mapToLong(Intervallo::notAfterMs).max().orElseThrow(),
                asked.getFirst().ticks);
    }

    /// @param quanti how many agree; 0 if too few do
    record Accordo(Intervallo intervallo, int quanti) {
        boolean concordi() {
            return quanti > 0;
        }
    }
}
