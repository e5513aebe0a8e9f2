package it.timbro.sync.session;

import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.receiver.Receiver;
import java.util.List;
import java.util.Optional;

/// Where the branch keeps its feed. `store` comes from one thread at a time, the questions from any thread.
public interface Inbox extends Receiver.Shelf<FeedEntry> {
    /// The branch's signed receipt for its feed, if the centre has not got it yet.
    Optional<Receipt> undelivered();

    /// Whether the centre holds what says whose key signs it: on the line none is given before.
    boolean signerKnown();

    /// What the branch was told after a seq, whole transactions.
    List<FeedEntry> after(long seq, int maxEntries, long maxBytes);

    /// The centre keeps the receipt.
    ///
    /// @param receipt the centre's own signature under it: what a hello shows to a centre that was put back
    /// from a copy; ours, where the centre has signed nothing
    void delivered(Receipt receipt);
}
