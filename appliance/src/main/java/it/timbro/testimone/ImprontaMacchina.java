package it.timbro.testimone;

import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What tells this machine, with this database file, from another one.
@FunctionalInterface
public interface ImprontaMacchina {
    /// A hexadecimal digest; the same as long as program and database are where they were.
    String leggi();

    /// The installation's id (`/etc/machine-id`, machine-id(5)) and the place of the database in
    /// its file system: a file that was put back from a backup has another one.
    static ImprontaMacchina della(Path database) {
        return () -> Hash.of((machineId() + "\n" + inode(database)).getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    private static String machineId() {
        try {
            return Files.readString(Path.of("/etc/machine-id")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String inode(Path file) {
        try {
            return String.valueOf(Files.getAttribute(file, "unix:ino"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "";
        }
    }
}
