package it.timbro.registri.store;

import static it.timbro.journal.schema.Tables.FORMULARIO;
import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.NUMERO;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.registri.Conteggi;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Counts, from the journal and from the tables that the rooms keep.
public final class ConteggiStore implements Conteggi {
    @Override
    public List<Accaduto> accaduti(Reading rows, Sede sede, Set<Class<? extends Fatto>> tipi, long dalMs, int limit) {
        return rows
                .dsl()
                .selectFrom(JOURNAL)
                .where(JOURNAL.SEDE.eq(sede.code()))
                .and(JOURNAL.KIND.in(tipi.stream().map(Class::getSimpleName).toList()))
                .and(JOURNAL.WALL_MS.ge(dalMs))
                .orderBy(JOURNAL.WALL_MS.plus(0).desc())
                .limit(limit)
                .fetch()
                .stream()
                .flatMap(row -> RigheStore.fatto(row).stream().map(fatto -> new Accaduto(fatto, row.getWallMs())))
                .toList();
    }

    @Override
    public Map<Stato, Aperte> aperte(Reading rows, Sede sede) {
        List<String> open = Arrays.stream(Stato.values())
                .filter(stato -> !stato.chiusa())
                .map(Stato::name)
                .toList();
        Map<Stato, Aperte> answer = new EnumMap<>(Stato.class);
        rows.dsl()
                .select(SCHEDA.STATO, DSL.count(), DSL.min(SCHEDA.PRESENTATA_MS))
                .from(SCHEDA)
                .where(SCHEDA.STATO.in(open), SCHEDA.SEDE.eq(sede.code()))
                .groupBy(SCHEDA.STATO)
                .forEach(row -> answer.put(
                        Stato.valueOf(row.value1()),
                        new Aperte(row.value2(), Objects.requireNonNull(row.value3(), "a group has a row"))));
        return answer;
    }

    @Override
    public OptionalLong presentata(Reading rows, NumeroPratica pratica) {
        @Nullable
        Long ms = rows.dsl()
                .select(SCHEDA.PRESENTATA_MS)
                .from(SCHEDA)
                .where(SCHEDA.NUMERO.eq(pratica.text()))
                .fetchOne(SCHEDA.PRESENTATA_MS);
        return ms == null ? OptionalLong.empty() : OptionalLong.of(ms);
    }

    @Override
    public Map<String, Integer> formulari(Reading rows, Sede sede) {
        return perStato(rows, FORMULARIO.STATO, FORMULARIO.SEDE, sede);
    }

    @Override
    public Map<String, Integer> numeri(Reading rows, Sede sede) {
        return perStato(rows, NUMERO.STATO, NUMERO.SEDE, sede);
    }

    private static Map<String, Integer> perStato(
            Reading rows, TableField<?, String> stato, TableField<?, String> di, Sede sede) {
        Map<String, Integer> answer = new LinkedHashMap<>();
        rows.dsl()
                .select(stato, DSL.count())
                .from(Objects.requireNonNull(stato.getTable(), "a column has its table"))
                .where(di.eq(sede.code()))
                .groupBy(stato)
                .forEach(row -> answer.put(row.value1(), row.value2()));
        return answer;
    }
}
