package it.timbro.firma.cades;

import org.jspecify.annotations.Nullable;

/// Measures the first ASN.1 value of some bytes (X.690, BER with definite and indefinite lengths) without building
/// anything. Runs before any parser sees a foreign file: what is deeper, longer or richer than the limits never
/// reaches recursion or allocation. Linear in the bytes, constant in memory.
final class Ber {
    /// A signature with timestamps and countersignatures stays under 30 levels.
    private static final int MAX_DEPTH = 64;

    /// A 7 MB envelope cut in 512-byte chunks, with a page of certificates, has some 20,000.
    private static final int MAX_VALUES = 300_000;

    private static final int INDEFINITE = -1;

    private final byte[] data;
    private final int[] ends = new int[MAX_DEPTH];
    private int depth;
    private int at;

    private Ber(byte[] data) {
        this.data = data;
    }

    /// @param end    where the value ends, exclusive
    /// @param defect why it is not a whole value, for people; `null` if it is
    record Measure(int end, @Nullable String defect) {}

    static Measure measure(byte[] data) {
        Ber ber = new Ber(data);
        String defect = ber.walk();
        return new Measure(ber.at, defect);
    }

    private @Nullable String walk() {
        for (int values = 0; values < MAX_VALUES; values++) {
            String defect = value();
            if (defect != null) {
                return defect;
            }
            while (depth > 0 && ends[depth - 1] == at) {
                depth--;
            }
            if (depth == 0) {
                return null;
            }
        }
        return "la struttura ha troppi elementi";
    }

    /// Steps over one value's header, and over its bytes if it is primitive.
    private @Nullable String value() {
        if (at + 2 > data.length) {
            return "il file è troncato";
        }
        boolean endOfContents = data[at] == 0 && data[at + 1] == 0;
        if (endOfContents && depth > 0 && ends[depth - 1] == INDEFINITE) {
            at += 2;
            depth--;
            return null;
        }
        boolean constructed = (data[at] & 0x20) != 0;
        boolean longTag = (data[at] & 0x1f) == 0x1f;
        at++;
        while (longTag) {
            if (at >= data.length) {
                return "il file è troncato";
            }
            longTag = (data[at++] & 0x80) != 0;
        }
        return length(constructed);
    }

    private @Nullable String length(boolean constructed) {
        if (at >= data.length) {
            return "il file è troncato";
        }
        int first = data[at++] & 0xff;
        if (first == 0x80) {
            return constructed ? enter(INDEFINITE) : "una lunghezza non è valida";
        }
        long length = first;
        if (first > 0x80) {
            int bytes = first & 0x7f;
            if (bytes > 8 || at + bytes > data.length) {
                return "una lunghezza non è valida";
            }
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | data[at++] & 0xff;
            }
        }
        if (length < 0 || length > data.length - at) {
            return "il file è troncato";
        }
        int end = at + (int) length;
        if (depth > 0 && ends[depth - 1] != INDEFINITE && end > ends[depth - 1]) {
            return "un elemento esce da quello che lo contiene";
        }
        if (constructed) {
            return enter(end);
        }
        at = end;
        return null;
    }

    private @Nullable String enter(int end) {
        if (depth == MAX_DEPTH) {
            return "la struttura è troppo profonda";
        }
        ends[depth++] = end;
        return null;
    }
}
