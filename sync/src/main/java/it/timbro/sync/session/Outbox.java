package it.timbro.sync.session;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;

/// The branch's journal, seen from the line. Any thread may call.
public interface Outbox {
    /// The branch's own streams, oldest incarnation first; the last is the one it writes.
    List<StreamId> streams();

    /// How far a stream goes at the branch.
    Head head(StreamId stream);

    /// How far the centre has given a receipt for.
    long acknowledged(StreamId stream);

    /// The hash at a seq, empty if the branch does not hold it.
    Optional<Hash> hashAt(StreamId stream, long seq);

    /// Whole transactions after `after`, in order, until one of the limits would be passed; the
    /// first transaction comes whatever its size. As stored: the session takes care of what may
    /// travel ([Entry#forTravel]).
    List<Entry> after(StreamId stream, long after, int maxEntries, long maxBytes);

    /// Keeps a signed receipt, durably. Receipts may repeat, and come late: one that goes less far than another moves
    /// nothing back.
    void acknowledge(StreamId stream, Receipt receipt);

    /// The last receipts that the branch holds of the centre: what it says in a hello.
    List<Receipt> receipts();

    /// The presence to say with the next hello ([it.timbro.sync.protocol.Presence]), kept durably
    /// before this returns; the same until a hello was answered.
    String next();

    /// The centre signed for the presence that was said.
    void present(Receipt presence);

    /// The centre does not let this copy of the branch go on.
    ///
    /// @param stream the incarnation that spoke
    /// @param sentence Italian, to be shown as it is
    void quarantine(StreamId stream, String sentence);

    /// How often the centre was put back from a copy, as far as it has said so on the line; 0 if it has not.
    long generation();

    /// The centre said so now; kept durably before this returns.
    void generation(long said);

    /// The centre holds less than its receipts say, up to here: what follows counts as not sent.
    /// The receipts stay.
    void rewind(StreamId stream, Head held);
}
