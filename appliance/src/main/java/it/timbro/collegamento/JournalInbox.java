package it.timbro.collegamento;

import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.session.Inbox;
import java.util.List;
import java.util.Optional;

/// The branch's feed goes into the journal, and then whoever answers it is told. `store` comes from the pull lane
/// only.
record JournalInbox(Filiale filiale, Runnable dopoLeNovita) implements Inbox {
    @Override
    public Head head() {
        return filiale.journal().feedHead(filiale.sede().code());
    }

    @Override
    public Optional<Hash> hashAt(long seq) {
        return filiale.journal().feedAfter(filiale.sede().code(), seq - 1, 1, 1).stream()
                .filter(entry -> entry.seq() == seq)
                .map(FeedEntry::hash)
                .findFirst();
    }

    @Override
    public void store(List<FeedEntry> wholeTransactions) {
        filiale.journal().storeFeed(wholeTransactions);
        dopoLeNovita.run();
    }
}
