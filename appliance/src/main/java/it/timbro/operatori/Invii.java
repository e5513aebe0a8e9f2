package it.timbro.operatori;

import it.timbro.base.Time;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which forms of a session have already been carried out, so that a double click or the back
/// button repeats nothing.
///
/// Each form carries a key made when its page was written. The first request with a key does the
/// work; a second one waits for it and is then shown the same place. A refused form gives its key
/// back: the person corrects and sends again.
public final class Invii {
    private static final int MAX_CHIAVI = 200;
    private static final long MAX_WAIT_MS = 30_000;

    private final Time time;
    private final Map<String, String> fatti = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_CHIAVI;
        }
    };

    /// What a request with a key has to do.
    public sealed interface Turno {
        /// Do the work, then [#fatto] or [#lascia].
        record Nuovo() implements Turno {}

        /// It has been done: show this place.
        record GiaFatto(String dove) implements Turno {}

        /// The first request with this key is still at it after half a minute.
        record InCorso() implements Turno {}
    }

    private static final String IN_CORSO = "";

    Invii(Time time) {
        this.time = time;
    }

    public synchronized Turno prendi(String chiave) {
        @Nullable String dove = fatti.putIfAbsent(chiave, IN_CORSO);
        long rest = MAX_WAIT_MS;
        while (IN_CORSO.equals(dove) && rest > 0) {
            rest = await(rest);
            dove = fatti.get(chiave);
            if (dove == null) {
                dove = fatti.putIfAbsent(chiave, IN_CORSO);
            }
        }
        if (dove == null) {
            return new Turno.Nuovo();
        }
        return dove.equals(IN_CORSO) ? new Turno.InCorso() : new Turno.GiaFatto(dove);
    }

    /// Done: whoever sends the same form again is shown this place.
    public synchronized void fatto(String chiave, String dove) {
        fatti.put(chiave, dove);
        notifyAll();
    }

    /// Refused: the same form may be sent again. Does nothing if the work was done.
    public synchronized void lascia(String chiave) {
        fatti.remove(chiave, IN_CORSO);
        notifyAll();
    }

    private long await(long rest) {
        long from = time.ticks();
        try {
            wait(rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
        return rest - (time.ticks() - from);
    }
}
