package it.timbro.sync.session;

import it.timbro.sync.protocol.Hash;
import java.util.ArrayList;
import java.util.List;

/// Files that the centre holds and that are not noted yet: each note is a commit, so those that
/// follow each other closely are noted together. What a crash loses is noted when the centre is
/// asked again. Used by the files lane.
final class Delivered {
    private static final int TOGETHER = 20;
    private static final long WITHIN_MS = 500;

    private final Files files;
    private final List<Hash> waiting = new ArrayList<>();
    private long sinceMs;

    Delivered(Files files) {
        this.files = files;
    }

    /// @param now whether it is to be noted at once, and all before it
    void add(Hash file, long nowMs, boolean now) {
        if (waiting.isEmpty()) {
            sinceMs = nowMs;
        }
        waiting.add(file);
        if (now || waiting.size() >= TOGETHER) {
            note();
        }
        noteWhenDue(nowMs);
    }

    void noteWhenDue(long nowMs) {
        if (nowMs - sinceMs >= WITHIN_MS) {
            note();
        }
    }

    void note() {
        if (!waiting.isEmpty()) {
            files.sent(List.copyOf(waiting));
            waiting.clear();
        }
    }
}
