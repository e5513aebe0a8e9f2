package it.timbro.collegamento;

import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Presence;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.session.Outbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The journal is the outbox: what has no receipt waits.
///
/// How far each life came is asked by every page, for its strip and for its lines: it is kept from one commit to the
/// next.
final class JournalOutbox implements Outbox {
    private static final int LOT_BYTES = 32;

    private final Filiale filiale;
    private final RandomGenerator random;
    private final Supplier<SequencedMap<StreamId, Punto>> punti;

    /// @param qui the last entry that is here
    /// @param ricevuta the last one that the centre gave a receipt for
    private record Punto(Head qui, Head ricevuta) {}

    /// @param random draws what tells this box from a copy of it
    JournalOutbox(Filiale filiale, RandomGenerator random) {
        this.filiale = filiale;
        this.random = random;
        this.punti = filiale.journal().kept(this::punti);
    }

    private SequencedMap<StreamId, Punto> punti(Reading rows) {
        SequencedMap<StreamId, Punto> all = new LinkedHashMap<>();
        for (StreamId vita : rows.lives(filiale.stream())) {
            all.put(vita, new Punto(rows.head(vita), filiale.scambio().riscontrato(rows, vita)));
        }
        return all;
    }

    @Override
    public List<StreamId> streams() {
        return List.copyOf(punti.get().keySet());
    }

    @Override
    public Head head(StreamId stream) {
        return punto(stream).qui();
    }

    @Override
    public long acknowledged(StreamId stream) {
        return punto(stream).ricevuta().seq();
    }

    private Punto punto(StreamId vita) {
        return punti.get().getOrDefault(vita, new Punto(Head.EMPTY, Head.EMPTY));
    }

    /// The incarnation that is written now.
    StreamId vita() {
        return punti.get().lastEntry().getKey();
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
    public List<Receipt> receipts() {
        String sede = filiale.sede().code();
        return Stream.concat(
                        streams().stream().flatMap(stream -> Stream.of(stream.toString(), Presence.chainOf(stream))),
                        Stream.of(FeedEntry.chainOf(sede)))
                .flatMap(chain -> filiale.journal().lastReceipt(sede, chain).stream())
                .toList();
    }

    @Override
    public String next() {
        StreamId vita = filiale.vita();
        return filiale.journal()
                .read(rows -> filiale.scambio().presenza(rows, vita))
                .orElseGet(() -> filiale.journal().write(vita, Filiale.OPERATORE, tx -> {
                    String drawn = lot();
                    filiale.scambio().presenza(tx, vita, Optional.of(drawn));
                    return drawn;
                }));
    }

    /// Nobody else has drawn it, nor will.
    String lot() {
        byte[] drawn = new byte[LOT_BYTES];
        random.nextBytes(drawn);
        return Hash.ofRaw(drawn).hex();
    }

    @Override
    public void present(Receipt presence) {
        filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
            if (Presence.chainOf(tx.stream()).equals(presence.chain())
                    && filiale.scambio()
                            .presenza(tx, tx.stream())
                            .equals(Optional.of(presence.hash().hex()))) {
                tx.keep(filiale.sede().code(), presence);
                filiale.scambio().presenza(tx, tx.stream(), Optional.empty());
            }
            return presence;
        });
    }

    @Override
    public void quarantine(StreamId stream, String sentence) {
        filiale.quarantena(stream, Quarantene.Causa.CENTRALE, sentence, lot());
    }

    @Override
    public long generation() {
        return filiale.journal().read(rows -> filiale.scambio().generazione(rows, filiale.sede()));
    }

    @Override
    public void generation(long said) {
        filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
            filiale.scambio().generazione(tx, filiale.sede(), said, filiale.nowMs());
            return said;
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
