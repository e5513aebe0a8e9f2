package it.timbro.centro.sedi.store;

import static it.timbro.journal.schema.Tables.CONTATTO;

import it.timbro.base.Sede;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.Contatti.Contatto;
import it.timbro.journal.Reading;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Keeps `contatto`. Not a projection: no fact says it.
public final class ContattiStore implements Contatti.Libro {
    @Override
    public Optional<Contatto> find(Reading rows, Sede sede) {
        return rows.dsl()
                .selectFrom(CONTATTO)
                .where(CONTATTO.SEDE.eq(sede.code()))
                .fetchOptional(row -> new Contatto(row.getMs(), row.getDettoMs(), read(row.getDetto())));
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
        String lines = teste.entrySet().stream()
                .map(head -> head.getKey() + " " + head.getValue())
                .collect(Collectors.joining("\n"));
        rows.dsl()
                .insertInto(CONTATTO)
                .values(sede.code(), ms, ms, lines)
                .onConflict(CONTATTO.SEDE)
                .doUpdate()
                .set(CONTATTO.MS, ms)
                .set(CONTATTO.DETTO_MS, ms)
                .set(CONTATTO.DETTO, lines)
                .execute();
    }

    private static Map<String, Long> read(String lines) {
        return lines.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> Long.valueOf(parts[1]), (one, _) -> one, TreeMap::new));
    }
}
