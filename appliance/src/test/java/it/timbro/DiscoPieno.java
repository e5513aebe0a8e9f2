package it.timbro;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// A disk with room for so many bytes more.
public final class DiscoPieno extends DiscoVero {
    /// Bytes that still fit; as many as one likes at first.
    public volatile long posto = Long.MAX_VALUE;

    /// What fits is written before the disk says that it is full, as a real one does.
    @Override
    public void write(Path file, long offset, byte[] bytes) throws IOException {
        if (bytes.length > posto) {
            super.write(file, offset, Arrays.copyOf(bytes, (int) posto));
            posto = 0;
            throw new FullException("no space left", new IOException("disk"));
        }
        posto -= bytes.length;
        super.write(file, offset, bytes);
    }
}
