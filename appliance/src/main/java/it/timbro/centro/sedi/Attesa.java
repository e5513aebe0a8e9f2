package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Branches that wait for news. A commit wakes those it tells something. One place per branch: a
/// branch that asks again takes the place of its older call, whose line is dead, so there are never
/// more waiters than branches. Waiting parks a virtual thread and holds no platform thread.
final class Attesa implements AutoCloseable {
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Sede, Posto> posti = new HashMap<>();
    private boolean closed;

    Attesa(Time time) {
        this.time = time;
    }

    /// Where one call of a branch waits.
    final class Posto {
        private final Sede sede;
        private final Condition news = lock.newCondition();
        private long rung;

        private Posto(Sede sede) {
            this.sede = sede;
        }

        private boolean mine() {
            return !closed && posti.get(sede) == this;
        }
    }

    /// Something was told to these branches; to anyone, where nobody is named.
    void ring(Set<Sede> whom) {
        locked(() -> {
            for (Posto posto : posti.values()) {
                if (whom.isEmpty() || whom.contains(posto.sede)) {
                    posto.rung++;
                    posto.news.signal();
                }
            }
        });
    }

    @Override
    public void close() {
        locked(() -> {
            closed = true;
            posti.values().forEach(posto -> posto.news.signal());
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the branch's place; an older call of it goes home.
    Posto sit(Sede sede) {
        Posto posto = new Posto(sede);
        locked(() -> {
            Posto older = posti.put(sede, posto);
            if (older != null) {
                older.news.signal();
            }
        });
        return posto;
    }

    void leave(Posto posto) {
        locked(() -> posti.remove(posto.sede, posto));
    }

    int seduti() {
        lock.lock();
        try {
            return posti.size();
        } finally {
            lock.unlock();
        }
    }

    /// How often it rang at a place: to be asked **before** looking, so that no ring in between is
    /// missed.
    long rung(Posto posto) {
        lock.lock();
        try {
            return posto.rung;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it has rung more than `seen` times; false if the time is over, the place was
    /// taken or the house closes.
    ///
    /// @param deadlineTicks by [Time#ticks]
    boolean await(Posto posto, long seen, long deadlineTicks) throws InterruptedException {
        lock.lock();
        try {
            while (posto.rung == seen) {
                long left = deadlineTicks - time.ticks();
                if (left <= 0 || !posto.mine()) {
                    return false;
                }
                posto.news.await(left, TimeUnit.MILLISECONDS);
            }
            return posto.mine();
        } finally {
            lock.unlock();
        }
    }
}
