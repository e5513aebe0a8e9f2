package it.timbro.centro.sedi.store;

import static it.timbro.journal.schema.Tables.FORMULARIO;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.centro.sedi.Quadro;
import it.timbro.journal.Reading;
import it.timbro.pratica.Stato;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.impl.DSL;

/// Asks the projections `scheda` and `formulario`.
public final class QuadroStore implements Quadro {
    @Override
    public Map<String, Integer> pratiche(Reading rows, Sede sede) {
        Map<Stato, Integer> found = new EnumMap<>(Stato.class);
        rows.dsl()
                .select(SCHEDA.STATO, DSL.count())
                .from(SCHEDA)
                .where(SCHEDA.SEDE.eq(sede.code()))
                .groupBy(SCHEDA.STATO)
                .forEach(row -> found.put(Stato.valueOf(row.value1()), row.value2()));
        Map<String, Integer> words = new LinkedHashMap<>();
        found.forEach((stato, quante) -> {
            if (!stato.chiusa()) {
                words.put(stato.parola(), quante);
            }
        });
        return words;
    }

    @Override
    public int formulari(Reading rows, Sede sede) {
        return rows.dsl().fetchCount(FORMULARIO, FORMULARIO.SEDE.eq(sede.code()).and(FORMULARIO.STATO.eq("GIACENZA")));
    }
}
