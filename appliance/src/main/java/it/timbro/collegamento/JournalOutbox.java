package it.timbro.collegamento;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.session.Outbox;
import java.util.List;
import java.util.Optional;

/// The journal is the outbox: what has no receipt waits.
record JournalOutbox(Filiale filiale) implements Outbox {
    @Override
    public List<StreamId> streams() {
        return List.of(filiale.stream());
    }

    @Override
    public Head head(StreamId stream) {
        return filiale.journal().head(stream);
    }

    @Override
    public long acknowledged(StreamId stream) {
        return filiale.journal()
                .read(rows -> filiale.scambio().riscontrato(rows, stream))
                .seq();
    }

    @Override
    public Optional<Hash> hashAt(StreamId stream, long seq) {
        return filiale.journal().find(stream, seq).map(Entry::hash);
    }

    @Override
    public List<Entry> after(StreamId stream, long after, int maxEntries, long maxBytes) {
        return filiale.journal().entriesAfter(stream, after, maxEntries, maxBytes);
    }

    @Override
    public void acknowledge(StreamId stream, Receipt receipt) {
        Head ricevuta = receipt.head();
        filiale.journal().write(stream, Filiale.OPERATORE, tx -> {
            tx.keep(stream.sede(), receipt);
            if (ricevuta.seq() > filiale.scambio().riscontrato(tx, stream).seq()) {
                filiale.scambio().riscontra(tx, stream, ricevuta, filiale.nowMs());
            }
            return ricevuta;
        });
    }

    @Override
    public void rewind(StreamId stream, Head held) {
        filiale.journal().write(stream, Filiale.OPERATORE, tx -> {
            filiale.scambio().riscontra(tx, stream, held, filiale.nowMs());
            return held;
        });
    }
}
