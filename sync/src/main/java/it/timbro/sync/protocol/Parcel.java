package it.timbro.sync.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A batch of one stream ready to leave: whole transactions as they may travel, and their body
/// once it is packed. Any thread.
public final class Parcel {
    private static final int FIRST_BYTES = 256 << 10;

    private final List<Entry> entries;
    private byte @Nullable [] body;

    private Parcel(List<Entry> entries) {
        this.entries = entries;
    }

    /// @param held consecutive, as they are stored; the last transaction must be whole
    public static Parcel of(List<Entry> held) {
        return new Parcel(Batches.cut(held).stream().map(Entry::forTravel).toList());
    }

    public List<Entry> entries() {
        return entries;
    }

    /// The body of version 1 ([Frames]), packed when it is first asked for.
    public synchronized byte[] body() {
        byte[] packed = body;
        if (packed == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_BYTES);
            try {
                Frames.writeEntries(out, entries);
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
            }
            packed = out.toByteArray();
            body = packed;
        }
        return packed;
    }
}
