package it.timbro.chiavetta;

import it.timbro.sync.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// A disk on which a stick fills up, or is pulled out, after some writes.
final class DiscoCapriccioso implements Disk {
    private static final int NEVER = Integer.MAX_VALUE;

    private final Disk real = Disk.real();
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

    @Override
    public void write(Path file, long offset, byte[] bytes) throws IOException {
        if (left == 0) {
            throw full ? new FullException("no room", new IOException("no space left")) : new IOException("pulled out");
        }
        if (left != NEVER) {
            left--;
        }
        real.write(file, offset, bytes);
    }

    @Override
    public void sync(Path file) throws IOException {
        if (left == 0) {
            throw new IOException("pulled out");
        }
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
