package it.timbro.sync.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;

/// Writes a file through the disk's door from its beginning on, a buffer at a time; on disk only after
/// [Disk#sync]. One thread.
public final class DiskOutput extends OutputStream {
    private static final int BUFFER_BYTES = 256 << 10;

    private final Disk disk;
    private final Path file;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private long written;

    /// @param file one that is not there yet
    public DiskOutput(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /// How many bytes were handed in so far.
    public long bytes() {
        return written + filled;
    }

    @Override
    public void write(int octet) throws IOException {
        if (filled == BUFFER_BYTES) {
            flush();
        }
        buffer[filled++] = (byte) octet;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int left = length;
        while (left > 0) {
            if (filled == BUFFER_BYTES) {
                flush();
            }
            int chunk = Math.min(left, BUFFER_BYTES - filled);
            System.arraycopy(bytes, at, buffer, filled, chunk);
            filled += chunk;
            at += chunk;
            left -= chunk;
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled > 0 || written == 0) {
            disk.write(file, written, Arrays.copyOf(buffer, filled));
            written += filled;
            filled = 0;
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
