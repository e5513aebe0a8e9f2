package it.timbro.tempesta;

import java.util.ArrayDeque;
import java.util.Deque;

/// What happened, line by line: the last lines for people, a running hash of all of them to tell two runs apart.
final class Diario {
    private static final int LAST = 80;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Deque<String> last = new ArrayDeque<>();
    private long hash = FNV_OFFSET;
    private long lines;

    void nota(String line) {
        lines++;
        for (int i = 0; i < line.length(); i++) {
            hash = (hash ^ line.charAt(i)) * FNV_PRIME;
        }
        last.addLast(lines + " " + line);
        if (last.size() > LAST) {
            last.removeFirst();
        }
    }

    long impronta() {
        return hash;
    }

    String ultime() {
        return String.join("\n", last);
    }
}
