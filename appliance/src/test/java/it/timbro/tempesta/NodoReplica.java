package it.timbro.tempesta;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A fresh centre that is told everything again, in another order.
final class NodoReplica extends Nodo {
    NodoReplica(Mondo mondo) {
        super(mondo, "replica");
        accendi();
    }

    @Override
    void avvia() {}

    /// What a stream holds beyond what was told, and after which entries of others it was written.
    private final class Fonte {
        final StreamId stream;
        final List<List<Entry>> transactions = new ArrayList<>();
        final List<Map<StreamId, Long>> dopo = new ArrayList<>();

        Fonte(StreamId stream) {
            this.stream = stream;
        }
    }

    void riceveTutto() {
        List<Fonte> fonti = new ArrayList<>();
        for (String name : mondo.centro.occhio().righe("select sede || '/' || name from stream order by 1")) {
            StreamId stream = StreamId.parse(name);
            Fonte fonte = new Fonte(stream);
            Nodo writer = mondo.filiali.stream()
                    .filter(filiale -> filiale.stream.sameWriter(stream))
                    .<Nodo>map(filiale -> filiale)
                    .findFirst()
                    .orElse(mondo.centro);
            for (Entry entry : mondo.centro.journal().entriesAfter(stream, 0, Integer.MAX_VALUE, Long.MAX_VALUE)) {
                if (entry.seq() == entry.txFirst()) {
                    fonte.transactions.add(new ArrayList<>());
                    fonte.dopo.add(letto(writer, entry));
                }
                fonte.transactions.getLast().add(entry);
            }
            fonti.add(fonte);
        }
        Map<StreamId, Long> told = new HashMap<>();
        while (!fonti.isEmpty()) {
            List<Fonte> ready = fonti.stream()
                    .filter(fonte -> fonte.dopo.getFirst().entrySet().stream()
                            .allMatch(need -> told.getOrDefault(need.getKey(), 0L) >= need.getValue()))
                    .toList();
            Fonte next = mondo.caso.uno(ready);
            List<Entry> batch = next.transactions.removeFirst();
            next.dopo.removeFirst();
            if (next.stream.incarnation() > 1 && !told.containsKey(next.stream)) {
                journal()
                        .write(
                                next.stream,
                                "centrale",
                                tx -> { // as Accoglienza does before it takes anything of it
                                    tx.open(next.stream);
                                    return true;
                                });
            }
            Outcome outcome = journal().receive(next.stream, batch, receipt -> receipt);
            Violazione.se(!(outcome instanceof Outcome.Stored), "INV-6", "told again: " + outcome);
            told.put(next.stream, batch.getLast().seq());
            fonti.removeIf(fonte -> fonte.transactions.isEmpty());
        }
    }

    /// What had been read of others when an entry was written.
    private static Map<StreamId, Long> letto(Nodo writer, Entry entry) {
        Map<StreamId, Long> read = new HashMap<>();
        for (String row : writer.occhio()
                .righe(
                        "select sede || '/' || stream || '|' || max(seq) from journal where not (sede = ? and stream = ?)"
                                + " and arrival < (select arrival from journal where sede = ? and stream = ? and seq = ?)"
                                + " group by sede, stream",
                        entry.stream().sede(),
                        entry.stream().name(),
                        entry.stream().sede(),
                        entry.stream().name(),
                        entry.seq())) {
            String[] words = row.split("\\|");
            read.put(StreamId.parse(words[0]), Long.parseLong(words[1]));
        }
        return read;
    }
}
