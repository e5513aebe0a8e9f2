package it.timbro.sync.receiver;

import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Files on their way in, one `<sha256>.part` each in a folder of their own, at the centre and at the branch. What
/// came stays, also over a restart; the hash runs along and decides at the end. Never more than one part in memory.
/// Any thread may call; of one file, one at a time.
public final class Parts {
    /// Where whole files live.
    public interface Archive {
        boolean has(Hash file);

        /// Takes over a whole, checked, synced file by moving it.
        void adopt(Hash file, Path complete) throws IOException;
    }

    /// What came of writing.
    public sealed interface Outcome {
        /// The file goes on at this offset: after what was written, or where the writer should have begun.
        record Held(long offset) implements Outcome {}

        /// The file is whole, checked and in the archive.
        record Complete(long sizeBytes) implements Outcome {}

        /// The bytes are not the file that was announced; they are thrown away.
        record Spoiled(String reason) implements Outcome {}
    }

    /// Files on their way at once whose digest runs along; of one more, each part reads all before it again.
    private static final int OPEN_DIGESTS = 1_000;
    private static final int CHUNK_BYTES = 64 << 10;
    private static final int LOCKS = 64;
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.part");

    private final Path folder;
    private final Archive archive;
    private final Disk disk;
    private final Map<Hash, Running> running =
            Collections.synchronizedMap(new LinkedHashMap<>(OPEN_DIGESTS, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Hash, Running> eldest) {
                    return size() > OPEN_DIGESTS;
                }
            });

    /// Files that share one wait for each other, and for the disk, without need; there are enough.
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    public Parts(Path folder, Archive archive, Disk disk) throws IOException {
        this.folder = folder;
        this.archive = archive;
        this.disk = disk;
        disk.keepFolder(folder);
        for (Path left : disk.list(folder)) {
            if (isOver(left)) {
                disk.delete(left);
            }
        }
    }

    /// Whether a part will never be continued: the file came whole by another way, such as a stick.
    private boolean isOver(Path left) {
        Matcher name = NAME.matcher(left.getFileName().toString());
        return name.matches() && archive.has(new Hash(name.group(1)));
    }

    /// How many bytes are here; all of them if the archive has the file.
    public long held(Hash file, long sizeBytes) throws IOException {
        synchronized (lock(file)) {
            if (archive.has(file)) {
                return sizeBytes;
            }
            Path part = part(file);
            return disk.exists(part) ? disk.size(part) : 0;
        }
    }

    private Object lock(Hash file) {
        return locks.get(Math.floorMod(file.hashCode(), LOCKS));
    }

    /// Takes a part as it comes in; when the stream breaks, what came before stays and the exception goes on.
    public Outcome write(Hash file, long sizeBytes, long offset, InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        long at = offset;
        while (true) {
            int filled = 0;
            boolean broken = true;
            try {
                for (int read = 0; read >= 0 && filled < CHUNK_BYTES; filled += Math.max(0, read)) {
                    read = in.read(chunk, filled, CHUNK_BYTES - filled);
                }
                broken = false;
            } finally {
                if (broken) {
                    write(file, sizeBytes, at, Arrays.copyOf(chunk, filled));
                }
            }
            Outcome outcome = write(file, sizeBytes, at, Arrays.copyOf(chunk, filled));
            at += filled;
            if (!(outcome instanceof Outcome.Held(long held)) || held != at || filled < CHUNK_BYTES) {
                return outcome;
            }
        }
    }

    /// Takes the bytes at `offset`, if the file goes on there.
    public Outcome write(Hash file, long sizeBytes, long offset, byte[] bytes) throws IOException {
        synchronized (lock(file)) {
            return writeAlone(file, sizeBytes, offset, bytes);
        }
    }

    private Outcome writeAlone(Hash file, long sizeBytes, long offset, byte[] bytes) throws IOException {
        if (sizeBytes < 0 || sizeBytes > Limits.FILE_BYTES) {
            return new Outcome.Spoiled("Il file è troppo grande: " + sizeBytes + " byte.");
        }
        if (!running.containsKey(file) && archive.has(file)) {
            return new Outcome.Complete(sizeBytes);
        }
        Running progress = progress(file);
        if (progress.length != offset) {
            return archive.has(file) ? cameWhole(file, sizeBytes) : goesOnAt(file, sizeBytes, progress);
        }
        if (offset + bytes.length > sizeBytes) {
            return spoiled(file, "Il file è più lungo di quanto annunciato.");
        }
        try {
            disk.write(part(file), offset, bytes);
            if (offset + bytes.length == sizeBytes) {
                disk.sync(part(file));
            }
        } catch (IOException e) {
            running.remove(file);
            throw e;
        }
        progress.digest.update(bytes);
        progress.length += bytes.length;
        return progress.length == sizeBytes ? complete(file, progress) : new Outcome.Held(progress.length);
    }

    /// Where the file goes on, for a part that belongs elsewhere. If all bytes are here and the program
    /// died before it took the file over, that is done now: who hears of all bytes believes that it is.
    private Outcome goesOnAt(Hash file, long sizeBytes, Running progress) throws IOException {
        if (progress.length != sizeBytes) {
            return new Outcome.Held(progress.length);
        }
        disk.sync(part(file));
        return complete(file, progress);
    }

    /// The archive has got it by another way meanwhile.
    private Outcome cameWhole(Hash file, long sizeBytes) throws IOException {
        running.remove(file);
        disk.delete(part(file));
        return new Outcome.Complete(sizeBytes);
    }

    private Outcome complete(Hash file, Running progress) throws IOException {
        running.remove(file);
        if (!Hash.of(progress.digest).equals(file)) {
            return spoiled(file, "Il contenuto arrivato non corrisponde all'impronta annunciata.");
        }
        archive.adopt(file, part(file));
        return new Outcome.Complete(progress.length);
    }

    private Outcome spoiled(Hash file, String reason) throws IOException {
        running.remove(file);
        disk.delete(part(file));
        return new Outcome.Spoiled(reason);
    }

    /// The digest of what is here, read again from disk after a restart.
    private Running progress(Hash file) throws IOException {
        @Nullable Running known = running.get(file);
        if (known != null) {
            return known;
        }
        Running fresh = new Running();
        Path part = part(file);
        if (disk.exists(part)) {
            try (InputStream in = disk.open(part, 0)) {
                byte[] chunk = new byte[CHUNK_BYTES];
                for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                    fresh.digest.update(chunk, 0, read);
                    fresh.length += read;
                }
            }
        }
        running.put(file, fresh);
        return fresh;
    }

    private Path part(Hash file) {
        return folder.resolve(file.hex() + ".part");
    }

    private static final class Running {
        private final MessageDigest digest = Hash.digest();
        private long length;
    }
}
