package it.timbro.sync.envelope;

import it.timbro.sync.envelope.Piece.Meaning;
import it.timbro.sync.envelope.Piece.Name;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.MalformedException;
import it.timbro.sync.protocol.Receipt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Pieces as they stand in the content of an envelope, version 1:
///
/// ```
/// content = piece* end
/// piece   = type:u8 length:u32 bytes
/// end     = 0:u8 5:u32 count:u32 last:u8
/// ```
/// Type 1 is a journal batch and 2 a feed batch, both as [Frames] writes them; 3 a receipt as JSON;
/// 4 a part of a file: hash:32 size:u64 offset:u64 bytes; 5, 6 and 7 names of files: (hash:32
/// held:u64)*; 8 the answer about a new incarnation as JSON. Types from 128 on may be passed over.
/// The end says how many pieces came, and whether another part of the series follows. All numbers
/// big-endian.
final class Pieces {
    private static final int END = 0;
    private static final int JOURNAL = 1;
    private static final int FEED = 2;
    private static final int RECEIPT = 3;
    private static final int PART = 4;
    private static final int LIFE = 8;
    private static final int PASSED_OVER = 128;
    private static final int HASH_BYTES = 32;
    private static final int NAME_BYTES = HASH_BYTES + Long.BYTES;
    private static final int PIECE_BYTES = Limits.BODY_BYTES + (1 << 20);

    private Pieces() {}

    static void write(DataOutputStream out, Piece piece) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int type = switch (piece) {
            case Piece.Journal(var batch) -> {
                Frames.writeEntries(content, batch);
                yield JOURNAL;
            }
            case Piece.Feed(var batch) -> {
                Frames.writeFeed(content, batch);
                yield FEED;
            }
            case Piece.Given(Receipt receipt) -> {
                content.write(Json.write(receipt));
                yield RECEIPT;
            }
            case Piece.Life(Incarnazione data) -> {
                content.write(Json.write(data));
                yield LIFE;
            }
            case Piece.Part part -> {
                DataOutputStream fields = new DataOutputStream(content);
                fields.write(part.file().raw());
                fields.writeLong(part.sizeBytes());
                fields.writeLong(part.offset());
                fields.write(part.bytes());
                yield PART;
            }
            case Piece.Names(Meaning meaning, List<Name> files) -> {
                DataOutputStream fields = new DataOutputStream(content);
                for (Name name : files) {
                    fields.write(name.file().raw());
                    fields.writeLong(name.held());
                }
                yield meaning.type();
            }
        };
        out.writeByte(type);
        out.writeInt(content.size());
        content.writeTo(out);
    }

    static void writeEnd(DataOutputStream out, int count, boolean last) throws IOException {
        out.writeByte(END);
        out.writeInt(Integer.BYTES + 1);
        out.writeInt(count);
        out.writeBoolean(last);
    }

    interface Sink {
        void take(Piece piece) throws IOException;
    }

    /// Hands over every piece in order.
    ///
    /// @return whether this part is the last of its series
    static boolean read(DataInputStream in, Sink sink) throws IOException {
        int count = 0;
        while (true) {
            int type = in.readUnsignedByte();
            int length = in.readInt();
            if (length < 0 || length > PIECE_BYTES) {
                throw new MalformedException("Un elemento della busta è troppo grande.");
            }
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException();
            }
            if (type == END) {
                DataInputStream end = new DataInputStream(new ByteArrayInputStream(bytes));
                if (end.readInt() != count) {
                    throw new MalformedException("La busta non contiene tanti elementi quanti ne dichiara.");
                }
                return end.readBoolean();
            }
            count++;
            if (type < PASSED_OVER) {
                sink.take(piece(type, bytes));
            }
        }
    }

    private static Piece piece(int type, byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        return switch (type) {
            case JOURNAL -> new Piece.Journal(Frames.readEntries(in));
            case FEED -> new Piece.Feed(Frames.readFeed(in));
            case RECEIPT -> new Piece.Given(Json.read(bytes, Receipt.class));
            case LIFE -> new Piece.Life(Json.read(bytes, Incarnazione.class));
            case PART -> part(new DataInputStream(in));
            default -> new Piece.Names(meaning(type), names(bytes));
        };
    }

    private static Piece.Part part(DataInputStream in) throws IOException {
        Hash file = hash(in);
        long sizeBytes = in.readLong();
        long offset = in.readLong();
        byte[] bytes = in.readAllBytes();
        if (bytes.length > Limits.PART_BYTES || offset < 0) {
            throw new MalformedException("Un pezzo di file della busta è troppo grande.");
        }
        return new Piece.Part(file, sizeBytes, offset, bytes);
    }

    private static Meaning meaning(int type) throws MalformedException {
        for (Meaning meaning : Meaning.values()) {
            if (meaning.type() == type) {
                return meaning;
            }
        }
        throw new MalformedException("Nella busta c'è un elemento sconosciuto: " + type + ".");
    }

    private static List<Name> names(byte[] bytes) throws IOException {
        if (bytes.length % NAME_BYTES != 0 || bytes.length > Piece.NAMES * NAME_BYTES) {
            throw new MalformedException("Un elenco di file della busta non si legge.");
        }
        List<Name> names = new ArrayList<>(bytes.length / NAME_BYTES);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        for (int i = 0; i < bytes.length / NAME_BYTES; i++) {
            names.add(new Name(hash(in), in.readLong()));
        }
        return List.copyOf(names);
    }

    private static Hash hash(DataInputStream in) throws IOException {
        byte[] raw = in.readNBytes(HASH_BYTES);
        if (raw.length < HASH_BYTES) {
            throw new EOFException();
        }
        return Hash.ofRaw(raw);
    }
}
