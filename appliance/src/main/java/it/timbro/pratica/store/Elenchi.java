package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.NOTA;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Pratiche.Nota;
import it.timbro.pratica.Pratiche.Quante;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/// Lists of pratiche, and what is asked of many at once.
final class Elenchi {
    private Elenchi() {}

    static Optional<Riga> riga(DSLContext dsl, NumeroPratica numero) {
        return dsl.select(SchedaRow.RIGA)
                .from(SCHEDA)
                .where(SCHEDA.NUMERO.eq(numero.text()))
                .fetchOptional(SchedaRow::riga);
    }

    /// Oldest first.
    static List<Riga> coda(DSLContext dsl, Condition which, int limit) {
        return righe(dsl, which, SCHEDA.PRESENTATA_MS.asc(), limit);
    }

    /// Newest first.
    static List<Riga> dellUtente(DSLContext dsl, String utente, int limit) {
        return righe(dsl, SCHEDA.UTENTE.eq(utente), SCHEDA.PRESENTATA_MS.desc(), limit);
    }

    private static List<Riga> righe(DSLContext dsl, Condition which, SortField<?> order, int limit) {
        return dsl.select(SchedaRow.RIGA)
                .from(SCHEDA)
                .where(which)
                .orderBy(order)
                .limit(Math.min(limit, Pratiche.MAX_RIGHE))
                .fetch(SchedaRow::riga);
    }

    /// Whose they are is asked of the rows that the states leave: as a condition of its own SQLite takes it for the
    /// better way in, and reads all the years of a branch to find the few that are open.
    static Map<Stato, Quante> quante(DSLContext dsl, Condition stati, Condition mine) {
        Map<Stato, Quante> answer = new EnumMap<>(Stato.class);
        dsl
                .select(
                        SCHEDA.STATO,
                        DSL.count().filterWhere(mine),
                        DSL.min(SCHEDA.PRESENTATA_MS).filterWhere(mine))
                .from(SCHEDA)
                .where(stati)
                .groupBy(SCHEDA.STATO)
                .stream()
                .filter(row -> row.value2() > 0)
                .forEach(row -> answer.put(Stato.valueOf(row.value1()), new Quante(row.value2(), row.value3())));
        return answer;
    }

    static Map<NumeroPratica, Opzioni> opzioni(DSLContext dsl, Collection<NumeroPratica> numeri) {
        if (numeri.isEmpty()) {
            return Map.of();
        }
        return dsl.select(SCHEDA.NUMERO, SCHEDA.OPZIONI)
                .from(SCHEDA)
                .where(SCHEDA.NUMERO.in(numeri.stream().map(NumeroPratica::text).toList()))
                .fetchMap(
                        row -> new NumeroPratica(row.value1()),
                        row -> Codec.json().readValue(row.value2(), Opzioni.class));
    }

    /// The text stands in the fact; an erased one says nothing any more.
    static List<Nota> note(DSLContext dsl, NumeroPratica numero) {
        return dsl.select(NOTA.MS, JOURNAL.PAYLOAD)
                .from(NOTA)
                .join(JOURNAL)
                .on(
                        JOURNAL.SEDE.eq(NOTA.SEDE),
                        JOURNAL.STREAM.eq(
                                DSL.substring(NOTA.STREAM, DSL.length(NOTA.SEDE).plus(2))),
                        JOURNAL.SEQ.eq(NOTA.SEQ))
                .where(NOTA.PRATICA.eq(numero.text()), JOURNAL.PAYLOAD.isNotNull())
                .orderBy(NOTA.MS)
                .fetch(row -> new Nota(
                        row.value1(),
                        Codec.json()
                                .readValue(row.value2(), DellaPratica.NotaAggiunta.class)
                                .testo()));
    }
}
