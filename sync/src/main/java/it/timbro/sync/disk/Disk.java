package it.timbro.sync.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// The disk under our own files: the few operations that keeping a file safely takes, each of which a power cut may
/// precede or follow. What was written is there after a cut only once [#sync] has returned; a name (made, moved or
/// deleted) only once [#syncFolder] has. The simulator hands in a disk that takes this at its word.
///
/// Any thread may call; one file has one writer at a time.
public interface Disk {
    /// The machine's own disk.
    static Disk real() {
        return new RealDisk();
    }

    /// Makes a folder and those above it, where they are missing.
    void createFolders(Path folder) throws IOException;

    /// Makes a folder whose name is on disk when this returns, also if a program that died had made it.
    default void keepFolder(Path folder) throws IOException {
        createFolders(folder);
        Path above = folder.toAbsolutePath().getParent();
        if (above != null) {
            syncFolder(above);
        }
    }

    boolean exists(Path file);

    /// The length of a file in bytes.
    long size(Path file) throws IOException;

    /// The bytes from an offset on.
    InputStream open(Path file, long offset) throws IOException;

    /// Writes all the bytes at an offset, which is at most the file's length; makes the file if it is missing.
    ///
    /// @throws FullException if the disk takes no more; some of the bytes may stand there
    void write(Path file, long offset, byte[] bytes) throws IOException;

    /// Waits until the bytes of a file are on disk.
    void sync(Path file) throws IOException;

    /// Gives a file another name on the same disk, at once and whole; what had that name is gone.
    void move(Path from, Path to) throws IOException;

    /// Waits until the names in a folder are on disk.
    void syncFolder(Path folder) throws IOException;

    /// Does nothing if the file is not there.
    void delete(Path file) throws IOException;

    /// The files and folders in a folder, in order of name.
    List<Path> list(Path folder) throws IOException;

    /// The disk, or the part of it that we may use, is full.
    final class FullException extends IOException {
        private static final long serialVersionUID = 1L;

        public FullException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
