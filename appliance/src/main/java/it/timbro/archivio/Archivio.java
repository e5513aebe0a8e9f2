package it.timbro.archivio;

import it.timbro.base.Problem;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.receiver.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// The content-addressed store on disk: a file's name is the SHA-256 of its bytes. A file is whole and synced
/// **before** the fact that names it commits: written to a temporary, fsync, rename, fsync of the folder. Any
/// thread may call.
public final class Archivio implements Parts.Archive {
    private static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final Path proprio;
    private final Disk disk;
    private final RandomGenerator names;
    private final Set<Path> synced = ConcurrentHashMap.newKeySet();
    /// Shelves whose own name is on disk.
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    /// Of a folder that no other process has.
    public Archivio(Path folder, Disk disk, RandomGenerator names) {
        this(folder, folder, disk, names);
    }

    /// @param proprio a folder of this process alone, on the same disk: files begin here, and what an
    /// earlier life of the process left half written is cleared
    /// @param names for temporary files
    public Archivio(Path folder, Path proprio, Disk disk, RandomGenerator names) {
        this.folder = folder;
        this.proprio = proprio;
        this.disk = disk;
        this.names = names;
        try {
            disk.keepFolder(folder);
            disk.keepFolder(proprio);
            for (Path left : disk.list(proprio)) {
                if (left.getFileName().toString().endsWith(UNFINISHED)) {
                    disk.delete(left);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("archivio " + folder, e);
        }
    }

    /// Keeps the bytes; durable when this returns. The same bytes twice are one file.
    public Hash keep(byte[] content) {
        Hash hash = Hash.of(content);
        if (has(hash)) {
            sync(shelf(hash)); // another thread may have renamed it and not synced yet
            return hash;
        }
        Path temporary = proprio.resolve("%016x%016x".formatted(names.nextLong(), names.nextLong()) + UNFINISHED);
        try {
            disk.write(temporary, 0, content);
            disk.sync(temporary);
            adopt(hash, temporary);
            return hash;
        } catch (IOException e) {
            throw failed(e, temporary);
        }
    }

    /// Whether the file is here to stay. A program that died may have renamed it and not synced the name, so each
    /// shelf is synced before the first look at it is believed.
    @Override
    public boolean has(Hash file) {
        Path shelf = shelf(file);
        if (!disk.exists(path(file))) {
            return false;
        }
        if (!synced.contains(shelf)) {
            sync(shelf);
            synced.add(shelf);
        }
        return true;
    }

    private void sync(Path shelf) {
        try {
            disk.syncFolder(shelf);
        } catch (IOException e) {
            throw new UncheckedIOException("archivio " + shelf, e);
        }
    }

    /// Takes over a file that is whole, checked and synced.
    @Override
    public void adopt(Hash file, Path complete) throws IOException {
        Path shelf = shelf(file);
        if (!made.contains(shelf)) {
            disk.keepFolder(shelf);
            made.add(shelf);
        }
        disk.move(complete, path(file));
        disk.syncFolder(shelf);
    }

    public long size(Hash file) {
        try {
            return disk.size(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException("archivio " + file, e);
        }
    }

    /// The bytes of a file that is here.
    ///
    /// @throws it.timbro.base.RejectedException if it is not here (yet)
    public byte[] read(Hash file) {
        if (!has(file)) {
            throw Problem.NON_TROVATO.rejected("il file non è ancora arrivato in sede");
        }
        try (InputStream in = open(file, 0)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("archivio " + file, e);
        }
    }

    /// The bytes from an offset on.
    public InputStream open(Hash file, long offset) throws IOException {
        return disk.open(path(file), offset);
    }

    private Path path(Hash file) {
        return shelf(file).resolve(file.hex());
    }

    private Path shelf(Hash file) {
        return folder.resolve(file.hex().substring(0, 2));
    }

    private RuntimeException failed(IOException e, Path temporary) {
        try {
            disk.delete(temporary);
        } catch (IOException again) {
            e.addSuppressed(again);
        }
        return e instanceof Disk.FullException
                ? Problem.DISCO_PIENO.rejected()
                : new UncheckedIOException("archivio", e);
    }
}
