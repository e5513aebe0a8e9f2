package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Branches that wait for news. A commit wakes them all, each looks for itself. One place per
/// branch: a branch that asks again takes the place of its older call, whose line is dead, so there
/// are never more waiters than branches. Waiting parks a virtual thread and holds no platform
/// thread.
final class Attesa implements AutoCloseable {
    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<Sede, Object> places = new HashMap<>();
    private long commits;
    private boolean closed;

    Attesa(Time time) {
        this.time = time;
    }

    /// Something was committed.
    void ring() {
        locked(() -> commits++);
    }

    @Override
    public void close() {
        locked(() -> closed = true);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How often it rang so far: to be asked **before** looking, so that no ring in between is
    /// missed.
    long rung() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    /// Takes the branch's place; an older call of it goes home.
    Object sit(Sede sede) {
        Object place = new Object();
        locked(() -> places.put(sede, place));
        return place;
    }

    void leave(Sede sede, Object place) {
        locked(() -> places.remove(sede, place));
    }

    int seduti() {
        lock.lock();
        try {
            return places.size();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it has rung more than `seen` times; false if the time is over, the place was
    /// taken or the house closes.
    ///
    /// @param deadlineTicks by [Time#ticks]
    boolean await(Sede sede, Object place, long seen, long deadlineTicks) throws InterruptedException {
        lock.lock();
        try {
            while (commits == seen) {
                long left = deadlineTicks - time.ticks();
                if (closed || left <= 0 || places.get(sede) != place) {
                    return false;
                }
                news.await(left, TimeUnit.MILLISECONDS);
            }
            return !closed && places.get(sede) == place;
        } finally {
            lock.unlock();
        }
    }
}
