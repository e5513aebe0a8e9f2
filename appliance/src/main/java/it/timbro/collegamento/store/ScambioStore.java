package it.timbro.collegamento.store;

import static it.timbro.journal.schema.Tables.CURSORE;
import static it.timbro.journal.schema.Tables.ERRORE_LINEA;
import static it.timbro.journal.schema.Tables.FILE_ANNUNCIATO;
import static it.timbro.journal.schema.Tables.FILE_SCAMBIATO;
import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.PRESENZA;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.collegamento.Scambio;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The cursors of the line. Not projections: a rebuild leaves them, they say what the other side
/// has, not what happened here.
public final class ScambioStore implements Scambio {
    @Override
    public Head riscontrato(Reading rows, StreamId stream) {
        return Cursori.read(rows, stream.sede(), stream.name());
    }

    @Override
    public boolean inCentrale(Reading rows, Sede sede, String subject) {
        return rows.sql()
                .first(
                        "select 1 from journal j join cursore c on c.sede = j.sede and c.name = j.stream"
                                + " where j.subject = ? and j.sede = ? and j.seq <= c.seq limit 1",
                        row -> row.number(1),
                        subject,
                        sede.code())
                .isPresent();
    }

    @Override
    public long generazione(Reading rows, Sede sede) {
        return Cursori.read(rows, sede.code(), Cursori.GENERAZIONE).seq();
    }

    @Override
    public void generazione(Reading rows, Sede sede, long detta, long nowMs) {
        Cursori.write(rows, sede.code(), Cursori.GENERAZIONE, new Head(detta, Hash.ZERO), nowMs);
    }

    @Override
    public long ultimoScambio(Reading rows, Sede sede) {
        return Cursori.ultimoScambio(rows, sede);
    }

    @Override
    public void ultimoScambio(Reading rows, Sede sede, long ms) {
        Cursori.write(rows, sede.code(), Cursori.SCAMBIO, Head.EMPTY, ms);
    }

    @Override
    public Optional<Errore> ultimoErrore(Reading rows, Sede sede) {
        return rows.dsl()
                .selectFrom(ERRORE_LINEA)
                .where(ERRORE_LINEA.SEDE.eq(sede.code()))
                .fetchOptional(row -> new Errore(row.getFrase(), row.getMs()));
    }

    @Override
    public void ultimoErrore(Reading rows, Sede sede, Errore errore) {
        rows.dsl()
                .insertInto(ERRORE_LINEA, ERRORE_LINEA.SEDE, ERRORE_LINEA.FRASE, ERRORE_LINEA.MS)
                .values(sede.code(), errore.frase(), errore.ms())
                .onConflict(ERRORE_LINEA.SEDE)
                .doUpdate()
                .set(ERRORE_LINEA.FRASE, errore.frase())
                .set(ERRORE_LINEA.MS, errore.ms())
                .execute();
    }

    @Override
    public Optional<Chiavetta> chiavetta(Reading rows, Sede sede) {
        return Cursori.chiavetta(rows, sede);
    }

    @Override
    public void chiavetta(Reading rows, Sede sede, Chiavetta letta) {
        if (chiavetta(rows, sede)
                .filter(una -> una.fattaMs() >= letta.fattaMs())
                .isEmpty()) {
            Cursori.write(rows, sede.code(), Cursori.CHIAVETTA, new Head(letta.fattaMs(), Hash.ZERO), letta.lettaMs());
        }
    }

    @Override
    public void riscontra(Reading rows, StreamId stream, Head ricevuta, long nowMs) {
        DSLContext dsl = rows.dsl();
        if (ricevuta.seq() < riscontrato(rows, stream).seq()) {
            dsl.deleteFrom(FILE_SCAMBIATO)
                    .where(
                            FILE_SCAMBIATO.SEDE.eq(stream.sede()),
                            FILE_SCAMBIATO.SHA256.in(DSL.select(FILE_ANNUNCIATO.SHA256)
                                    .from(FILE_ANNUNCIATO)
                                    .where(
                                            natiQui(stream.sede()),
                                            FILE_ANNUNCIATO.STREAM.eq(stream.name()),
                                            FILE_ANNUNCIATO.SEQ.gt(ricevuta.seq()))))
                    .execute();
        }
        Cursori.write(rows, stream.sede(), stream.name(), ricevuta, nowMs);
    }

    @Override
    public List<Annunciato> daInviare(Reading rows, Sede sede, int limit) {
        return annunciati(rows.dsl(), natiQui(sede.code()).and(riscontrato()).and(nonScambiato(sede.code())), limit);
    }

    @Override
    public List<Annunciato> daConsegnare(Reading rows, Sede sede, int limit) {
        return annunciati(rows.dsl(), natiQui(sede.code()).and(nonScambiato(sede.code())), limit);
    }

    private static Condition riscontrato() {
        return DSL.exists(DSL.selectOne()
                .from(CURSORE)
                .where(
                        CURSORE.SEDE.eq(FILE_ANNUNCIATO.SEDE),
                        CURSORE.NAME.eq(FILE_ANNUNCIATO.STREAM),
                        CURSORE.SEQ.ge(FILE_ANNUNCIATO.SEQ)));
    }

    @Override
    public List<Annunciato> daRicevere(Reading rows, Sede sede, int limit) {
        return annunciati(rows.dsl(), attesi(sede), limit);
    }

    @Override
    public InArrivo inArrivo(Reading rows, Sede sede) {
        File file = file(rows.dsl(), attesi(sede));
        return new InArrivo(file.quanti, file.bytes, file.since);
    }

    private static Condition attesi(Sede sede) {
        return natiAltrove(sede)
                .and(nonScambiato(sede.code()))
                .and(diAltri(sede).not());
    }

    private static List<Annunciato> annunciati(DSLContext dsl, Condition which, int limit) {
        Field<Long> urgente = DSL.max(DSL.coalesce(SCHEDA.URGENTE, DSL.val(0L)));
        return dsl.select(FILE_ANNUNCIATO.SHA256, DSL.max(FILE_ANNUNCIATO.SIZE), urgente)
                .from(FILE_ANNUNCIATO)
                .leftJoin(SCHEDA)
                .on(SCHEDA.NUMERO.eq(FILE_ANNUNCIATO.PRATICA))
                .where(which)
                .groupBy(FILE_ANNUNCIATO.SHA256)
                .orderBy(urgente.desc(), DSL.max(FILE_ANNUNCIATO.SIZE), FILE_ANNUNCIATO.SHA256)
                .limit(limit)
                .fetch(row -> new Annunciato(new Hash(row.value1()), row.value2(), row.value3() > 0));
    }

    @Override
    public void scambiato(Reading rows, Sede sede, Hash file, long nowMs) {
        rows.dsl()
                .insertInto(FILE_SCAMBIATO, FILE_SCAMBIATO.SEDE, FILE_SCAMBIATO.SHA256, FILE_SCAMBIATO.AT_MS)
                .values(sede.code(), file.hex(), nowMs)
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public Set<NumeroPratica> mancanoFile(Reading rows, StreamId stream, Collection<NumeroPratica> pratiche) {
        return rows.dsl()
                .selectDistinct(FILE_ANNUNCIATO.PRATICA)
                .from(FILE_ANNUNCIATO)
                .where(natiQui(stream.sede())
                        .and(FILE_ANNUNCIATO.PRATICA.in(NumeroPratica.testi(pratiche)))
                        .and(nonScambiato(stream.sede())))
                .fetchSet(row -> new NumeroPratica(row.value1()));
    }

    @Override
    public Restano restano(Reading rows, StreamId stream) {
        DSLContext dsl = rows.dsl();
        long receipt = riscontrato(rows, stream).seq();
        var facts = dsl.select(
                        DSL.count(),
                        DSL.coalesce(DSL.sum(DSL.field("length({0})", Long.class, JOURNAL.PAYLOAD)), DSL.val(0)),
                        DSL.coalesce(DSL.min(JOURNAL.WALL_MS), DSL.val(0L)))
                .from(JOURNAL)
                .where(JOURNAL.SEDE.eq(stream.sede()), JOURNAL.STREAM.eq(stream.name()), JOURNAL.SEQ.gt(receipt))
                .fetchSingle();
        File file = file(dsl, natiQui(stream.sede()).and(nonScambiato(stream.sede())));
        return new Restano(
                facts.value1(),
                number(facts.value2()),
                LongStream.of(facts.value3(), file.since)
                        .filter(ms -> ms > 0)
                        .min()
                        .orElse(0),
                file.quanti,
                file.bytes);
    }

    /// @param since when the fact was written that names the oldest; 0 if there is none
    private record File(long quanti, long bytes, long since) {}

    private static File file(DSLContext dsl, Condition which) {
        var files = dsl.select(
                        FILE_ANNUNCIATO.SHA256,
                        DSL.max(FILE_ANNUNCIATO.SIZE).as("bytes"),
                        DSL.min(JOURNAL.WALL_MS).as("since"))
                .from(FILE_ANNUNCIATO)
                .join(JOURNAL)
                .on(
                        JOURNAL.SEDE.eq(FILE_ANNUNCIATO.SEDE),
                        JOURNAL.STREAM.eq(FILE_ANNUNCIATO.STREAM),
                        JOURNAL.SEQ.eq(FILE_ANNUNCIATO.SEQ))
                .where(which)
                .groupBy(FILE_ANNUNCIATO.SHA256)
                .asTable("files");
        return dsl.select(
                        DSL.count(),
                        DSL.coalesce(DSL.sum(files.field("bytes", Long.class)), DSL.val(0)),
                        DSL.coalesce(DSL.min(files.field("since", Long.class)), DSL.val(0L)))
                .from(files)
                .fetchSingle(row -> new File(row.value1(), number(row.value2()), row.value3()));
    }

    private static long number(Number sum) {
        return sum.longValue();
    }

    @Override
    public Map<NumeroPratica, StreamId> scritte(Reading rows, Collection<NumeroPratica> pratiche) {
        return rows.dsl()
                .select(SCHEDA.NUMERO, SCHEDA.STREAM)
                .from(SCHEDA)
                .where(SCHEDA.NUMERO.in(NumeroPratica.testi(pratiche)), SCHEDA.STREAM.isNotNull())
                .fetchMap(row -> new NumeroPratica(row.value1()), row -> StreamId.parse(row.value2()));
    }

    @Override
    public Optional<String> presenza(Reading rows, StreamId stream) {
        return rows.dsl()
                .select(PRESENZA.HASH)
                .from(PRESENZA)
                .where(PRESENZA.SEDE.eq(stream.sede()), PRESENZA.STREAM.eq(stream.name()))
                .fetchOptional(PRESENZA.HASH);
    }

    @Override
    public void presenza(Reading rows, StreamId stream, Optional<String> prossima) {
        rows.dsl()
                .deleteFrom(PRESENZA)
                .where(PRESENZA.SEDE.eq(stream.sede()), PRESENZA.STREAM.eq(stream.name()))
                .execute();
        prossima.ifPresent(hash -> rows.dsl()
                .insertInto(PRESENZA)
                .values(stream.sede(), stream.name(), 0L, hash)
                .execute());
    }

    private static Condition natiQui(String sede) {
        return FILE_ANNUNCIATO.DA_INVIARE.eq(1L).and(FILE_ANNUNCIATO.SEDE.eq(sede));
    }

    /// Named by the centre, or by a branch that owned the pratica before. In two parts, for the
    /// index.
    private static Condition natiAltrove(Sede sede) {
        return FILE_ANNUNCIATO.SEDE.lt(sede.code()).or(FILE_ANNUNCIATO.SEDE.gt(sede.code()));
    }

    /// Of a pratica that another branch has by now: the centre gives its files to that one alone.
    private static Condition diAltri(Sede sede) {
        return DSL.exists(DSL.selectOne()
                .from(SCHEDA)
                .where(SCHEDA.NUMERO.eq(FILE_ANNUNCIATO.PRATICA), SCHEDA.SEDE.ne(sede.code())));
    }

    private static Condition nonScambiato(String sede) {
        return DSL.notExists(DSL.selectOne()
                .from(FILE_SCAMBIATO)
                .where(FILE_SCAMBIATO.SEDE.eq(sede), FILE_SCAMBIATO.SHA256.eq(FILE_ANNUNCIATO.SHA256)));
    }
}
