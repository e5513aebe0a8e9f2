package it.timbro.operatori;

import it.timbro.base.Problem;
import it.timbro.base.Time;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Slows down guessing: after five failures in a row the key (a login, an address) waits one minute, then two,
/// four, up to an hour.
/// A success forgets them. In memory: a restart forgives, and costs an attacker more than it gives.
final class Tentativi {
    private static final int FREE = 5;
    private static final long FIRST_WAIT_MS = 60_000;
    private static final long LAST_WAIT_MS = 3_600_000;
    private static final int MAX_KEYS = 5_000;

    private final Time time;
    private final Map<String, Falliti> falliti = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Falliti> eldest) {
            return size() > MAX_KEYS;
        }
    };

    Tentativi(Time time) {
        this.time = time;
    }

    private record Falliti(int count, long untilTicks) {}

    /// @throws it.timbro.base.RejectedException while the key must wait
    synchronized void check(String key) {
        @Nullable Falliti record = falliti.get(key);
        long rest = record == null ? 0 : record.untilTicks - time.ticks();
        if (rest > 0) {
            throw Problem.ACCESSO_SOSPESO.rejected((rest + 999) / 1000);
        }
    }

    synchronized void failed(String key) {
        @Nullable Falliti record = falliti.get(key);
        int count = record == null ? 1 : record.count + 1;
        long wait = count < FREE ? 0 : Math.min(LAST_WAIT_MS, FIRST_WAIT_MS << Math.min(count - FREE, 10));
        falliti.put(key, new Falliti(count, time.ticks() + wait));
    }

    synchronized void succeeded(String key) {
        falliti.remove(key);
    }
}
