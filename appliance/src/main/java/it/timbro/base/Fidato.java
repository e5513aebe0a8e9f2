package it.timbro.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Trusted time: between which instants now certainly lies, whatever the wall clock says. No clock
/// of its own, no I/O; who asks hands in the monotonic counter and the wall clock. Any thread.
///
/// It hears *fonti* (time servers, the centre, a person at the counter). Each says an interval,
/// which from then on moves with the monotonic counter and grows by what that may drift. What holds
/// is what more than half of them agree on; if too few agree, the bounds cover everything that any
/// of them holds possible. From before the start there is the *memoria*: what was known then is a
/// floor for ever, and, if the machine has run on since, an interval like another.
///
/// The wall clock is believed nothing. Only its moves count: where it moves by more than
/// [#SALTO_MS] against the counter, somebody set it, or the machine slept while the counter stood.
/// Then as much time more may have passed.
public final class Fidato {
    /// A move of the wall clock that is told to people.
    public static final long SALTO_MS = 2_000;

    /// What a counter of an office machine may drift: ordinary quartz is within 100 parts in a
    /// million.
    public static final long DERIVA_PPM = 200;

    /// How fast a time service may pull the wall clock without a jump (Linux slews by at most 500).
    private static final long TIRO_PPM = 500;

    /// So rarely is a pull of the wall clock taken note of: below, it is less than a few
    /// milliseconds.
    private static final long TIRO_OGNI_MS = 10_000;

    /// More names than any installation has time servers.
    private static final int MAX_FONTI = 20;

    private static final String MEMORIA = "memoria";

    private final Map<String, Intervallo> fonti = new LinkedHashMap<>();
    private final List<Salto> salti = new ArrayList<>();
    private @Nullable Intervallo pavimento;
    private @Nullable Parete parete;

    /// The wall clock as of the last look, against the counter.
    private record Parete(long aheadMs, long ticks) {}

    /// The wall clock was moved, or the machine slept.
    ///
    /// @param primaMs what it would have said
    /// @param dopoMs what it said
    public record Salto(long primaMs, long dopoMs) {
        public long ms() {
            return dopoMs - primaMs;
        }
    }

    /// What was known before the program ended.
    ///
    /// @param ticks the counter then; `wallMs` the wall clock then
    /// @param notAfterMs [Long#MAX_VALUE] where it was not known
    public record Memoria(long ticks, long wallMs, long notBeforeMs, long notAfterMs) {}

    /// What holds now.
    ///
    /// @param fonti whom it rests on, the memory of before the start among them
    /// @param concordi false if too few of them agree: one lies, and nobody knows which
    /// @param scartoMs how far the wall clock certainly is off: positive if it is ahead, 0 if it
    ///     may be right
    public record Stato(Time.Bounds limiti, List<String> fonti, boolean concordi, long scartoMs) {
        public Stato {
            fonti = List.copyOf(fonti);
        }

        /// How much the bounds leave open, empty if they have no end.
        public OptionalLong incertezzaMs() {
            return limiti.notAfterMs() == Long.MAX_VALUE
                    ? OptionalLong.empty()
                    : OptionalLong.of(limiti.notAfterMs() - limiti.notBeforeMs());
        }
    }

    /// What a source says: now lies between these two. Its older word counts as far as the two fit
    /// together.
    ///
    /// @param ticks of the counter when the answer came
    public synchronized void ascolta(String fonte, long notBeforeMs, long notAfterMs, long ticks) {
        Check.that(fonti.size() < MAX_FONTI || fonti.containsKey(fonte), "few sources of time");
        Intervallo heard = new Intervallo(notBeforeMs, notAfterMs, ticks);
        fonti.merge(fonte, heard, (older, newer) -> {
            Intervallo moved = older.at(ticks, DERIVA_PPM);
            return moved.meets(newer) ? newer.within(moved) : newer;
        });
    }

    /// Time does not go back over a restart: what was certain then is certain now.
    public synchronized void nonPrimaDi(long notBeforeMs, long ticks) {
        if (notBeforeMs == 0) {
            return; // nothing was certain then
        }
        Intervallo floor = new Intervallo(notBeforeMs, Long.MAX_VALUE, ticks);
        Intervallo before = pavimento;
        pavimento = before == null ? floor : floor.within(before.at(ticks, DERIVA_PPM));
    }

    /// The machine has run on since: what was known then moves on with its counter.
    public synchronized void ricorda(Memoria memoria) {
        nonPrimaDi(memoria.notBeforeMs(), memoria.ticks());
        if (memoria.notAfterMs() != Long.MAX_VALUE) {
            fonti.put(MEMORIA, new Intervallo(memoria.notBeforeMs(), memoria.notAfterMs(), memoria.ticks()));
        }
        parete = new Parete(memoria.wallMs() - memoria.ticks(), memoria.ticks());
    }

    /// Looks at the wall clock; to be called before the bounds are asked for, and now and then.
    public synchronized void guarda(long wallMs, long ticks) {
        long ahead = wallMs - ticks;
        Parete before = parete;
        if (before == null) {
            parete = new Parete(ahead, ticks);
            return;
        }
        long moved = ahead - before.aheadMs();
        long passed = Math.max(0, ticks - before.ticks());
        long slewed = passed * TIRO_PPM / 1_000_000;
        if (Math.abs(moved) > SALTO_MS + slewed) {
            parete = new Parete(ahead, ticks);
            salti.add(new Salto(wallMs - moved, wallMs));
            fonti.replaceAll((_, interval) -> interval.wider(Math.abs(moved)));
        } else if (passed >= TIRO_OGNI_MS) {
            parete = new Parete(before.aheadMs() + Math.clamp(moved, -slewed, slewed), ticks);
        }
    }

    /// The jumps since the last time they were asked for, oldest first.
    public synchronized List<Salto> salti() {
        List<Salto> seen = List.copyOf(salti);
        salti.clear();
        return seen;
    }

    /// [Time.Bounds#UNKNOWN] as long as no source has ever spoken.
    public synchronized Time.Bounds limiti(long ticks) {
        return accordo(ticks)
                .map(accordo -> new Time.Bounds(
                        accordo.intervallo().notBeforeMs(), accordo.intervallo().notAfterMs()))
                .orElse(Time.Bounds.UNKNOWN);
    }

    public synchronized Stato stato(long wallMs, long ticks) {
        Time.Bounds limiti = limiti(ticks);
        long off = wallMs > limiti.notAfterMs()
                ? wallMs - limiti.notAfterMs()
                : Math.min(0, wallMs - limiti.notBeforeMs());
        return new Stato(
                limiti,
                List.copyOf(fonti.keySet()),
                accordo(ticks).map(Intervallo.Accordo::concordi).orElse(true),
                off);
    }

    private Optional<Intervallo.Accordo> accordo(long ticks) {
        Optional<Intervallo> floor = Optional.ofNullable(pavimento).map(known -> known.at(ticks, DERIVA_PPM));
        if (fonti.isEmpty()) {
            return floor.map(known -> new Intervallo.Accordo(known, 1));
        }
        Intervallo.Accordo heard = Intervallo.accordo(fonti.values().stream()
                .map(interval -> interval.at(ticks, DERIVA_PPM))
                .toList());
        if (floor.isEmpty() || heard.quanti() > 1 && !heard.intervallo().meets(floor.get())) {
            return Optional.of(heard); // two against the memory: the memory was wrong
        }
        return Optional.of(
                heard.intervallo().meets(floor.get())
                        ? new Intervallo.Accordo(heard.intervallo().within(floor.get()), heard.quanti())
                        : new Intervallo.Accordo(
                                new Intervallo(heard.intervallo().notBeforeMs(), Long.MAX_VALUE, ticks), 0));
    }
}
