package it.timbro.sync.transport;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Rientro;
import it.timbro.sync.protocol.StreamId;
import java.util.List;

/// The way back of a branch that came up from an old copy. Every call blocks, ends by itself within
/// a bound, and may be repeated.
public interface Rientri {
    /// Asks for a new incarnation. From the answer on the centre takes nothing more of the one before.
    Answer<Incarnazione> rientra(Rientro domanda);

    /// What the centre holds of one of the branch's own streams after `after`; empty if there is no more.
    Answer<List<Entry>> proprie(StreamId stream, long after);

    /// As [Link#feed].
    Answer<List<FeedEntry>> feed(long after, int waitMs);
}
