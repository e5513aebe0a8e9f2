package it.timbro.sync.receiver;

import it.timbro.sync.protocol.Chained;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Touched;
import java.util.List;
import java.util.Optional;

/// Takes batches of one chain: the centre those of a branch's stream, the branch those of its feed. Recomputes
/// every hash, demands dense numbers, an unbroken chain and whole transactions; what is held already is compared
/// and skipped, so a batch may come twice.
///
/// One call of [#receive] or [#keep] must run in one transaction of the store behind the shelf, or two calls at once
/// could both see the old head. What takes time and needs no store, [#malformed], may be asked before.
public final class Receiver<T extends Chained> {
    /// What is held of one chain.
    public interface Shelf<T extends Chained> {
        /// The last one held, [Head#EMPTY] if none.
        Head head();

        /// The hash held at a seq, empty beyond the head.
        Optional<Hash> hashAt(long seq);

        /// Keeps whole transactions that follow the head, all or none, durably before it returns.
        void store(List<T> wholeTransactions);
    }

    private final String chain;
    private final Shelf<T> shelf;

    private Receiver(String chain, Shelf<T> shelf) {
        this.chain = chain;
        this.shelf = shelf;
    }

    /// For the centre: a branch's stream.
    public static Receiver<Entry> ofStream(StreamId stream, Shelf<Entry> shelf) {
        return new Receiver<>(stream.toString(), shelf);
    }

    /// For the branch: its feed.
    public static Receiver<FeedEntry> ofFeed(String sede, Shelf<FeedEntry> shelf) {
        return new Receiver<>(FeedEntry.chainOf(sede), shelf);
    }

    public Outcome receive(List<T> batch) {
        return malformed(chain, batch).<Outcome>map(found -> found).orElseGet(() -> keep(batch));
    }

    /// What is wrong with a batch, whatever is held: empty, of another chain, false hashes, a broken chain, parted
    /// transactions.
    public static <T extends Chained> Optional<Outcome.Malformed> malformed(String chain, List<T> batch) {
        if (batch.isEmpty()) {
            return Optional.of(new Outcome.Malformed("L'invio non contiene fatti."));
        }
        for (int i = 0; i < batch.size(); i++) {
            T link = batch.get(i);
            if (!link.chain().equals(chain)) {
                return Optional.of(new Outcome.Malformed(
                        "L'invio contiene fatti di " + link.chain() + " invece di " + chain + "."));
            }
            if (!link.sound()) {
                return Optional.of(
                        new Outcome.Malformed("L'impronta del fatto " + link.seq() + " non corrisponde al contenuto."));
            }
            if (i > 0
                    && (link.seq() != batch.get(i - 1).seq() + 1
                            || !link.previous().equals(batch.get(i - 1).hash()))) {
                return Optional.of(
                        new Outcome.Malformed("La catena dei fatti è interrotta al numero " + link.seq() + "."));
            }
        }
        return Transactions.broken(batch).map(Outcome.Malformed::new);
    }

    /// Compares a sound batch with what is held and keeps what is new.
    public Outcome keep(List<T> batch) {
        Head head = shelf.head();
        T first = batch.getFirst();
        T last = batch.getLast();
        if (first.seq() > head.seq() + 1) {
            return new Outcome.Gap(head.seq() + 1);
        }
        for (T link : batch) {
            if (link.seq() <= head.seq() && !shelf.hashAt(link.seq()).equals(Optional.of(link.hash()))) {
                return new Outcome.Fork(link.seq());
            }
        }
        List<T> fresh = batch.stream().filter(link -> link.seq() > head.seq()).toList();
        if (!fresh.isEmpty()) {
            if (!fresh.getFirst().previous().equals(head.hash())) {
                return new Outcome.Fork(head.seq());
            }
            shelf.store(fresh);
        }
        return new Outcome.Stored(new Receipt(chain, last.seq(), last.hash(), fresh.size(), batch.size() - fresh.size())
                .about(Touched.of(batch)));
    }
}
