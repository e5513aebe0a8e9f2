package it.timbro.journal;

import static it.timbro.journal.schema.Tables.FERMO;

import it.timbro.journal.schema.tables.records.FermoRecord;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;

/// Subjects that did not come as far as their last fact, and the first fact of each that stands
/// outside: table `fermo`. A *frozen* one lets nothing pass behind it. One for each transaction of
/// the writer, on its thread.
final class Standstills {
    private final DSLContext dsl;
    private final TreeSet<String> subjects = new TreeSet<>();

    Standstills(Engine.Turn turn) {
        this.dsl = turn.dsl();
        turn.sql().each("select distinct subject from fermo", row -> subjects.add(row.text(1)));
    }

    /// @param at the first fact that stands outside
    record Stop(String subject, Fact.Cited at) {}

    /// Whether facts of this subject have to wait.
    static boolean frozen(Sql sql, String subject) {
        return sql.first("select ferma from fermo where subject = ? and ferma = 1", row -> row.number(1), subject)
                .isPresent();
    }

    /// Whether any has to wait.
    static boolean any(Sql sql) {
        return sql.first("select ferma from fermo where ferma = 1 limit 1", row -> row.number(1))
                .isPresent();
    }

    boolean contains(String subject) {
        return subjects.contains(subject);
    }

    /// In order.
    List<String> subjects() {
        return List.copyOf(subjects);
    }

    /// Those that let nothing pass, in order.
    List<Stop> frozen(int limit) {
        return subjects.isEmpty()
                ? List.of()
                : dsl.selectFrom(FERMO)
                        .where(FERMO.FERMA.eq(1L))
                        .orderBy(FERMO.SUBJECT)
                        .limit(limit)
                        .fetch(row -> new Stop(row.getSubject(), at(row)));
    }

    Fact.Cited at(String subject) {
        return at(dsl.selectFrom(FERMO).where(FERMO.SUBJECT.eq(subject)).fetchSingle());
    }

    private static Fact.Cited at(FermoRecord row) {
        return new Fact.Cited(new StreamId(row.getSede(), row.getStream()), row.getSeq());
    }

    /// @param frozen whether what comes behind it has to wait too
    void add(Entry entry, boolean frozen) {
        FermoRecord row = dsl.newRecord(FERMO);
        row.setSede(entry.stream().sede());
        row.setSubject(entry.subject());
        row.setStream(entry.stream().name());
        row.setSeq(entry.seq());
        row.setFerma(frozen ? 1L : 0L);
        var insert = dsl.insertInto(FERMO).set(row).onConflict(FERMO.SEDE, FERMO.SUBJECT);
        if (frozen) {
            insert.doUpdate().set(row).execute();
        } else {
            insert.doNothing().execute();
        }
        subjects.add(entry.subject());
    }

    void remove(String subject) {
        dsl.deleteFrom(FERMO).where(FERMO.SUBJECT.eq(subject)).execute();
        subjects.remove(subject);
    }

    void clear() {
        dsl.deleteFrom(FERMO).execute();
        subjects.clear();
    }
}
