package it.timbro.collegamento.store;

import static it.timbro.journal.schema.Tables.CURSORE;

import it.timbro.base.Sede;
import it.timbro.collegamento.Scambio.Chiavetta;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Keeps `cursore`: the receipts of each stream, and under names that no stream has how far the rest came.
final class Cursori {
    static final String GENERAZIONE = "generazione della centrale";

    /// When it was is all that it says.
    static final String SCAMBIO = "ultimo scambio sulla linea";

    /// By when the centre prepared it.
    static final String CHIAVETTA = "ultima chiavetta della centrale";

    private Cursori() {}

    static Head read(Reading rows, String sede, String name) {
        return rows.sql()
                .first(
                        "select seq, hash from cursore where sede = ? and name = ?",
                        row -> new Head(row.number(1), new Hash(row.text(2))),
                        sede,
                        name)
                .orElse(Head.EMPTY);
    }

    static void write(Reading rows, String sede, String name, Head punto, long nowMs) {
        rows.dsl()
                .insertInto(CURSORE, CURSORE.SEDE, CURSORE.NAME, CURSORE.SEQ, CURSORE.HASH, CURSORE.AT_MS)
                .values(sede, name, punto.seq(), punto.hash().hex(), nowMs)
                .onConflict(CURSORE.SEDE, CURSORE.NAME)
                .doUpdate()
                .set(CURSORE.SEQ, punto.seq())
                .set(CURSORE.HASH, punto.hash().hex())
                .set(CURSORE.AT_MS, nowMs)
                .execute();
    }

    /// As long as no stick was read every receipt came over the line, so the last one counts too.
    static long ultimoScambio(Reading rows, Sede sede) {
        Condition line = chiavetta(rows, sede).isPresent() ? CURSORE.NAME.in(SCAMBIO, GENERAZIONE) : DSL.noCondition();
        return rows.dsl()
                .select(DSL.coalesce(DSL.max(CURSORE.AT_MS), DSL.val(0L)))
                .from(CURSORE)
                .where(CURSORE.SEDE.eq(sede.code()), line)
                .fetchSingle(row -> row.value1());
    }

    static Optional<Chiavetta> chiavetta(Reading rows, Sede sede) {
        return rows.dsl()
                .selectFrom(CURSORE)
                .where(CURSORE.SEDE.eq(sede.code()), CURSORE.NAME.eq(CHIAVETTA))
                .fetchOptional(row -> new Chiavetta(row.getSeq(), row.getAtMs()));
    }
}
