package it.timbro.sync.protocol;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Bodies of version 1, the same over HTTP and on a stick.
///
/// ```
/// body    = "TMBR" version:u16 kind:u8 packing:u8 frames
/// frames  = frame* end
/// frame   = type:u8 length:u32 content
/// end     = 0:u8 4:u32 count:u32
/// entry   = header:bytes salt:bytes payload:bytes? hash:32
/// feed    = sede:bytes seq:u64 previous:32 hash:32 entry
/// bytes   = length:u32 content
/// bytes?  = 0:u8, or 1:u8 bytes
/// ```
/// Kind 1 is journal, 2 feed. Packing 0 is plain, 1 gzip (of the frames only). Frame type 1 is an entry, 2 a feed
/// entry; 128 to 255 may be passed over. The end says how many frames of type 1 or 2 came: without it the body was
/// cut. A header is as in [Entry#header].
///
/// All numbers big-endian. A later release may add frame types from 128 on without a new version.
public final class Frames {
    /// The content type of a body.
    public static final String CONTENT_TYPE = "application/vnd.timbro.sync.v1+frames";

    private static final int MAGIC = 0x544D4252;
    private static final int JOURNAL = 1;
    private static final int FEED = 2;
    private static final int GZIP = 1;
    private static final int END = 0;
    private static final int PASSED_OVER = 128;

    private static final int HEADER_BYTES = 6 * Limits.TEXT_BYTES;

    private Frames() {}

    /// Writes a journal batch; the stream stays open.
    public static void writeEntries(OutputStream out, List<Entry> batch) throws IOException {
        write(out, JOURNAL, batch, Frames::entryBytes);
    }

    public static List<Entry> readEntries(InputStream in) throws IOException {
        return readEntries(in, Limits.BODY_BYTES);
    }

    /// @param limit of the frames, unpacked
    /// @throws OversizeException if they are more
    public static List<Entry> readEntries(InputStream in, int limit) throws IOException {
        return read(in, JOURNAL, limit, Frames::entry);
    }

    /// Writes a feed batch, empty if there is nothing new; the stream stays open.
    public static void writeFeed(OutputStream out, List<FeedEntry> batch) throws IOException {
        write(out, FEED, batch, Frames::feedBytes);
    }

    public static List<FeedEntry> readFeed(InputStream in) throws IOException {
        return readFeed(in, Limits.BODY_BYTES);
    }

    /// @param limit of the frames, unpacked
    /// @throws OversizeException if they are more
    public static List<FeedEntry> readFeed(InputStream in, int limit) throws IOException {
        return read(in, FEED, limit, Frames::feedEntry);
    }

    private interface Encoder<T> {
        byte[] encode(T link) throws IOException;
    }

    private interface Decoder<T> {
        T decode(FieldReader in) throws IOException;
    }

    private static <T extends Chained> void write(OutputStream out, int kind, List<T> batch, Encoder<T> encoder)
            throws IOException {
        DataOutputStream head = new DataOutputStream(out);
        head.writeInt(MAGIC);
        head.writeShort(Versions.V1);
        head.writeByte(kind);
        head.writeByte(GZIP);
        head.flush();
        QuickGzip packed = new QuickGzip(out);
        DataOutputStream frames = new DataOutputStream(new BufferedOutputStream(packed));
        for (T link : batch) {
            byte[] content = encoder.encode(link);
            frames.writeByte(kind);
            frames.writeInt(content.length);
            frames.write(content);
        }
        frames.writeByte(END);
        frames.writeInt(Integer.BYTES);
        frames.writeInt(batch.size());
        frames.flush();
        packed.finish();
        out.flush();
    }

    private static <T extends Chained> List<T> read(InputStream in, int kind, int limit, Decoder<T> decoder)
            throws IOException {
        try {
            FieldReader head = new FieldReader(in);
            if (head.number() != MAGIC) {
                throw new MalformedException("Il corpo non è un invio di Timbro.");
            }
            int version = head.shortNumber();
            if (version != Versions.V1) {
                throw new MalformedException("Il corpo è scritto nella versione " + version + ", qui si legge la 1.");
            }
            if (head.octet() != kind) {
                throw new MalformedException("Il corpo non è del genere atteso.");
            }
            int packing = head.octet();
            if (packing > GZIP) {
                throw new MalformedException("La compressione " + packing + " non è conosciuta.");
            }
            InputStream plain = packing == GZIP ? new GZIPInputStream(in, 8192) : in;
            return frames(new FieldReader(new BufferedInputStream(plain)), kind, limit, decoder);
        } catch (EOFException e) {
            throw new MalformedException("Il corpo è troncato.");
        } catch (ZipException e) {
            throw new MalformedException("Il corpo compresso è rovinato: " + e.getMessage());
        }
    }

    private static <T extends Chained> List<T> frames(FieldReader in, int kind, int limit, Decoder<T> decoder)
            throws IOException {
        List<T> links = new ArrayList<>();
        long total = 0;
        for (int frames = 0; ; frames++) {
            int type = in.octet();
            int length = in.number();
            total += length;
            if (length < 0 || total > limit) {
                throw new OversizeException("Il corpo supera il limite di " + limit + " byte.");
            }
            FieldReader content = new FieldReader(new ByteArrayInputStream(in.exactly(length)));
            if (type == END) {
                if (content.number() != links.size()) {
                    throw new MalformedException("Il corpo non contiene tanti fatti quanti ne dichiara.");
                }
                in.end();
                return links;
            } else if (type == kind) {
                if (links.size() == Limits.TRANSACTION_ENTRIES) {
                    throw new MalformedException("Il corpo contiene troppi fatti.");
                }
                links.add(decoder.decode(content));
                content.end();
            } else if (type < PASSED_OVER || frames > 2 * Limits.TRANSACTION_ENTRIES) { // packed, empty ones are many
                throw new MalformedException("Nel corpo c'è un elemento sconosciuto: " + type + ".");
            }
        }
    }

    private static byte[] entryBytes(Entry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        writeEntry(new DataOutputStream(bytes), entry);
        return bytes.toByteArray();
    }

    private static byte[] feedBytes(FeedEntry feed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(640);
        DataOutputStream out = new DataOutputStream(bytes);
        Entry.text(out, feed.sede());
        out.writeLong(feed.seq());
        out.write(feed.previous().raw());
        out.write(feed.hash().raw());
        writeEntry(out, feed.origin());
        return bytes.toByteArray();
    }

    private static void writeEntry(DataOutputStream out, Entry entry) throws IOException {
        bytes(out, entry.header());
        bytes(out, entry.salt());
        byte[] payload = entry.payload();
        out.writeBoolean(payload != null);
        if (payload != null) {
            bytes(out, payload);
        }
        out.write(entry.hash().raw());
    }

    private static void bytes(DataOutputStream out, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    private static FeedEntry feedEntry(FieldReader in) throws IOException {
        String sede = in.text();
        long seq = in.longNumber();
        Hash previous = in.hash();
        Hash hash = in.hash();
        return new FeedEntry(sede, seq, entry(in), previous, hash);
    }

    private static Entry entry(FieldReader in) throws IOException {
        FieldReader header = new FieldReader(new ByteArrayInputStream(in.bytes(HEADER_BYTES)));
        byte[] salt = in.bytes(Limits.SALT_BYTES);
        byte[] payload = in.flag() ? in.bytes(Limits.PAYLOAD_BYTES) : null;
        Hash hash = in.hash();
        int format = header.number();
        if (format != Entry.FORMAT) {
            throw new MalformedException("L'intestazione del fatto è nel formato " + format + ", qui si legge l'1.");
        }
        Entry entry = new Entry(
                header.stream(),
                header.longNumber(),
                header.longNumber(),
                header.number(),
                new Entry.Stamp(header.longNumber(), header.longNumber(), header.longNumber(), header.longNumber()),
                header.text(),
                header.text(),
                header.number(),
                header.number(),
                header.text(),
                salt,
                payload,
                header.hash(),
                header.hash(),
                hash);
        header.end();
        return entry;
    }
}
