package it.timbro.journal;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.sync.receiver.Receiver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Another's stream in a transaction that holds its head: what a [Receiver] compares with, and where it puts what is
/// new.
record StreamShelf(Engine.Turn turn, StreamId stream, Rules rules) implements Receiver.Shelf<Entry> {
    @Override
    public Head head() {
        return Rows.lockHead(turn.sql(), stream);
    }

    @Override
    public Optional<Hash> hashAt(long seq) {
        return Rows.find(turn.sql(), stream, seq).map(Entry::hash);
    }

    /// Some may be here already, beyond the head: another branch had been told them, and gave them back to a
    /// centre that had lost them.
    @Override
    public void store(List<Entry> wholeTransactions) {
        Entry last = wholeTransactions.getLast();
        Map<Long, Hash> here = here(wholeTransactions.getFirst().seq(), last.seq());
        wholeTransactions.stream()
                .filter(entry -> !entry.hash().equals(here.getOrDefault(entry.seq(), entry.hash())))
                .findFirst()
                .ifPresent(entry -> {
                    throw new ForkedException(entry.seq());
                });
        new Applier(turn, rules)
                .store(wholeTransactions.stream()
                        .filter(entry -> !here.containsKey(entry.seq()))
                        .map(rules::foreign)
                        .toList());
        Rows.moveHead(turn.sql(), stream, last.seq(), last.hash());
        turn.notice().stored(wholeTransactions.size());
    }

    private Map<Long, Hash> here(long first, long last) {
        Map<Long, Hash> here = new HashMap<>();
        turn.sql()
                .each(
                        "select seq, hash from journal where sede = ? and stream = ? and seq between ? and ?",
                        row -> here.put(row.number(1), new Hash(row.text(2))) == null,
                        stream.sede(),
                        stream.name(),
                        first,
                        last);
        return here;
    }

    /// Its writer had told another fact, which stands here beyond the head.
    static final class ForkedException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        private final long seq;

        ForkedException(long seq) {
            super("another fact stands here at " + seq);
            this.seq = seq;
        }

        Outcome.Fork outcome() {
            return new Outcome.Fork(seq);
        }
    }
}
