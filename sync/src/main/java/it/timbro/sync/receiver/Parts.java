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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Files on their way in, one `<sha256>.part` each in a folder of their own, at the centre and at the branch. What
/// came stays, also over a restart; the hash runs along and decides at the end. Never more than one part in memory.
/// Any thread may call; of one file, one at a time.
///
/// Of several processes of one centre each writes in its own folder alone, and reads in those of the others: a part
/// may come to any of them, which goes on where another has got to, also where that one has ended.
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
    /// So many files come whole between two looks for parts of files that came whole another way.
    private static final int CLEARED_EVERY = 100;
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.part");

    private final Path folder;
    private final Archive archive;
    private final Disk disk;
    private final Elsewhere elsewhere;
    private final AtomicInteger completed = new AtomicInteger();
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
        this(folder, Optional.empty(), archive, disk);
    }

    /// @param shared where the folders of all processes stand, this one's among them
    public Parts(Path folder, Optional<Path> shared, Archive archive, Disk disk) throws IOException {
        this.folder = folder;
        this.archive = archive;
        this.disk = disk;
        this.elsewhere = new Elsewhere(folder, shared, disk);
        disk.keepFolder(folder);
        clear();
    }

    /// Deletes parts that will never be continued: the file came whole by another way, such as a stick.
    private void clear() throws IOException {
        for (Path left : disk.list(folder)) {
            Matcher name = NAME.matcher(left.getFileName().toString());
            if (name.matches()) {
                Hash file = new Hash(name.group(1));
                synchronized (lock(file)) {
                    if (archive.has(file)) {
                        running.remove(file);
                        disk.delete(left);
                    }
                }
            }
        }
    }

    /// How many bytes are here; all of them if the archive has the file.
    public long held(Hash file, long sizeBytes) throws IOException {
        synchronized (lock(file)) {
            if (archive.has(file)) {
                return sizeBytes;
            }
            Path part = part(file);
            return Math.max(disk.exists(part) ? disk.size(part) : 0, elsewhere.held(file));
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
        Outcome outcome;
        synchronized (lock(file)) {
            outcome = writeAlone(file, sizeBytes, offset, bytes);
        }
        if (outcome instanceof Outcome.Complete && completed.incrementAndGet() % CLEARED_EVERY == 0) {
            clear();
        }
        return outcome;
    }

    private Outcome writeAlone(Hash file, long sizeBytes, long offset, byte[] bytes) throws IOException {
        if (sizeBytes < 0 || sizeBytes > Limits.FILE_BYTES) {
            return new Outcome.Spoiled("Il file è troppo grande: " + sizeBytes + " byte.");
        }
        if (!running.containsKey(file) && archive.has(file)) {
            return new Outcome.Complete(sizeBytes);
        }
        Running progress = progress(file);
        if (progress.length < offset && offset <= sizeBytes) {
            takeOver(file, sizeBytes, progress, offset);
        }
        if (progress.length != offset) {
            return archive.has(file) ? cameWhole(file, sizeBytes) : goesOnAt(file, sizeBytes, progress);
        }
        if (offset + bytes.length > sizeBytes) {
            return spoiled(file, "Il file è più lungo di quanto annunciato.");
        }
        append(file, sizeBytes, progress, bytes);
        return progress.length == sizeBytes ? complete(file, progress) : new Outcome.Held(progress.length);
    }

    private void append(Hash file, long sizeBytes, Running progress, byte[] bytes) throws IOException {
        try {
            disk.write(part(file), progress.length, bytes);
            if (progress.length + bytes.length == sizeBytes) {
                disk.sync(part(file));
            }
        } catch (IOException e) {
            running.remove(file);
            throw e;
        }
        progress.digest.update(bytes);
        progress.length += bytes.length;
    }

    /// The bytes up to an offset from a process that has them, if one has.
    private void takeOver(Hash file, long sizeBytes, Running progress, long upTo) throws IOException {
        try (InputStream in = elsewhere.open(file, progress.length, upTo)) {
            for (byte[] chunk = next(in, upTo - progress.length);
                    chunk.length > 0;
                    chunk = next(in, upTo - progress.length)) {
                progress.partlyFromElsewhere = true;
                append(file, sizeBytes, progress, chunk);
            }
        }
    }

    private static byte[] next(InputStream in, long missing) throws IOException {
        return in.readNBytes((int) Math.min(CHUNK_BYTES, missing));
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
            if (progress.partlyFromElsewhere) {
                elsewhere.isSpoiled(file);
            }
            return spoiled(file, "Il contenuto arrivato non corrisponde all'impronta annunciata.");
        }
        archive.adopt(file, part(file));
        elsewhere.isOver(file);
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
        return part(folder, file);
    }

    static Path part(Path folder, Hash file) {
        return folder.resolve(file.hex() + ".part");
    }

    private static final class Running {
        private final MessageDigest digest = Hash.digest();
        private long length;
        private boolean partlyFromElsewhere;
    }
}
