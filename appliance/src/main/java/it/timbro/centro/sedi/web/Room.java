package it.timbro.centro.sedi.web;

import it.timbro.base.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What there is only so much of, entered in order of arrival. Any thread; it may wait, so a virtual one.
final class Room {
    private final Semaphore free;

    Room(int size) {
        this.free = new Semaphore(size, true);
    }

    /// Who waits longer is told that it is too much, and may come again.
    Held enter(int share, int seconds) {
        try {
            if (free.tryAcquire(share, seconds, TimeUnit.SECONDS)) {
                return new Held(share);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.TROPPO_CARICO.rejected();
    }

    /// One for each device.
    static final class Each {
        private final int size;
        private final Map<Object, Room> rooms = new ConcurrentHashMap<>();

        Each(int size) {
            this.size = size;
        }

        Room of(Object device) {
            return rooms.computeIfAbsent(device, _ -> new Room(size));
        }
    }

    /// A share that is taken until this is closed. One thread.
    final class Held implements AutoCloseable {
        private int share;

        private Held(int share) {
            this.share = share;
        }

        /// So much is needed no longer.
        void keep(int smaller) {
            if (smaller < share) {
                free.release(share - smaller);
                share = smaller;
            }
        }

        @Override
        public void close() {
            keep(0);
        }
    }
}
