package it.timbro.journal;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Receiver;
import java.util.List;
import java.util.Optional;

/// The feed of a branch at the centre, while the branch gives it back. Where the branch was told
/// something else than what stands here, what stands here was never told: it steps behind
/// ([Announcements#holdFrom]).
record FeedShelf(Engine.Turn turn, String sede, Rules rules, List<FeedEntry> told)
        implements Receiver.Shelf<FeedEntry> {
    @Override
    public Head head() {
        told.stream()
                .filter(item -> hashAt(item.seq())
                        .filter(here -> !here.equals(item.hash()))
                        .isPresent())
                .findFirst()
                .ifPresent(first -> Announcements.holdFrom(turn.dsl(), sede, first.seq()));
        return Rows.feedHead(turn.sql(), sede);
    }

    @Override
    public Optional<Hash> hashAt(long seq) {
        return Announcements.hashAt(turn.dsl(), sede, seq);
    }

    /// Facts that we lost come back with it, ours and other branches'. Where a stream ends just before one,
    /// it goes on with it, by whole transactions.
    @Override
    public void store(List<FeedEntry> wholeTransactions) {
        Applier applier = new Applier(turn, rules);
        for (FeedEntry item : wholeTransactions) {
            Entry origin = item.origin();
            Optional<Entry> here = Rows.find(turn.sql(), origin.stream(), origin.seq());
            if (here.isPresent() && !here.get().equals(origin)) {
                throw new DividedException(origin);
            }
            Rows.insertFeed(turn.sql(), item);
            if (here.isEmpty()) {
                applier.store(List.of(rules.foreign(origin)));
                goOn(origin.stream());
            }
        }
    }

    private void goOn(StreamId stream) {
        Head head = Rows.head(turn.sql(), stream);
        Optional<Entry> next = Rows.find(turn.sql(), stream, head.seq() + 1);
        while (next.isPresent() && next.get().previous().equals(head.hash())) {
            Entry entry = next.get();
            head = Head.of(entry);
            if (entry.seq() == entry.txFirst() + entry.txSize() - 1) {
                Rows.moveHead(turn.sql(), stream, head.seq(), head.hash());
            }
            next = Rows.find(turn.sql(), stream, head.seq() + 1);
        }
    }

    /// We have written another fact where the branch was told one.
    static final class DividedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        DividedException(Entry origin) {
            super("another fact stands here at " + origin.stream() + "/" + origin.seq());
        }
    }
}
