package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.ParoleCercate;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// What a person looks for among the rows of `scheda`.
final class Ricerche {
    private static final int MAX_WORDS = 8;
    private static final List<String> APERTI = Arrays.stream(Stato.values())
            .filter(stato -> !stato.chiusa())
            .map(Stato::name)
            .toList();

    private Ricerche() {}

    static List<Riga> cerca(DSLContext dsl, String typed, Optional<Stato> stato, int limit) {
        List<String> words = ParoleCercate.di(typed).stream().limit(MAX_WORDS).toList();
        var where = stato.map(Stato::name).map(SCHEDA.STATO::eq).orElse(DSL.noCondition());
        int most = Math.min(limit, Pratiche.MAX_RIGHE);
        if (words.isEmpty()) {
            return nuove(
                    most,
                    SCHEDA.RIGA,
                    which -> dsl.select(SchedaRow.RIGA)
                            .from(SCHEDA)
                            .where(where.and(which))
                            .orderBy(SCHEDA.RIGA.desc())
                            .limit(most)
                            .fetch(SchedaRow::riga));
        }
        // rowid order is the index's own order, so the newest lines come without reading the rest of a common word
        Field<Long> rowid = DSL.field("scheda_fts.rowid", Long.class);
        return nuove(
                most,
                rowid,
                which -> dsl.select(SchedaRow.RIGA)
                        .from(DSL.table("scheda_fts"))
                        .join(SCHEDA)
                        .on("scheda.riga = scheda_fts.rowid")
                        .where(Parole.of(dsl).begin(words))
                        .and(where)
                        .and(which)
                        .orderBy(rowid.desc())
                        .limit(most)
                        .fetch(SchedaRow::riga));
    }

    /// The newest of both kinds of codes: those given at counters have places of their own, beyond the centre's.
    private static List<Riga> nuove(int most, Field<Long> place, Function<Condition, List<Riga>> query) {
        List<Riga> dellaCentrale = query.apply(place.lt(NumeroPratica.AL_BANCO));
        List<Riga> alBanco = query.apply(place.ge(NumeroPratica.AL_BANCO));
        return alBanco.isEmpty()
                ? dellaCentrale
                : Stream.concat(alBanco.stream(), dellaCentrale.stream())
                        .sorted(Comparator.comparingLong(Riga::presentataMs).reversed())
                        .limit(most)
                        .toList();
    }

    static List<Riga> finisce(DSLContext dsl, String fine, int limit) {
        String coda = "%" + fine.strip().toUpperCase(Locale.ROOT);
        return dsl.select(SchedaRow.RIGA)
                .from(SCHEDA)
                .where(SCHEDA.STATO.in(APERTI))
                .and(SCHEDA.NUMERO.like(coda).or(SCHEDA.CERTIFICATO.like(coda)).or(SCHEDA.SERIALI.like(coda)))
                .orderBy(SCHEDA.PRESENTATA_MS.desc(), SCHEDA.RIGA.desc())
                .limit(Math.min(limit, Pratiche.MAX_RIGHE))
                .fetch(SchedaRow::riga);
    }
}
