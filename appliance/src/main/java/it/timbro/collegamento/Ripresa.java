package it.timbro.collegamento;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.util.List;
import java.util.Optional;

/// What this branch wrote once and forgot comes back from the centre, by the line or on a stick. Any thread.
final class Ripresa {
    private final Filiale filiale;

    Ripresa(Filiale filiale) {
        this.filiale = filiale;
    }

    /// Up to here both certainly hold the same.
    long riscontrato(StreamId stream) {
        return filiale.journal()
                .lastReceipt(stream.sede(), stream.toString())
                .map(Receipt::seq)
                .orElse(0L);
    }

    boolean tiene(StreamId stream, Head fine) {
        return fine.seq() == 0
                || filiale.journal()
                        .find(stream, fine.seq())
                        .map(Entry::hash)
                        .filter(fine.hash()::equals)
                        .isPresent();
    }

    /// Takes whole transactions back. What the centre holds counts: from the first entry on that is another
    /// here, ours is left behind. What is here already changes nothing.
    synchronized Outcome prendi(StreamId stream, List<Entry> page) {
        long next = filiale.journal().head(stream).seq() + 1;
        if (page.getFirst().seq() > next) {
            return new Outcome.Gap(next);
        }
        for (Entry theirs : page) {
            Optional<Hash> ours = filiale.journal().find(stream, theirs.seq()).map(Entry::hash);
            if (ours.isEmpty()) {
                break;
            }
            if (!ours.get().equals(theirs.hash())) {
                filiale.journal().copies().setAside(stream, theirs.seq() - 1);
                break;
            }
        }
        return filiale.journal().copies().recover(stream, page);
    }
}
