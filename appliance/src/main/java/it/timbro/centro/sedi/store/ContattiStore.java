package it.timbro.centro.sedi.store;

import static it.timbro.journal.schema.Tables.CONTATTO;
import static it.timbro.journal.schema.Tables.CURSORE;

import it.timbro.base.Sede;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.Contatti.Chiavetta;
import it.timbro.centro.sedi.Contatti.Contatto;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hash;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Keeps `contatto`. Not a projection: no fact says it.
public final class ContattiStore implements Contatti.Libro {
    /// Stands among the cursors under a name that no stream has: of sticks, how far they are read.
    private static final String CHIAVETTA = "ultima chiavetta della sede";

    @Override
    public Optional<Contatto> find(Reading rows, Sede sede) {
        Optional<Chiavetta> chiavetta = chiavetta(rows, sede);
        return rows.dsl()
                .selectFrom(CONTATTO)
                .where(CONTATTO.SEDE.eq(sede.code()))
                .fetchOptional(row -> new Contatto(row.getMs(), row.getDettoMs(), read(row.getDetto()), chiavetta));
    }

    private static Optional<Chiavetta> chiavetta(Reading rows, Sede sede) {
        return rows.dsl()
                .selectFrom(CURSORE)
                .where(CURSORE.SEDE.eq(sede.code()), CURSORE.NAME.eq(CHIAVETTA))
                .fetchOptional(row -> new Chiavetta(row.getSeq(), row.getAtMs()));
    }

    @Override
    public void letta(Reading rows, Sede sede, Chiavetta letta, Map<String, Long> teste) {
        Map<String, Long> told = new TreeMap<>(teste);
        find(rows, sede)
                .map(Contatto::teste)
                .orElse(Map.of())
                .forEach((stream, seq) -> told.merge(stream, seq, Math::max));
        rows.dsl()
                .insertInto(CONTATTO)
                .values(sede.code(), 0L, 0L, lines(told))
                .onConflict(CONTATTO.SEDE)
                .doUpdate()
                .set(CONTATTO.DETTO, lines(told))
                .execute();
        if (chiavetta(rows, sede)
                .filter(una -> una.fattaMs() >= letta.fattaMs())
                .isEmpty()) {
            rows.dsl()
                    .insertInto(CURSORE, CURSORE.SEDE, CURSORE.NAME, CURSORE.SEQ, CURSORE.HASH, CURSORE.AT_MS)
                    .values(sede.code(), CHIAVETTA, letta.fattaMs(), Hash.ZERO.hex(), letta.lettaMs())
                    .onConflict(CURSORE.SEDE, CURSORE.NAME)
                    .doUpdate()
                    .set(CURSORE.SEQ, letta.fattaMs())
                    .set(CURSORE.AT_MS, letta.lettaMs())
                    .execute();
        }
    }

    @Override
    public void sentita(Reading rows, Sede sede, long ms) {
        rows.dsl()
                .insertInto(CONTATTO)
                .values(sede.code(), ms, 0L, "")
                .onConflict(CONTATTO.SEDE)
                .doUpdate()
                .set(CONTATTO.MS, ms)
                .execute();
    }

    @Override
    public void detto(Reading rows, Sede sede, long ms, Map<String, Long> teste) {
        rows.dsl()
                .insertInto(CONTATTO)
                .values(sede.code(), ms, ms, lines(teste))
                .onConflict(CONTATTO.SEDE)
                .doUpdate()
                .set(CONTATTO.MS, ms)
                .set(CONTATTO.DETTO_MS, ms)
                .set(CONTATTO.DETTO, lines(teste))
                .execute();
    }

    private static String lines(Map<String, Long> teste) {
        return teste.entrySet().stream()
                .map(head -> head.getKey() + " " + head.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Long> read(String lines) {
        return lines.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> Long.valueOf(parts[1]), (one, _) -> one, TreeMap::new));
    }
}
