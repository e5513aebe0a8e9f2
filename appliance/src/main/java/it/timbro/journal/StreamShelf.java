package it.timbro.journal;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Receiver;
import java.util.List;
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

    @Override
    public void store(List<Entry> wholeTransactions) {
        new Applier(turn, rules)
                .store(wholeTransactions.stream().map(rules::foreign).toList());
        Entry last = wholeTransactions.getLast();
        Rows.moveHead(turn.sql(), stream, last.seq(), last.hash());
        turn.notice().stored(wholeTransactions.size());
    }
}
