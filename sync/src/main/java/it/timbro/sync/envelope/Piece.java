package it.timbro.sync.envelope;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Receipt;
import java.util.List;

/// One thing said on a stick. A stick may be read late, twice, and after a newer one, so everything on it only ever
/// adds to what the reader holds; a `Hello`, which compares where both ends are now, does not travel this way.
public sealed interface Piece {
    /// Most files named at once: more wait for the next stick.
    int NAMES = 20_000;

    /// Whole transactions of one of the branch's streams: news to the centre, or what a branch lost comes back to it.
    record Journal(List<Entry> batch) implements Piece {}

    /// News of the centre for the branch.
    record Feed(List<FeedEntry> batch) implements Piece {}

    /// What the writer holds, signed.
    record Given(Receipt receipt) implements Piece {}

    /// The centre's answer to a branch that asked for a new incarnation.
    record Life(Incarnazione data) implements Piece {}

    /// Some bytes of a file, at most [it.timbro.sync.protocol.Limits#PART_BYTES].
    record Part(Hash file, long sizeBytes, long offset, byte[] bytes) implements Piece {}

    /// Files by name alone, at most [#NAMES].
    record Names(Meaning meaning, List<Name> files) implements Piece {}

    /// @param held bytes of it that the writer has already
    record Name(Hash file, long held) {}

    /// What is said of the named files.
    enum Meaning {
        /// «I lack these.»
        WANTED(5),
        /// «I do not know that you have these: tell me.»
        ASKED(6),
        /// «I hold these whole.»
        HELD(7);

        private final int type;

        Meaning(int type) {
            this.type = type;
        }

        int type() {
            return type;
        }
    }
}
