package it.timbro.sync.transport;

import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Welcome;
import java.io.IOException;
import java.util.List;

/// The branch's way to the centre. Every call blocks, ends by itself within a bound, may be
/// repeated, and may come from any thread.
public interface Link {
    Answer<Welcome> hello(Hello hello);

    /// Sends whole transactions of one stream.
    Answer<Receipt> push(Parcel parcel);

    /// What the centre has for this branch after `after`; waits up to `waitMs` for news, empty if
    /// there are none.
    Answer<List<FeedEntry>> feed(long after, int waitMs);

    /// Hands over the branch's signed receipt for its feed; answers with the centre's signature under the same.
    Answer<Receipt> receipt(Receipt ofFeed);

    /// What the same facts have come to at both ends.
    Answer<Paragone> compare(Impronta ours);

    /// Gives back whole transactions of the branch's feed, oldest first, to a centre that was
    /// restored from an old copy and asked for them; answers with how far it holds the feed now.
    Answer<Receipt> giveBack(List<FeedEntry> told);

    /// How many bytes of a file the centre holds; its whole size if it needs nothing more.
    Answer<Long> held(Hash file, long sizeBytes);

    /// Sends one part, at most [it.timbro.sync.protocol.Limits#PART_BYTES]; answers with the bytes now held.
    Answer<Long> send(Hash file, long sizeBytes, long offset, byte[] part);

    /// Asks for up to `length` bytes from `offset` on and hands them to the sink as they come;
    /// answers with the file's whole size. What the sink took stays taken, however the call ends.
    Answer<Long> fetch(Hash file, long offset, int length, Sink sink);

    /// Ends what is under way, for who is closing. Where calls end because their thread is interrupted, there is
    /// nothing to do.
    default void hangUp() {}

    /// Takes the bytes of a file in order.
    interface Sink {
        /// @param sizeBytes the file's whole size
        void take(long sizeBytes, byte[] bytes) throws IOException;
    }
}
