package it.timbro.chiavetta;

import it.timbro.sync.disk.Disk;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// What is read from a stick, or comes through the browser: a failure here is of that, and not of our own disk.
final class FromStick extends FilterInputStream {
    FromStick(InputStream in) {
        super(in);
    }

    static FromStick open(Disk disk, Path file) throws UnreadableException {
        try {
            return new FromStick(disk.open(file, 0));
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    @Override
    public int read() throws UnreadableException {
        try {
            return in.read();
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws UnreadableException {
        try {
            return in.read(bytes, from, length);
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(IOException cause) {
            super(cause.toString(), cause);
        }
    }
}
