package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.CARTA;
import static it.timbro.journal.schema.Tables.CARTA_RISOLTA;
import static it.timbro.journal.schema.Tables.FERMO;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.Unappliable.Why;
import it.timbro.journal.schema.tables.records.CartaRecord;
import it.timbro.journal.schema.tables.records.CartaRisoltaRecord;
import it.timbro.pratica.Carte;
import it.timbro.pratica.DellaCarta.CartaRisolta;
import it.timbro.pratica.DellaCarta.CartaRisolta.Decisione;
import it.timbro.pratica.DellaCassa.DirittiRiscontrati;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Cards and what was decided about them. A card comes where a fact could not be applied ([#keep])
/// and goes when its subject is told anew without that trouble.
public final class CarteStore implements Carte, Projection {
    private static final String SUBJECT = "pratica:";

    @Override
    public List<String> tables() {
        return List.of("carta", "carta_risolta");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof CartaRisolta f) {
            StreamId carta = StreamId.parse(f.stream());
            CartaRisoltaRecord row = rows.dsl().newRecord(CARTA_RISOLTA);
            row.setSede(recorded.stream().sede());
            row.setStream(recorded.stream().name());
            row.setSeq(recorded.seq());
            row.setCartaSede(carta.sede());
            row.setCartaStream(carta.name());
            row.setCartaSeq(f.seq());
            row.setVistaFino(f.vistaFino());
            row.setDecisione(f.decisione().name());
            row.setMotivo(f.motivo());
            row.setOperatore(recorded.operatore());
            row.setMs(recorded.time().wallMs());
            rows.dsl().insertInto(CARTA_RISOLTA).set(row).execute();
        }
        if (recorded.fact() instanceof DirittiRiscontrati f && !f.differenza().isEmpty()) {
            CartaRecord row = rows.dsl().newRecord(CARTA);
            row.setSede(recorded.stream().sede());
            row.setStream(recorded.stream().name());
            row.setSeq(recorded.seq());
            row.setPratica(f.subject());
            row.setTesto(f.differenza());
            row.setMs(recorded.time().wallMs());
            row.setTipo(Tipo.RISCONTRO.name());
            row.setUltimaSeq(recorded.seq());
            rows.dsl().insertInto(CARTA).set(row).onConflictDoNothing().execute();
        }
    }

    @Override
    public void forget(Reading rows, String subject) {
        rows.dsl().deleteFrom(CARTA).where(CARTA.PRATICA.eq(subject)).execute();
    }

    /// [it.timbro.journal.Unappliable]: a card for what was not applied.
    public static boolean keep(Reading rows, Entry entry, Why why) {
        return switch (why) {
            case Why.Superseded _ -> {
                supersede(rows.dsl(), entry);
                yield false;
            }
            case Why.Trespass _ -> {
                insert(rows.dsl(), entry, Tipo.NON_SUO, entry.kind());
                yield false;
            }
            case Why.Failed(String reason) -> freeze(rows.dsl(), entry, Tipo.FERMA, reason);
            case Why.Unknown _ ->
                freeze(
                        rows.dsl(),
                        entry,
                        Tipo.SCONOSCIUTA,
                        "una versione più nuova del programma ha scritto «" + entry.kind() + "»");
        };
    }

    private static boolean freeze(DSLContext dsl, Entry entry, Tipo tipo, String testo) {
        boolean leftOut = dsl.fetchExists(
                CARTA_RISOLTA,
                about(entry.stream(), entry.seq()),
                CARTA_RISOLTA.DECISIONE.eq(Decisione.TRALASCIA.name()));
        if (!leftOut) {
            insert(dsl, entry, tipo, testo);
        }
        return !leftOut;
    }

    /// One card for all that a stream wrote too late about a pratica.
    private static void supersede(DSLContext dsl, Entry entry) {
        int known = dsl.update(CARTA)
                .set(CARTA.ULTIMA_SEQ, DSL.greatest(CARTA.ULTIMA_SEQ, DSL.val(entry.seq())))
                .where(
                        CARTA.SEDE.eq(entry.stream().sede()),
                        CARTA.STREAM.eq(entry.stream().name()),
                        CARTA.PRATICA.eq(entry.subject()),
                        CARTA.TIPO.eq(Tipo.SUPERATA.name()))
                .execute();
        if (known == 0) {
            insert(dsl, entry, Tipo.SUPERATA, "");
        }
    }

    private static void insert(DSLContext dsl, Entry entry, Tipo tipo, String testo) {
        CartaRecord row = dsl.newRecord(CARTA);
        row.setSede(entry.stream().sede());
        row.setStream(entry.stream().name());
        row.setSeq(entry.seq());
        row.setPratica(entry.subject());
        row.setTesto(testo);
        row.setMs(entry.time().wallMs());
        row.setTipo(tipo.name());
        row.setUltimaSeq(entry.seq());
        dsl.insertInto(CARTA).set(row).onConflictDoNothing().execute();
    }

    @Override
    public List<Carta> aperte(Reading rows) {
        return rows
                .dsl()
                .selectFrom(CARTA)
                .where(aperta())
                .orderBy(CARTA.MS, CARTA.SEDE, CARTA.STREAM, CARTA.SEQ)
                .limit(MAX_CARTE)
                .fetch()
                .stream()
                .map(row -> carta(row, List.of()))
                .toList();
    }

    private static Condition aperta() {
        return DSL.notExists(DSL.selectOne()
                .from(CARTA_RISOLTA)
                .where(
                        CARTA_RISOLTA.CARTA_SEDE.eq(CARTA.SEDE),
                        CARTA_RISOLTA.CARTA_STREAM.eq(CARTA.STREAM),
                        CARTA_RISOLTA.CARTA_SEQ.eq(CARTA.SEQ),
                        CARTA_RISOLTA.VISTA_FINO.ge(CARTA.ULTIMA_SEQ)));
    }

    @Override
    public Map<Sede, Integer> quante(Reading rows) {
        Field<String> numero = DSL.substring( // behind what kind of subject it is
                CARTA.PRATICA, DSL.position(CARTA.PRATICA, ":").plus(1));
        Field<String> chi = DSL.coalesce(SCHEDA.SEDE, CARTA.SEDE);
        return rows.dsl()
                .select(chi, DSL.count())
                .from(CARTA)
                .leftJoin(SCHEDA)
                .on(CARTA.STREAM.startsWith(Proprieta.CENTRE_STREAM), SCHEDA.NUMERO.eq(numero))
                .where(aperta())
                .groupBy(chi)
                .fetchMap(row -> new Sede(row.value1()), row -> row.value2());
    }

    @Override
    public Optional<Carta> find(Reading rows, StreamId stream, long seq) {
        return rows.dsl()
                .selectFrom(CARTA)
                .where(CARTA.SEDE.eq(stream.sede()), CARTA.STREAM.eq(stream.name()), CARTA.SEQ.eq(seq))
                .fetchOptional()
                .map(row -> carta(row, prese(rows.dsl(), stream, seq)));
    }

    @Override
    public Set<NumeroPratica> ferme(Reading rows, Collection<NumeroPratica> pratiche) {
        return rows.dsl()
                .selectDistinct(FERMO.SUBJECT)
                .from(FERMO)
                .where(FERMO.SUBJECT.in(NumeroPratica.testi(pratiche).stream()
                        .map(SUBJECT::concat)
                        .toList()))
                .fetchSet(row -> new NumeroPratica(row.value1().substring(SUBJECT.length())));
    }

    private static List<Presa> prese(DSLContext dsl, StreamId stream, long seq) {
        return dsl.selectFrom(CARTA_RISOLTA)
                .where(about(stream, seq))
                .orderBy(CARTA_RISOLTA.MS, CARTA_RISOLTA.SEDE, CARTA_RISOLTA.STREAM, CARTA_RISOLTA.SEQ)
                .fetch(row -> new Presa(
                        Decisione.valueOf(row.getDecisione()),
                        row.getMotivo(),
                        row.getOperatore(),
                        row.getMs(),
                        row.getVistaFino()));
    }

    private static Condition about(StreamId stream, long seq) {
        return DSL.and(
                CARTA_RISOLTA.CARTA_SEDE.eq(stream.sede()),
                CARTA_RISOLTA.CARTA_STREAM.eq(stream.name()),
                CARTA_RISOLTA.CARTA_SEQ.eq(seq));
    }

    private static Carta carta(CartaRecord row, List<Presa> decisioni) {
        return new Carta(
                new StreamId(row.getSede(), row.getStream()),
                row.getSeq(),
                row.getPratica(),
                Tipo.valueOf(row.getTipo()),
                row.getTesto(),
                row.getMs(),
                row.getUltimaSeq(),
                decisioni);
    }
}
