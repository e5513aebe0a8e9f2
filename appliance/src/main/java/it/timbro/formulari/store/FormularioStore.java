package it.timbro.formulari.store;

import static it.timbro.journal.schema.Tables.FORMULARIO;

import it.timbro.base.Problem;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Serie;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.FormularioRecord;
import it.timbro.pratica.DelFormulario;
import it.timbro.pratica.DelFormulario.FormulariCaricati;
import it.timbro.pratica.DelFormulario.FormularioGuastato;
import it.timbro.pratica.DelFormulario.FormularioImpegnato;
import it.timbro.pratica.DelFormulario.FormularioLiberato;
import it.timbro.pratica.DelFormulario.FormularioUsato;
import it.timbro.pratica.SerialeFormulario;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The ledger of blanks.
public final class FormularioStore implements Formulari, Projection {
    @Override
    public List<String> tables() {
        return List.of("formulario");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DelFormulario fatto)) {
            return;
        }
        DSLContext dsl = rows.dsl();
        switch (fatto) {
            case FormulariCaricati f -> {
                for (SerialeFormulario seriale : new Serie(f.primo(), f.ultimo()).seriali()) {
                    insert(dsl, recorded.stream().sede(), seriale);
                }
            }
            case FormularioImpegnato f -> {
                FormularioRecord row = move(dsl, f.seriale(), Stato.IMPEGNATO, Stato.GIACENZA);
                row.setPratica(f.pratica().text());
                row.setLavoro(f.lavoro().text());
                row.setFoglio((long) f.foglio());
                save(dsl, row);
            }
            case FormularioUsato f -> {
                FormularioRecord row = move(dsl, f.seriale(), Stato.USATO, Stato.IMPEGNATO);
                row.setConsumatoMs(recorded.time().wallMs());
                save(dsl, row);
            }
            case FormularioGuastato f -> {
                FormularioRecord row = move(dsl, f.seriale(), Stato.GUASTO, Stato.IMPEGNATO, Stato.GIACENZA);
                row.setMotivo(f.motivo());
                row.setConsumatoMs(recorded.time().wallMs());
                save(dsl, row);
            }
            case FormularioLiberato f -> {
                FormularioRecord row = move(dsl, f.seriale(), Stato.GIACENZA, Stato.IMPEGNATO);
                row.setPratica(null);
                row.setLavoro(null);
                row.setFoglio(null);
                save(dsl, row);
            }
        }
    }

    private static void insert(DSLContext dsl, String sede, SerialeFormulario seriale) {
        if (dsl.fetchExists(FORMULARIO, FORMULARIO.SERIALE.eq(seriale.text()))) {
            throw Problem.SERIALE_GIA_USATO.rejected(seriale, "già caricato");
        }
        dsl.insertInto(FORMULARIO, FORMULARIO.SEDE, FORMULARIO.SERIALE, FORMULARIO.STATO)
                .values(sede, seriale.text(), Stato.GIACENZA.name())
                .execute();
    }

    private static FormularioRecord move(DSLContext dsl, SerialeFormulario seriale, Stato to, Stato... from) {
        @Nullable
        FormularioRecord row = dsl.selectFrom(FORMULARIO)
                .where(FORMULARIO.SERIALE.eq(seriale.text()))
                .fetchOne();
        if (row == null) {
            throw Problem.SERIALE_SCONOSCIUTO.rejected(seriale);
        }
        Stato now = Stato.valueOf(row.getStato());
        if (!List.of(from).contains(now)) {
            throw Problem.SERIALE_GIA_USATO.rejected(seriale, now.parola());
        }
        row.setStato(to.name());
        return row;
    }

    private static void save(DSLContext dsl, FormularioRecord row) {
        dsl.update(FORMULARIO)
                .set(row)
                .where(FORMULARIO.SEDE.eq(row.getSede()), FORMULARIO.SERIALE.eq(row.getSeriale()))
                .execute();
    }

    @Override
    public List<SerialeFormulario> prossimi(Reading rows, int quanti) {
        return rows.dsl()
                .select(FORMULARIO.SERIALE)
                .from(FORMULARIO)
                .where(FORMULARIO.STATO.eq(Stato.GIACENZA.name()))
                .orderBy(FORMULARIO.SERIALE)
                .limit(quanti)
                .fetch(row -> new SerialeFormulario(row.value1()));
    }

    @Override
    public Optional<Stato> stato(Reading rows, SerialeFormulario seriale) {
        return rows.dsl()
                .select(FORMULARIO.STATO)
                .from(FORMULARIO)
                .where(FORMULARIO.SERIALE.eq(seriale.text()))
                .fetchOptional(row -> Stato.valueOf(row.value1()));
    }

    @Override
    public Map<Stato, Integer> quanti(Reading rows) {
        Map<Stato, Integer> answer = new EnumMap<>(Stato.class);
        rows.dsl()
                .select(FORMULARIO.STATO, DSL.count())
                .from(FORMULARIO)
                .groupBy(FORMULARIO.STATO)
                .forEach(row -> answer.put(Stato.valueOf(row.value1()), row.value2()));
        return answer;
    }

    @Override
    public int consumati(Reading rows, Instant dal) {
        return rows.dsl().fetchCount(FORMULARIO, FORMULARIO.CONSUMATO_MS.ge(dal.toEpochMilli()));
    }
}
