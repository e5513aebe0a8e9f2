package it.timbro.tempesta;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Another centre, which is told everything again, in another order: all at once, or what is new since it was told
/// last.
final class NodoReplica extends Nodo {
    private final Map<StreamId, Long> told = new HashMap<>();

    NodoReplica(Mondo mondo) {
        super(mondo, "replica" + mondo.repliche++, "replica", mondo.replica, mondo.fidato);
        accendi();
    }

    @Override
    void avvia() {}

    @Override
    DiscoDiProva altroDisco() {
        return disco; // nothing fails here
    }

    /// What a stream holds beyond what was told, and after which entries of others it was written.
    private final class Fonte {
        final StreamId stream;
        final List<List<Entry>> transactions = new ArrayList<>();
        final List<Map<StreamId, Long>> dopo = new ArrayList<>();

        Fonte(StreamId stream) {
            this.stream = stream;
        }

        boolean puo() {
            return dopo.getFirst().entrySet().stream()
                    .allMatch(need -> told.getOrDefault(need.getKey(), 0L) >= need.getValue());
        }
    }

    void riceveTutto() {
        Map<Nodo, Map<String, Map<StreamId, Long>>> letture = new HashMap<>();
        List<Fonte> fonti = new ArrayList<>();
        for (String name : mondo.centro.occhio().righe("select sede || '/' || name from stream order by 1")) {
            StreamId stream = StreamId.parse(name);
            Fonte fonte = new Fonte(stream);
            Map<String, Map<StreamId, Long>> letto = letture.computeIfAbsent(scrive(stream), NodoReplica::letto);
            for (Entry entry : mondo.centro
                    .journal()
                    .entriesAfter(stream, told.getOrDefault(stream, 0L), Integer.MAX_VALUE, Long.MAX_VALUE)) {
                if (entry.seq() == entry.txFirst()) {
                    fonte.transactions.add(new ArrayList<>());
                    fonte.dopo.add(Objects.requireNonNull(letto.get(stream + "#" + entry.seq())));
                }
                fonte.transactions.getLast().add(entry);
            }
            if (!fonte.transactions.isEmpty()) {
                fonti.add(fonte);
            }
        }
        while (!fonti.isEmpty()) {
            Fonte next = mondo.replica.uno(fonti.stream().filter(Fonte::puo).toList());
            List<Entry> batch = next.transactions.removeFirst();
            next.dopo.removeFirst();
            if (next.stream.incarnation() > 1 && !told.containsKey(next.stream)) {
                apre(next.stream);
            }
            Outcome outcome = journal().receive(next.stream, batch, receipt -> receipt);
            Violazione.se(!(outcome instanceof Outcome.Stored), "INV-6", "told again: " + outcome);
            told.put(next.stream, batch.getLast().seq());
            fonti.removeIf(fonte -> fonte.transactions.isEmpty());
        }
    }

    /// As Accoglienza does before it takes anything of it.
    private void apre(StreamId stream) {
        journal().write(stream, "centrale", tx -> {
            tx.open(stream);
            return true;
        });
    }

    private Nodo scrive(StreamId stream) {
        return mondo.tutte().stream()
                .filter(filiale -> filiale.stream.sameWriter(stream))
                .<Nodo>map(filiale -> filiale)
                .findFirst()
                .orElse(mondo.centro);
    }

    /// What had been read of other streams when each entry arrived in a journal: `stream#seq`.
    private static Map<String, Map<StreamId, Long>> letto(Nodo writer) {
        Map<String, Map<StreamId, Long>> before = new HashMap<>();
        Map<StreamId, Long> read = new HashMap<>();
        for (String row : writer.occhio().righe("select sede || '/' || stream, seq from journal order by arrival")) {
            int bar = row.indexOf('|');
            StreamId stream = StreamId.parse(row.substring(0, bar));
            long seq = Long.parseLong(row.substring(bar + 1));
            Map<StreamId, Long> others = new HashMap<>(read);
            others.remove(stream);
            before.put(stream + "#" + seq, others);
            read.merge(stream, seq, Math::max);
        }
        return before;
    }
}
