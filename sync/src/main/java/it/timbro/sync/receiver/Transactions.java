package it.timbro.sync.receiver;

import it.timbro.sync.protocol.Chained;
import it.timbro.sync.protocol.Entry;
import java.util.List;
import java.util.Optional;

/// Whether a batch holds whole transactions only.
///
/// A stream tells it by `txFirst` and `txSize`. A feed may cite only some facts of a transaction, those that
/// concern its branch, so there the sender answers for it (see [it.timbro.sync.protocol.Batches]) and the end mark
/// of the frames for the transport.
final class Transactions {
    private Transactions() {}

    /// What is wrong, in Italian; empty if nothing is.
    static Optional<String> broken(List<? extends Chained> batch) {
        long first = 0;
        long open = 0;
        for (Chained link : batch) {
            if (!(link instanceof Entry entry)) {
                return Optional.empty();
            }
            if (open == 0) {
                if (entry.txFirst() != entry.seq()) {
                    return Optional.of("Al fatto " + entry.seq() + " manca l'inizio della sua operazione.");
                }
                first = entry.seq();
                open = entry.txSize();
            }
            if (entry.txFirst() != first || entry.txSize() - (entry.seq() - first) != open || open < 1) {
                return Optional.of("Il fatto " + entry.seq() + " non sta al suo posto nell'operazione.");
            }
            open--;
        }
        return open == 0 ? Optional.empty() : Optional.of("All'ultima operazione mancano " + open + " fatti.");
    }
}
