package it.timbro.chiavetta;

import it.timbro.DiscoVero;
import java.io.IOException;
import java.nio.file.Path;

/// A disk on which a stick fills up, or is pulled out, after some writes.
final class DiscoCapriccioso extends DiscoVero {
    private static final int NEVER = Integer.MAX_VALUE;

    private int left = NEVER;
    private boolean full;

    void failAfter(int writes, boolean full) {
        this.left = writes;
        this.full = full;
    }

    void heal() {
        left = NEVER;
    }

    @Override
    public void write(Path file, long offset, byte[] bytes) throws IOException {
        if (left == 0) {
            throw full ? new FullException("no room", new IOException("no space left")) : new IOException("pulled out");
        }
        if (left != NEVER) {
            left--;
        }
        super.write(file, offset, bytes);
    }

    @Override
    public void sync(Path file) throws IOException {
        if (left == 0) {
            throw new IOException("pulled out");
        }
        super.sync(file);
    }
}
