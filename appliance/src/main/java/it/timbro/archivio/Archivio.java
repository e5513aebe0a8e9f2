package it.timbro.archivio;

import it.timbro.base.Problem;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.receiver.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/// The content-addressed store on disk: a file's name is the SHA-256 of its bytes. A file is whole and synced
/// **before** the fact that names it commits: written to a temporary, fsync, rename, fsync of the folder. Any
/// thread may call.
public final class Archivio implements Parts.Archive {
    private final Path folder;

    public Archivio(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("archivio " + folder, e);
        }
    }

    /// Keeps the bytes; durable when this returns. The same bytes twice are one file.
    public Hash keep(byte[] content) {
        Hash hash = Hash.of(content);
        if (has(hash)) {
            return hash;
        }
        Path temporary = folder.resolve(UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var buffer = java.nio.ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            adopt(hash, temporary);
            return hash;
        } catch (IOException e) {
            throw failed(e, temporary);
        }
    }

    @Override
    public boolean has(Hash file) {
        return Files.exists(path(file));
    }

    /// Takes over a file that is whole, checked and synced.
    @Override
    public void adopt(Hash file, Path complete) throws IOException {
        Path shelf = shelf(file);
        Files.createDirectories(shelf);
        Files.move(complete, path(file), StandardCopyOption.ATOMIC_MOVE);
        sync(shelf);
        sync(folder);
    }

    public long size(Hash file) {
        try {
            return Files.size(path(file));
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
        try {
            return Files.readAllBytes(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException("archivio " + file, e);
        }
    }

    /// The bytes from an offset on.
    public InputStream open(Hash file, long offset) throws IOException {
        InputStream in = Files.newInputStream(path(file));
        in.skipNBytes(offset);
        return in;
    }

    private Path path(Hash file) {
        return shelf(file).resolve(file.hex());
    }

    private Path shelf(Hash file) {
        return folder.resolve(file.hex().substring(0, 2));
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static RuntimeException failed(IOException e, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException again) {
            e.addSuppressed(again);
        }
        String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean full =
                reason.contains("no space left") || reason.contains("quota") || reason.contains("file too large");
        return full ? Problem.DISCO_PIENO.rejected() : new UncheckedIOException("archivio", e);
    }
}
