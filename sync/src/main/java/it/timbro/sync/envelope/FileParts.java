package it.timbro.sync.envelope;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Limits;
import java.io.IOException;
import java.io.InputStream;

/// Cuts a file into the parts in which it travels.
public final class FileParts {
    private FileParts() {}

    /// Where the bytes are.
    public interface Source {
        InputStream open(Hash file, long offset) throws IOException;
    }

    /// Says a file from an offset on. One that turns out shorter than it should be ends there: the reader will miss
    /// the rest and say so.
    public static void say(Counterpart.Load load, Hash file, long sizeBytes, long offset, Source source)
            throws IOException {
        try (InputStream in = source.open(file, offset)) {
            long at = offset;
            do {
                byte[] bytes = in.readNBytes((int) Math.min(Limits.PART_BYTES, sizeBytes - at));
                load.add(new Piece.Part(file, sizeBytes, at, bytes));
                if (bytes.length == 0) {
                    return;
                }
                at += bytes.length;
            } while (at < sizeBytes);
        }
    }
}
