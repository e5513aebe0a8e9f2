package it.timbro.collegamento.store;

import static it.timbro.journal.schema.Tables.RETTIFICA;
import static it.timbro.journal.schema.Tables.RETTIFICA_PERVENUTA;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.collegamento.Rettifiche;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.RettificaPervenutaRecord;
import it.timbro.journal.schema.tables.records.RettificaRecord;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaComunicata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.RettificaProrogata;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.RettificaScaduta;
import it.timbro.pratica.DellaPratica.RettificaTardiva;
import it.timbro.pratica.DellaPratica.RinunciaAccolta;
import it.timbro.pratica.DellaPratica.RinunciaPervenuta;
import it.timbro.pratica.DellaPratica.RinunciaTardiva;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// A row comes with the message, and stays as [#RISPOSTA] once an answer has cited it.
public final class RettificheStore implements Rettifiche, Projection {
    private static final String SUBJECT = "pratica:";
    private static final String RISPOSTA = "RISPOSTA";
    private static final Condition APERTA = RETTIFICA_PERVENUTA.TIPO.ne(DSL.inline(RISPOSTA));

    @Override
    public List<String> tables() {
        return List.of("rettifica", "rettifica_pervenuta");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        switch (recorded.fact()) {
            case RettificaRichiesta f -> asked(rows, recorded, f);
            case RettificaComunicata f -> told(rows, f);
            case RettificaProrogata f ->
                lasts(rows, RETTIFICA.PRATICA.eq(f.numero().text()), f.scadenzaMs());
            case RettificaScaduta f ->
                rows.dsl()
                        .update(RETTIFICA)
                        .set(RETTIFICA.SCADUTA_MS, f.scadenzaMs())
                        .where(RETTIFICA.PRATICA.eq(f.numero().text()))
                        .execute();
            case RettificaPervenuta f -> arrived(rows, recorded, f.numero(), Tipo.RETTIFICA);
            case RinunciaPervenuta f -> arrived(rows, recorded, f.numero(), Tipo.RINUNCIA);
            case RettificaAccolta f -> answered(rows, StreamId.parse(f.stream()), f.seq(), f.numero());
            case RettificaTardiva f -> answered(rows, StreamId.parse(f.stream()), f.seq(), f.numero());
            case RinunciaAccolta f -> answered(rows, StreamId.parse(f.stream()), f.seq(), f.numero());
            case RinunciaTardiva f -> answered(rows, StreamId.parse(f.stream()), f.seq(), f.numero());
            default -> {} // the families are open here on purpose: this store reads ten facts
        }
    }

    @Override
    public void forget(Reading rows, String subject) {
        if (subject.startsWith(SUBJECT)) {
            String numero = subject.substring(SUBJECT.length());
            rows.dsl().deleteFrom(RETTIFICA).where(RETTIFICA.PRATICA.eq(numero)).execute();
            rows.dsl()
                    .deleteFrom(RETTIFICA_PERVENUTA)
                    .where(RETTIFICA_PERVENUTA.PRATICA.eq(numero))
                    .execute();
        }
    }

    private static void asked(Reading rows, Recorded recorded, RettificaRichiesta f) {
        begins(rows, f.numero(), recorded.stream(), recorded.seq());
        lasts(rows, request(recorded.stream(), recorded.seq()), f.scadenzaMs());
    }

    private static void told(Reading rows, RettificaComunicata f) {
        StreamId stream = StreamId.parse(f.stream());
        begins(rows, f.numero(), stream, f.seq());
        rows.dsl()
                .update(RETTIFICA)
                .set(RETTIFICA.COMUNICATA, 1L)
                .where(request(stream, f.seq()))
                .execute();
        lasts(rows, request(stream, f.seq()), f.scadenzaMs());
    }

    /// The row of a request, in place of an earlier one's. What is said of it may come first: a
    /// centre that was put back from a copy hears what it had told before what the branch had done.
    private static void begins(Reading rows, NumeroPratica pratica, StreamId stream, long seq) {
        Condition which = RETTIFICA.SEDE.eq(stream.sede()).and(RETTIFICA.PRATICA.eq(pratica.text()));
        boolean known = rows.dsl().selectFrom(RETTIFICA).where(which).fetch().stream()
                .anyMatch(row -> !isBefore(row, stream, seq));
        if (!known) {
            rows.dsl().deleteFrom(RETTIFICA).where(which).execute();
            RettificaRecord row = rows.dsl().newRecord(RETTIFICA);
            row.setSede(stream.sede());
            row.setPratica(pratica.text());
            row.setScadenzaMs(0L);
            row.setStream(stream.name());
            row.setSeq(seq);
            row.setComunicata(0L);
            rows.dsl().insertInto(RETTIFICA).set(row).execute();
        }
    }

    /// Rows of the first release do not say where their request stands.
    private static boolean isBefore(RettificaRecord row, StreamId stream, long seq) {
        if (row.getStream() == null || row.getSeq() == null) {
            return true;
        }
        int life = new StreamId(row.getSede(), row.getStream()).incarnation();
        return life < stream.incarnation() || life == stream.incarnation() && row.getSeq() < seq;
    }

    private static Condition request(StreamId stream, long seq) {
        return RETTIFICA
                .SEDE
                .eq(stream.sede())
                .and(RETTIFICA.STREAM.eq(stream.name()))
                .and(RETTIFICA.SEQ.eq(seq));
    }

    /// The later of two ends, whichever house heard which first.
    private static void lasts(Reading rows, Condition which, long ms) {
        rows.dsl()
                .update(RETTIFICA)
                .set(RETTIFICA.SCADENZA_MS, ms)
                .where(which)
                .and(RETTIFICA.SCADENZA_MS.lt(ms))
                .execute();
    }

    private static void arrived(Reading rows, Recorded recorded, NumeroPratica pratica, Tipo tipo) {
        var row = message(rows, recorded.stream(), recorded.seq(), pratica);
        row.setTipo(tipo.name());
        row.setMs(recorded.time().wallMs());
        rows.dsl()
                .insertInto(RETTIFICA_PERVENUTA)
                .set(row)
                .onConflictDoNothing()
                .execute();
    }

    /// A house that came back from a copy may hear an answer before what it answers: then this stands in for it.
    private static void answered(Reading rows, StreamId stream, long seq, NumeroPratica pratica) {
        var row = message(rows, stream, seq, pratica);
        row.setTipo(RISPOSTA);
        row.setMs(0L);
        rows.dsl()
                .insertInto(RETTIFICA_PERVENUTA)
                .set(row)
                .onConflict(RETTIFICA_PERVENUTA.SEDE, RETTIFICA_PERVENUTA.STREAM, RETTIFICA_PERVENUTA.SEQ)
                .doUpdate()
                .set(row)
                .execute();
    }

    private static RettificaPervenutaRecord message(Reading rows, StreamId stream, long seq, NumeroPratica pratica) {
        var row = rows.dsl().newRecord(RETTIFICA_PERVENUTA);
        row.setSede(stream.sede());
        row.setStream(stream.name());
        row.setSeq(seq);
        row.setPratica(pratica.text());
        return row;
    }

    private static Condition is(StreamId stream, long seq) {
        return RETTIFICA_PERVENUTA
                .SEDE
                .eq(stream.sede())
                .and(RETTIFICA_PERVENUTA.STREAM.eq(stream.name()))
                .and(RETTIFICA_PERVENUTA.SEQ.eq(seq));
    }

    @Override
    public List<Pervenuta> senzaRisposta(Reading rows, int limit) {
        return rows.dsl()
                .selectFrom(RETTIFICA_PERVENUTA)
                .where(APERTA)
                .orderBy(RETTIFICA_PERVENUTA.SEDE, RETTIFICA_PERVENUTA.STREAM, RETTIFICA_PERVENUTA.SEQ)
                .limit(limit)
                .fetch(row -> new Pervenuta(
                        new StreamId(row.getSede(), row.getStream()),
                        row.getSeq(),
                        new NumeroPratica(row.getPratica()),
                        Tipo.valueOf(row.getTipo()),
                        row.getMs()));
    }

    @Override
    public boolean attende(Reading rows, Pervenuta pervenuta) {
        return rows.dsl().fetchExists(RETTIFICA_PERVENUTA, is(pervenuta.stream(), pervenuta.seq()), APERTA);
    }

    @Override
    public List<Chiesta> daComunicare(Reading rows, Sede sede, int limit) {
        return chieste(rows, sede, RETTIFICA.COMUNICATA.eq(0L), limit);
    }

    @Override
    public List<Chiesta> daScadere(Reading rows, Sede sede, long nowMs, int limit) {
        return chieste(
                rows,
                sede,
                RETTIFICA.COMUNICATA.eq(1L).and(RETTIFICA.SCADENZA_MS.lt(nowMs)).and(finita().not()),
                limit);
    }

    @Override
    public List<Chiesta> scadute(Reading rows, Sede sede, int limit) {
        return chieste(rows, sede, finita(), limit);
    }

    /// The end that the centre saw pass is the last one that was given.
    private static Condition finita() {
        return DSL.coalesce(RETTIFICA.SCADUTA_MS, 0L).ge(RETTIFICA.SCADENZA_MS);
    }

    /// Of pratiche that still wait for their company, and of which nothing has come in that nobody has answered.
    private static List<Chiesta> chieste(Reading rows, Sede sede, Condition which, int limit) {
        return rows.dsl()
                .select(RETTIFICA.SEDE, RETTIFICA.STREAM, RETTIFICA.SEQ, RETTIFICA.PRATICA, RETTIFICA.SCADENZA_MS)
                .from(SCHEDA)
                .join(RETTIFICA)
                .on(RETTIFICA.PRATICA.eq(SCHEDA.NUMERO), RETTIFICA.SEDE.eq(SCHEDA.SEDE))
                .where(SCHEDA.STATO.eq(Stato.IN_RETTIFICA.name()), RETTIFICA.SEDE.eq(sede.code()), which)
                .and(RETTIFICA.SEQ.isNotNull()) // older ones are a person's
                .andNotExists(DSL.selectOne()
                        .from(RETTIFICA_PERVENUTA)
                        .where(RETTIFICA_PERVENUTA.PRATICA.eq(RETTIFICA.PRATICA), APERTA))
                .orderBy(RETTIFICA.SCADENZA_MS, RETTIFICA.PRATICA)
                .limit(limit)
                .fetch(row -> new Chiesta(
                        new StreamId(row.value1(), row.value2()),
                        row.value3(),
                        new NumeroPratica(row.value4()),
                        row.value5()));
    }

    @Override
    public OptionalLong scadenzaMs(Reading rows, NumeroPratica pratica) {
        return rows
                .dsl()
                .select(RETTIFICA.SCADENZA_MS)
                .from(RETTIFICA)
                .where(RETTIFICA.PRATICA.eq(pratica.text()))
                .fetch(RETTIFICA.SCADENZA_MS)
                .stream()
                .mapToLong(Long::longValue)
                .max(); // one from each branch that asked
    }
}
