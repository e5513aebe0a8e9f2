package it.timbro.journal;

import it.timbro.sync.protocol.Chained;
import it.timbro.sync.protocol.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is read of a chain, link by link, until a [Portion] is full. One thread.
final class Batch<T extends Chained> {
    private final Portion portion;
    private final List<T> whole = new ArrayList<>();
    private final List<T> transaction = new ArrayList<>();
    private long bytes;
    private boolean tooLarge;

    Batch(Portion portion) {
        this.portion = portion;
    }

    /// @param fact the link, or what it cites
    /// @return whether more is wanted
    boolean take(T link, Entry fact) {
        if (!transaction.isEmpty() && !transaction.getLast().boundTo(link)) {
            whole.addAll(transaction);
            transaction.clear();
        }
        transaction.add(link);
        bytes += sizeOf(fact);
        if (whole.isEmpty()) {
            tooLarge = bytes > portion.most();
            return !tooLarge;
        }
        boolean fits = whole.size() + transaction.size() <= portion.entries() && bytes <= portion.bytes();
        if (!fits) {
            transaction.clear();
        }
        return fits;
    }

    /// What was taken, once there is no more or no more is wanted; empty if the first transaction is too large.
    Optional<List<T>> whole() {
        whole.addAll(transaction);
        transaction.clear();
        return tooLarge ? Optional.empty() : Optional.of(whole);
    }

    private static long sizeOf(Entry entry) {
        byte[] payload = entry.payload();
        return 400 + (payload == null ? 0 : payload.length);
    }
}
