package it.timbro;

import it.timbro.sync.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The machine's disk, with room for so many bytes more.
public final class DiscoPieno implements Disk {
    /// Bytes that still fit; as many as one likes at first.
    public volatile long posto = Long.MAX_VALUE;

    private final Disk real = Disk.real();

    @Override
    public void createFolders(Path folder) throws IOException {
        real.createFolders(folder);
    }

    @Override
    public boolean exists(Path file) {
        return real.exists(file);
    }

    @Override
    public long size(Path file) throws IOException {
        return real.size(file);
    }

    @Override
    public InputStream open(Path file, long offset) throws IOException {
        return real.open(file, offset);
    }

    /// What fits is written before the disk says that it is full, as a real one does.
    @Override
    public void write(Path file, long offset, byte[] bytes) throws IOException {
        if (bytes.length > posto) {
            real.write(file, offset, Arrays.copyOf(bytes, (int) posto));
            posto = 0;
            throw new FullException("no space left", new IOException("disk"));
        }
        posto -= bytes.length;
        real.write(file, offset, bytes);
    }

    @Override
    public void sync(Path file) throws IOException {
        real.sync(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        real.move(from, to);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        real.syncFolder(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
        real.delete(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return real.list(folder);
    }
}
