package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.FEED;
import static it.timbro.journal.schema.Tables.FEED_ATTESA;
import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.RIASSEGNAZIONE;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DelCalendario.ChiusuraFissata;
import it.timbro.pratica.DelCalendario.ChiusuraTolta;
import it.timbro.pratica.DellaPolitica.PoliticaVariata;
import it.timbro.pratica.DellaPolitica.VariazioneRitirata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.NonDetti;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The journal against the feeds, announced or waiting to be.
public final class NonDettiStore implements NonDetti {
    private static final List<String> DI_TUTTI = Stream.of(
                    ChiusuraFissata.class, ChiusuraTolta.class, PoliticaVariata.class, VariazioneRitirata.class)
            .map(Class::getSimpleName)
            .toList();

    @Override
    public List<NumeroPratica> denaro(Reading rows, Sede era, int limit) {
        return rows.dsl()
                .selectDistinct(RIASSEGNAZIONE.PRATICA)
                .from(RIASSEGNAZIONE)
                .join(SCHEDA)
                .on(SCHEDA.NUMERO.eq(RIASSEGNAZIONE.PRATICA), SCHEDA.SEDE.ne(RIASSEGNAZIONE.SEDE))
                .join(JOURNAL)
                .on(
                        JOURNAL.SUBJECT.eq(DSL.concat(DSL.inline("diritti:"), RIASSEGNAZIONE.PRATICA)),
                        JOURNAL.SEDE.eq(RIASSEGNAZIONE.SEDE))
                .where(RIASSEGNAZIONE.SEDE.eq(era.code()), nonDetto(SCHEDA.SEDE))
                .orderBy(RIASSEGNAZIONE.PRATICA)
                .limit(limit)
                .fetch(row -> new NumeroPratica(row.value1()));
    }

    @Override
    public List<NumeroPratica> passaggi(Reading rows, Sede chi, int limit) {
        return rows.dsl()
                .selectDistinct(RIASSEGNAZIONE.PRATICA)
                .from(RIASSEGNAZIONE)
                .join(SCHEDA)
                .on(SCHEDA.NUMERO.eq(RIASSEGNAZIONE.PRATICA))
                .join(JOURNAL)
                .on(
                        JOURNAL.SUBJECT.eq(DSL.concat(DSL.inline("pratica:"), RIASSEGNAZIONE.PRATICA)),
                        JOURNAL.KIND
                                .eq(PraticaRiassegnata.class.getSimpleName())
                                .or(SCHEDA.SEDE
                                        .eq(chi.code())
                                        .and(JOURNAL.SEDE
                                                .eq(chi.camera().code())
                                                .or(cheConta()))))
                .where(
                        RIASSEGNAZIONE.SEDE.eq(chi.code()).or(RIASSEGNAZIONE.A_SEDE.eq(chi.code())),
                        nonDetto(DSL.val(chi.code())))
                .orderBy(RIASSEGNAZIONE.PRATICA)
                .limit(limit)
                .fetch(row -> new NumeroPratica(row.value1()));
    }

    /// Written by the former owner before its fence.
    private static Condition cheConta() {
        Field<String> stream = DSL.concat(JOURNAL.SEDE, DSL.inline("/"), JOURNAL.STREAM);
        Field<Integer> cifre = DSL.length(stream); // lives are counted: 10 comes after 9
        Field<Integer> ultima = DSL.length(RIASSEGNAZIONE.FENCE_STREAM);
        return JOURNAL.SEDE
                .eq(RIASSEGNAZIONE.SEDE)
                .and(stream.eq(RIASSEGNAZIONE.FENCE_STREAM)
                        .and(JOURNAL.SEQ.le(RIASSEGNAZIONE.FENCE_SEQ))
                        .or(cifre.lt(ultima))
                        .or(cifre.eq(ultima).and(stream.lt(RIASSEGNAZIONE.FENCE_STREAM))));
    }

    @Override
    public List<String> diTutti(Reading rows, Sede chi, int limit) {
        return rows.dsl()
                .selectDistinct(JOURNAL.SUBJECT)
                .from(JOURNAL)
                .where(JOURNAL.SEDE.eq(chi.camera().code()), JOURNAL.KIND.in(DI_TUTTI), nonDetto(DSL.val(chi.code())))
                .orderBy(JOURNAL.SUBJECT)
                .limit(limit)
                .fetch(JOURNAL.SUBJECT);
    }

    private static Condition nonDetto(Field<String> sede) {
        return DSL.notExists(DSL.selectOne()
                        .from(FEED)
                        .where(
                                FEED.SEDE.eq(sede),
                                FEED.ORIGIN_SEDE.eq(JOURNAL.SEDE),
                                FEED.ORIGIN_STREAM.eq(JOURNAL.STREAM),
                                FEED.ORIGIN_SEQ.eq(JOURNAL.SEQ)))
                .andNotExists(DSL.selectOne()
                        .from(FEED_ATTESA)
                        .where(
                                FEED_ATTESA.SEDE.eq(sede),
                                FEED_ATTESA.ORIGIN_SEDE.eq(JOURNAL.SEDE),
                                FEED_ATTESA.ORIGIN_STREAM.eq(JOURNAL.STREAM),
                                FEED_ATTESA.ORIGIN_SEQ.eq(JOURNAL.SEQ)));
    }
}
