package it.timbro.sync.receiver;

import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the other processes of one centre have of files on their way, those that have ended too. It is only read: its
/// own process may be writing there, and may take it away at any time. Any thread may call.
final class Elsewhere {
    private final Path own;
    private final Optional<Path> shared;
    private final Disk disk;
    private final Set<Hash> spoiled = ConcurrentHashMap.newKeySet();

    /// @param own the folder of this process
    /// @param shared where those of all stand; empty: there is no other process
    Elsewhere(Path own, Optional<Path> shared, Disk disk) {
        this.own = own;
        this.shared = shared;
        this.disk = disk;
    }

    /// How many bytes of a file one of them has.
    long held(Hash file) throws IOException {
        long most = 0;
        for (Path part : parts(file)) {
            most = Math.max(most, size(part));
        }
        return most;
    }

    /// From an offset on, of one that has the bytes up to another; nothing if none has.
    InputStream open(Hash file, long from, long upTo) throws IOException {
        for (Path part : parts(file)) {
            if (size(part) >= upTo) {
                try {
                    return disk.open(part, from);
                } catch (NoSuchFileException _) {
                    // it came whole there, and was taken away: the archive has it
                }
            }
        }
        return InputStream.nullInputStream();
    }

    /// What they have of it are other bytes than were announced: it is not taken again.
    void isSpoiled(Hash file) {
        spoiled.add(file);
    }

    /// The file came whole.
    void isOver(Hash file) {
        spoiled.remove(file);
    }

    private List<Path> parts(Hash file) throws IOException {
        if (shared.isEmpty() || spoiled.contains(file)) {
            return List.of();
        }
        return disk.list(shared.get()).stream()
                .filter(process -> !process.equals(own))
                .map(process -> Parts.part(process, file))
                .filter(disk::exists)
                .toList();
    }

    private long size(Path part) throws IOException {
        try {
            return disk.size(part);
        } catch (NoSuchFileException _) {
            return 0;
        }
    }
}
