package it.timbro.journal;

import it.timbro.pratica.Codec;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/// What [Journal#rebuild] would make of a journal, in a database of its own: each entry is told once, in order of
/// arrival, by the same code, whenever somebody looks. What was told stays told, so looking often costs little.
public final class Ombra implements AutoCloseable {
    private final Engine engine;
    private final Rules rules;
    private long fino;
    private long quanti;
    private String ultimo = "";

    /// @param file an empty database
    public Ombra(Path file, List<Projection> projections, Machine machine) {
        this.engine = new SqliteEngine(new Database(file, SQLiteConfig.SynchronousMode.OFF), machine);
        this.rules = new Rules(new Codec(), List.copyOf(projections), CarteStore::keep, false, Map.of());
    }

    private record Arrivato(Entry entry, long arrival) {}

    /// Tells what has arrived since the last time.
    ///
    /// @return false if what was told is no longer there: it was left behind, or another copy put in its place
    public boolean segue(Journal journal) {
        if (!journal.read(rows -> continua(rows.sql()))) {
            return false;
        }
        List<Arrivato> nuovi = new ArrayList<>();
        journal.read(rows -> {
            Rows.byArrival(rows.sql(), fino, (entry, arrival) -> nuovi.add(new Arrivato(entry, arrival)));
            return true;
        });
        if (!nuovi.isEmpty()) {
            engine.writeAlone(turn -> {
                Applier applier = new Applier(turn, rules);
                for (Arrivato nuovo : nuovi) {
                    Rows.insert(turn.sql(), List.of(nuovo.entry));
                    applier.stored(nuovo.entry, Applier.NOW);
                }
                applier.thaw();
                return true;
            });
            fino = nuovi.getLast().arrival;
            quanti += nuovi.size();
            ultimo = nuovi.getLast().entry.hash().hex();
        }
        return true;
    }

    private boolean continua(Sql sql) {
        return fino == 0
                || sql.first(
                                "select count(*), (select hash from journal where arrival = ?) from journal where arrival <= ?",
                                row -> row.number(1) == quanti && ultimo.equals(row.textOrNull(2)),
                                fino,
                                fino)
                        .orElse(false);
    }

    @Override
    public void close() {
        engine.close();
    }
}
