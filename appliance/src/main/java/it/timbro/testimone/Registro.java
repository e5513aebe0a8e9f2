package it.timbro.testimone;

import it.timbro.sync.disk.Disk;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.StreamId;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// One stream in a file that only grows.
///
/// ```
/// file   = record*
/// record = length:u32 crc32:u32 body       body as in Frames: whole transactions, as they travel
/// ```
/// What follows the last record that is whole, sound and linked to the one before was torn by a
/// cut: it is passed over and written over. One thread at a time.
final class Registro {
    private static final String ENDING = ".testimone";
    private static final int HEAD_BYTES = 8;

    private final Disk disk;
    private final Path file;
    private final StreamId stream;
    private long length;
    private Head head = Head.EMPTY;
    private boolean kept;

    /// Reads the file from its beginning to find its good end, if it is there.
    Registro(Disk disk, Path folder, StreamId stream) throws IOException {
        this.disk = disk;
        this.file = folder.resolve(stream.sede() + "-" + stream.name() + ENDING);
        this.stream = stream;
        read(_ -> {});
    }

    /// The lives of a writer that the folder tells of, the oldest first.
    static List<StreamId> vite(Disk disk, Path folder, StreamId stream) throws IOException {
        Pattern nome =
                Pattern.compile(Pattern.quote(stream.sede() + "-") + "([A-Za-z0-9]{1,16})" + Pattern.quote(ENDING));
        List<Path> files = disk.exists(folder) ? disk.list(folder) : List.of();
        return files.stream()
                .map(file -> nome.matcher(file.getFileName().toString()))
                .filter(Matcher::matches)
                .map(found -> new StreamId(stream.sede(), found.group(1)))
                .filter(stream::sameWriter)
                .sorted(Comparator.comparingInt(StreamId::incarnation))
                .toList();
    }

    /// Takes whole transactions in order.
    @FunctionalInterface
    interface Lettore {
        void legge(List<Entry> transactions) throws IOException;
    }

    Head head() {
        return head;
    }

    /// What was known of it stays if the disk fails in the middle.
    void read(Lettore lettore) throws IOException {
        long good = 0;
        Head last = Head.EMPTY;
        if (disk.exists(file)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(disk.open(file, 0), 1 << 16))) {
                for (byte[] body = body(in); body != null; body = body(in)) {
                    List<Entry> batch = Frames.readEntries(new ByteArrayInputStream(body));
                    if (!follows(last, batch)) {
                        break;
                    }
                    lettore.legge(batch);
                    last = Head.of(batch.getLast());
                    good += HEAD_BYTES + body.length;
                }
            }
        }
        length = good;
        head = last;
    }

    /// Of the next record; null where none is whole.
    private static byte @Nullable [] body(DataInputStream in) throws IOException {
        byte[] top = in.readNBytes(HEAD_BYTES);
        if (top.length < HEAD_BYTES) {
            return null;
        }
        DataInputStream fields = new DataInputStream(new ByteArrayInputStream(top));
        int size = fields.readInt();
        int crc = fields.readInt();
        if (size <= 0 || size > Limits.BODY_BYTES) {
            return null;
        }
        byte[] body = in.readNBytes(size);
        return body.length < size || crc(body) != crc ? null : body;
    }

    private boolean follows(Head before, List<Entry> batch) {
        Head last = before;
        for (Entry entry : batch) {
            if (!entry.stream().equals(stream)
                    || entry.seq() != last.seq() + 1
                    || !entry.previous().equals(last.hash())
                    || !entry.sound()) {
                return false;
            }
            last = Head.of(entry);
        }
        return !batch.isEmpty();
    }

    /// Waits until what was found in the file is on disk, and its name: who wrote last may have died before. Before
    /// anybody takes it for kept.
    void keep() throws IOException {
        if (!kept && disk.exists(file)) {
            disk.sync(file);
            disk.syncFolder(folder());
        }
        kept = true;
    }

    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a folder");
    }

    /// Adds whole transactions, on disk when this returns.
    void append(List<Entry> batch) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
        Frames.writeEntries(body, batch.stream().map(Entry::forTravel).toList());
        ByteArrayOutputStream record = new ByteArrayOutputStream(body.size() + HEAD_BYTES);
        DataOutputStream out = new DataOutputStream(record);
        out.writeInt(body.size());
        out.writeInt(crc(body.toByteArray()));
        body.writeTo(out);
        boolean fresh = !disk.exists(file);
        if ((fresh ? 0 : disk.size(file)) < length) {
            throw new IOException(file + " is not what it was");
        }
        disk.write(file, length, record.toByteArray());
        disk.sync(file);
        if (fresh) {
            disk.syncFolder(folder());
        }
        length += record.size();
        head = Head.of(batch.getLast());
    }

    private static int crc(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return (int) crc.getValue();
    }
}
