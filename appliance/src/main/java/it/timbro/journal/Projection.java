package it.timbro.journal;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Keeps the tables that pages read in step with the facts, in the transaction that stores them.
///
/// `apply` decides nothing: it looks at the fact and at the rows of its subject; no clock, no policy. So the same
/// code serves live work, rebuild and the centre.
public interface Projection {
    void apply(Reading rows, Recorded recorded);

    /// Names of the tables it fills, emptied before a rebuild.
    List<String> tables();

    /// Takes out what it holds of a subject, whose facts are then told anew ([Telling]). Ledgers hold on to what
    /// they have: a number that was used was used.
    default void forget(Reading rows, String subject) {}

    /// What a fact leaves here although it does not count for its subject: a file that it names still has to travel.
    default void superseded(Reading rows, Recorded recorded) {}

    /// Empties the tables of all of them, before a rebuild.
    static void empty(DSLContext dsl, List<Projection> projections) {
        projections.stream()
                .flatMap(projection -> projection.tables().stream())
                .distinct()
                .forEach(table -> dsl.deleteFrom(DSL.table(DSL.name(table))).execute());
    }
}
