package it.timbro.sync.world;

import it.timbro.sync.protocol.Chained;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.receiver.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A chain kept in a list.
public class ListShelf<T extends Chained> implements Receiver.Shelf<T> {
    public final List<T> links = new ArrayList<>();

    @Override
    public synchronized Head head() {
        return links.isEmpty() ? Head.EMPTY : Head.of(links.getLast());
    }

    @Override
    public synchronized Optional<Hash> hashAt(long seq) {
        return seq < 1 || seq > links.size()
                ? Optional.empty()
                : Optional.of(links.get((int) seq - 1).hash());
    }

    @Override
    public synchronized void store(List<T> wholeTransactions) {
        links.addAll(wholeTransactions);
    }
}
