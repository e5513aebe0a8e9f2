package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/// What the centre looks after at each contact with a branch: numbers, custody, credit, registrations, news of
/// companies. All look at one snapshot, because nearly always nobody finds anything to do. Any thread, but never from
/// inside a transaction.
public record Cure(Journal journal, List<Cura> tutte) implements Consumer<Sede> {

    /// @param serve whether there is something to do for a branch
    /// @param provvedi does it, with a look of its own inside the transaction: it may be done already
    public record Cura(BiPredicate<Reading, Sede> serve, Consumer<Sede> provvedi) {}

    @Override
    public void accept(Sede sede) {
        journal.read(rows -> tutte.stream()
                        .filter(cura -> cura.serve.test(rows, sede))
                        .toList())
                .forEach(cura -> cura.provvedi.accept(sede));
    }
}
