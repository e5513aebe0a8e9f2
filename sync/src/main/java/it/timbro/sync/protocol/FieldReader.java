package it.timbro.sync.protocol;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the fields of [Frames] within their limits.
record FieldReader(DataInputStream in) {
    /// Stands where a decoder found what is no UTF-8; somebody may also have written it.
    private static final char REPLACEMENT = '\uFFFD';

    private static final int HASH_BYTES = 32;

    FieldReader(InputStream in) {
        this(new DataInputStream(in));
    }

    int octet() throws IOException {
        return in.readUnsignedByte();
    }

    int shortNumber() throws IOException {
        return in.readUnsignedShort();
    }

    int number() throws IOException {
        return in.readInt();
    }

    long longNumber() throws IOException {
        return in.readLong();
    }

    boolean flag() throws IOException {
        int flag = octet();
        if (flag > 1) {
            throw new MalformedException("Un campo non è né presente né assente.");
        }
        return flag == 1;
    }

    Hash hash() throws IOException {
        return Hash.ofRaw(exactly(HASH_BYTES));
    }

    String text() throws IOException {
        byte[] utf8 = bytes(Limits.TEXT_BYTES);
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), utf8)) {
            throw new MalformedException("Un testo non è in UTF-8.");
        }
        return text;
    }

    StreamId stream() throws IOException {
        try {
            return StreamId.parse(text());
        } catch (IllegalArgumentException e) {
            throw new MalformedException("Il nome del giornale non è valido.");
        }
    }

    byte[] bytes(int limit) throws IOException {
        int length = number();
        if (length < 0 || length > limit) {
            throw new MalformedException("Un campo è lungo " + length + " byte, il limite è " + limit + ".");
        }
        return exactly(length);
    }

    /// Grows with what comes, so that a false length costs no memory.
    byte[] exactly(int length) throws IOException {
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException();
        }
        return content;
    }

    void end() throws IOException {
        if (in.read() >= 0) {
            throw new MalformedException("Un elemento è più lungo del suo contenuto.");
        }
    }
}
