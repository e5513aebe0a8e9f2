package it.timbro;

/// Gives back to the machine the memory that a busy minute took. The serial collector lets the old
/// generation grow as long as it may, rather than see whether it is full of garbage: after the first
/// logins (19 MiB each) it held 78 MB, of which 18 were alive, for as long as nobody worked.
///
/// One thread calls, again and again.
final class HeapTrim {
    /// What may lie about: the young generation, and as much again.
    private static final long SLACK_BYTES = 32L << 20;

    private long alive;

    /// Collects the whole heap (some 50 ms) if it has grown by more than the slack since it was last collected here.
    ///
    /// @return whether it did
    boolean look() {
        if (used() - alive <= SLACK_BYTES) {
            return false;
        }
        System.gc();
        alive = used();
        return true;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
