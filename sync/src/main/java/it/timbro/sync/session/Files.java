package it.timbro.sync.session;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.receiver.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The branch's files by hash, seen from the line. What comes is written on the files lane only; contents are
/// opened and the lists asked from any thread.
public interface Files {
    /// A file by its content.
    ///
    /// @param urgent it goes before all that are not
    record Item(Hash hash, long sizeBytes, boolean urgent) {
        public Item(Hash hash, long sizeBytes) {
            this(hash, sizeBytes, false);
        }
    }

    /// Files named by entries that the centre has acknowledged (announced first, then sent) and that it does not
    /// hold yet, most urgent first, then the smallest; so the session takes them.
    List<Item> toSend(int limit);

    /// The content from `offset` on.
    InputStream open(Hash file, long offset) throws IOException;

    /// The centre holds these files whole. A file that was sent and not told here is asked for again.
    void sent(List<Hash> files);

    /// Files named by feed entries that the branch does not hold yet; size 0 where the entry does not tell it.
    List<Item> wanted(int limit);

    /// How many bytes of a wanted file are here already. See [Parts], made for this.
    long held(Hash file) throws IOException;

    /// Takes the next bytes of a wanted file; on the last byte the hash is checked and the file kept.
    Parts.Outcome write(Hash file, long sizeBytes, long offset, byte[] bytes) throws IOException;
}
