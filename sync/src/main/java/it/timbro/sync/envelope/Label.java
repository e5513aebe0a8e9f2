package it.timbro.sync.envelope;

import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.MalformedException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// What stands on the outside of an envelope, readable by anybody, and once more inside under the signature:
///
/// ```
/// file  = "TMBC" version:u16 label cms
/// label = length:u16 json
/// ```
///
/// @param from who wrote it: a branch's code, or [#CENTRE]
/// @param to whom it is for
/// @param series the parts that were written together, such as `20261122-083000-7f3a`: later ones sort later
/// @param part from 1
/// @param madeMs when the series was begun, by the writer's clock
/// @param generation of the centre, as the writer knows it: how often the centre was put back from a copy
public record Label(String from, String to, String series, int part, long madeMs, long generation) {
    /// The centre's name on an envelope.
    public static final String CENTRE = "centrale";

    /// What the files of a series end in.
    public static final String SUFFIX = ".busta";

    private static final int MAGIC = 0x544D4243;
    private static final int VERSION = 1;
    private static final int MAX_BYTES = 4 << 10;
    private static final int MAX_PARTS = 99_999;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,16}");
    private static final Pattern SERIES = Pattern.compile("[0-9a-z-]{1,40}");

    public Label {
        if (!NAME.matcher(from).matches()
                || !NAME.matcher(to).matches()
                || !SERIES.matcher(series).matches()
                || part < 1
                || part > MAX_PARTS) {
            throw new IllegalArgumentException("not a label");
        }
    }

    /// `TIMBRO-GE1-centrale-20261122-083000-7f3a-001.busta`: what FAT32 takes, and in order.
    public String fileName() {
        return prefix() + String.format(Locale.ROOT, "%s-%03d", series, part) + SUFFIX;
    }

    /// How the names of all envelopes on this way begin.
    String prefix() {
        return "TIMBRO-" + from + "-" + to + "-";
    }

    Label next() {
        return new Label(from, to, series, part + 1, madeMs, generation);
    }

    /// Writes the outside.
    void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeShort(VERSION);
        writeBare(out);
    }

    void writeBare(DataOutputStream out) throws IOException {
        byte[] json = Json.write(this);
        out.writeShort(json.length);
        out.write(json);
    }

    /// Reads the outside of an envelope.
    ///
    /// @throws MalformedException if it is none
    static Label read(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(Integer.BYTES + Short.BYTES);
        byte[] ours = {'T', 'M', 'B', 'C', 0, VERSION};
        if (!Arrays.equals(head, ours)) {
            throw new MalformedException("Il file non è una busta di Timbro, o è di una versione più nuova.");
        }
        return readBare(in);
    }

    static Label readBare(DataInputStream in) throws IOException {
        byte[] digits = in.readNBytes(Short.BYTES);
        int length = digits.length < Short.BYTES ? 0 : (digits[0] & 0xFF) << Byte.SIZE | digits[1] & 0xFF;
        if (length > MAX_BYTES) {
            throw new MalformedException("L'intestazione della busta è troppo lunga.");
        }
        byte[] json = in.readNBytes(length);
        if (json.length < length || digits.length < Short.BYTES) {
            throw new MalformedException("L'intestazione della busta è tagliata.");
        }
        return Json.read(json, Label.class);
    }
}
