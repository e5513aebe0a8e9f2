package it.timbro.chiavetta;

import it.timbro.DiscoVero;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;

/// A disk on which a stick fills up, or is pulled out, after some writes, or has a bad spot.
final class DiscoCapriccioso extends DiscoVero {
    private static final int NEVER = Integer.MAX_VALUE;

    private int left = NEVER;
    private boolean full;

    /// The name of a file of which so many bytes can be read.
    String spoiled = "";

    int goodBytes;

    void failAfter(int writes, boolean full) {
        this.left = writes;
        this.full = full;
    }

    void heal() {
        left = NEVER;
    }

    @Override
    public InputStream open(Path file, long offset) throws IOException {
        InputStream in = super.open(file, offset);
        return file.getFileName().toString().equals(spoiled) ? new SequenceInputStream(some(in), bad()) : in;
    }

    private InputStream some(InputStream in) throws IOException {
        try (in) {
            return new ByteArrayInputStream(in.readNBytes(goodBytes));
        }
    }

    private static InputStream bad() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
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
