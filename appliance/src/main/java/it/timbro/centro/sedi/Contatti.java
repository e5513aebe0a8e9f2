package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// When each branch last called, when its last stick was read, and how far it said its own streams go: what is not
/// here yet cannot be known, but how much of it there is can. No facts: the next call or stick says it again.
public final class Contatti {
    /// Calls come every few seconds; so fresh need the answer not be, and every commit wakes who
    /// waits.
    private static final Duration OGNI = Duration.ofMinutes(5);

    private final Journal journal;
    private final Libro libro;
    private final Time time;
    /// When this process last saw that it stands there: spares every call but one in five minutes the look.
    private final Map<Sede, Long> viste = new ConcurrentHashMap<>();

    /// Where it is kept.
    public interface Libro {
        Optional<Contatto> find(Reading rows, Sede sede);

        void sentita(Reading rows, Sede sede, long ms);

        void detto(Reading rows, Sede sede, long ms, Map<String, Long> teste);

        /// A stick was read. One that comes late takes nothing back.
        ///
        /// @param teste how far it goes, by stream; of one that it does not name the branch had nothing new
        void letta(Reading rows, Sede sede, Chiavetta chiavetta, Map<String, Long> teste);
    }

    /// @param ms last call, the centre's clock; 0 if there was none yet
    /// @param dettoMs last hello, 0 if there was none yet
    /// @param teste by name of the stream, how far it goes at the branch: as hello and sticks said
    /// @param chiavetta the last stick, by when it was prepared
    public record Contatto(long ms, long dettoMs, Map<String, Long> teste, Optional<Chiavetta> chiavetta) {}

    /// @param fattaMs when the branch prepared it, the branch's clock
    /// @param lettaMs when it was read, the centre's clock
    public record Chiavetta(long fattaMs, long lettaMs) {}

    public Contatti(Journal journal, Libro libro, Time time) {
        this.journal = journal;
        this.libro = libro;
        this.time = time;
    }

    public Optional<Contatto> find(Sede sede) {
        return journal.read(rows -> libro.find(rows, sede));
    }

    /// The branch called.
    public void sentita(Sede sede) {
        long now = time.now().toEpochMilli();
        if (fresca(viste.getOrDefault(sede, Long.MIN_VALUE), now)) {
            return;
        }
        long nota = find(sede).map(Contatto::ms).orElse(Long.MIN_VALUE);
        if (!fresca(nota, now)) {
            note(sede, rows -> libro.sentita(rows, sede, now));
            nota = now;
        }
        viste.put(sede, nota);
    }

    private static boolean fresca(long ms, long now) {
        return ms != Long.MIN_VALUE && Math.abs(now - ms) < OGNI.toMillis();
    }

    /// The branch said how far it is.
    public void detto(Sede sede, Hello hello) {
        long now = time.now().toEpochMilli();
        Map<String, Long> heads = hello.heads().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, head -> head.getValue().seq(), (one, _) -> one, TreeMap::new));
        note(sede, rows -> libro.detto(rows, sede, now, heads));
    }

    /// In the turn of the branch's own stream: nobody else waits for it.
    private void note(Sede sede, Consumer<Reading> nota) {
        journal.write(new StreamId(sede.code(), "1"), "collegamento", tx -> {
            nota.accept(tx);
            return sede;
        });
    }
}
