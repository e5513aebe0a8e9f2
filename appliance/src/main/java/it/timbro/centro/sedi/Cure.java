package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What the centre looks after at each contact with a branch: numbers, custody, credit, registrations, news of
/// companies. All look at one snapshot, because nearly always nobody finds anything to do. One that fails is logged
/// and done at a later contact: it keeps neither the others nor the branch's news. Any thread, but never from inside
/// a transaction.
public record Cure(Journal journal, List<Cura> tutte) implements Consumer<Sede> {
    private static final Logger LOG = Logger.getLogger(Cure.class.getName());

    /// @param serve whether there is something to do for a branch
    /// @param provvedi does it, with a look of its own inside the transaction: it may be done already
    public record Cura(BiPredicate<Reading, Sede> serve, Consumer<Sede> provvedi) {}

    @Override
    public void accept(Sede sede) {
        journal.read(rows -> tutte.stream()
                        .filter(cura -> tried(sede, () -> cura.serve.test(rows, sede)))
                        .toList())
                .forEach(cura -> tried(sede, () -> {
                    cura.provvedi.accept(sede);
                    return true;
                }));
    }

    private static boolean tried(Sede sede, BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "something that " + sede + " needs waits for a later contact");
            return false;
        }
    }
}
