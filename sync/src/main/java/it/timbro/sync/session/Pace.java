package it.timbro.sync.session;

import it.timbro.sync.protocol.Limits;

/// How large the next part of a file may be, by how long the last ones took: on a slow line a cut
/// must not cost much, nor a smaller file wait long. Used by the files lane.
final class Pace {
    private static final long QUICK_MS = 250;
    private static final long SLOW_MS = 2_000;

    private int partBytes = Limits.PART_BYTES;
    private boolean quick;

    int partBytes() {
        return partBytes;
    }

    /// Whether the line carries a part in no time.
    boolean quick() {
        return quick;
    }

    /// A part of so many bytes was answered. That a smaller one than it might have been went quickly
    /// says nothing of larger ones.
    void took(int bytes, long ms) {
        quick = ms < QUICK_MS;
        if (quick && bytes >= partBytes) {
            partBytes = Math.min(2 * partBytes, Limits.LARGEST_PART_BYTES);
        } else if (ms > SLOW_MS) {
            partBytes = Limits.PART_BYTES;
        }
    }

    /// The line failed.
    void slow() {
        quick = false;
        partBytes = Limits.PART_BYTES;
    }
}
