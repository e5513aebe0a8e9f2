package it.timbro.journal;

import it.timbro.sync.protocol.Entry;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What to apply facts with.
///
/// @param together whether what arrives in one batch is tried as a whole ([#storing])
/// @param read what was read before the transaction began ([#having]), each under the very entry
record Rules(
        FactCodec codec, List<Projection> projections, Unappliable cards, boolean together, Map<Entry, Recorded> read) {
    /// Reads a batch before its turn comes: only one at a time may write.
    Rules having(List<Entry> batch) {
        Map<Entry, Recorded> ahead = new IdentityHashMap<>();
        batch.stream()
                .filter(entry -> entry.payload() != null && !codec.staysHome(entry.kind()))
                .forEach(entry -> ahead.put(entry, Recorded.of(codec, entry)));
        return new Rules(codec, projections, cards, together, ahead);
    }

    /// What an entry says.
    Recorded read(Entry entry) {
        Recorded known = read.get(entry);
        return known == null ? Recorded.of(codec, entry) : known;
    }

    /// Runs a transaction that stores what arrived. Nearly always all of it can be applied, so that is
    /// tried without any way back but the transaction's own: a savepoint around each batch keeps every page that
    /// it touches a second time, as much again as the facts themselves. If one fact is refused the transaction
    /// is undone and runs again from its start, each fact under a savepoint of its own.
    <T> T storing(Function<Rules, T> transaction) {
        try {
            return transaction.apply(this);
        } catch (RefusedException _) {
            return transaction.apply(new Rules(codec, projections, cards, false, read));
        }
    }

    /// What another machine wrote, as it may be kept here: of what concerns only that machine the digest.
    Entry foreign(Entry sent) {
        return codec.staysHome(sent.kind()) ? sent.digestOnly() : sent;
    }

    Optional<Telling> telling(String subject) {
        return projections.stream()
                .filter(Telling.class::isInstance)
                .map(Telling.class::cast)
                .filter(telling -> telling.covers(subject))
                .findFirst();
    }

    /// One of a batch cannot be applied.
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(RuntimeException why) {
            super(why);
        }
    }
}
