package it.timbro.sync.session;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.receiver.Parts;
import it.timbro.sync.transport.Link;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes what comes of a file where it goes on, and remembers what came of it. Used by the files
/// lane and, during its call, by the link.
final class Arrival implements Link.Sink {
    private final Files files;
    private final Hash hash;

    /// Where the next bytes belong.
    long at;

    /// Of the last bytes; `null` before the first.
    Parts.@Nullable Outcome last;

    /// Our own disk did not take it.
    @Nullable
    IOException broken;

    Arrival(Files files, Hash hash, long at) {
        this.files = files;
        this.hash = hash;
        this.at = at;
    }

    @Override
    public void take(long sizeBytes, byte[] bytes) throws IOException {
        if (last == null || last instanceof Parts.Outcome.Held) {
            try {
                last = files.write(hash, sizeBytes, at, bytes);
            } catch (IOException e) {
                broken = e;
                throw e;
            }
            at += bytes.length;
        }
    }

    /// The file ends before what is here of it: garbage that a power cut left.
    ///
    /// @return whether our disk did it
    boolean discard() {
        try {
            if (at > 0) {
                files.write(hash, 0, at, new byte[0]); // longer than announced: it is thrown away
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
