package it.timbro.collegamento.store;

import static it.timbro.journal.schema.Tables.RETTIFICA;
import static it.timbro.journal.schema.Tables.RETTIFICA_PERVENUTA;

import it.timbro.collegamento.Rettifiche;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.RettificaTardiva;
import it.timbro.pratica.DellaPratica.RinunciaAccolta;
import it.timbro.pratica.DellaPratica.RinunciaPervenuta;
import it.timbro.pratica.DellaPratica.RinunciaTardiva;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.Condition;

/// A row comes with the message and goes with the answer that cites it.
public final class RettificheStore implements Rettifiche, Projection {
    private static final String SUBJECT = "pratica:";

    @Override
    public List<String> tables() {
        return List.of("rettifica", "rettifica_pervenuta");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        switch (recorded.fact()) {
            case RettificaRichiesta f -> asked(rows, recorded, f);
            case RettificaPervenuta f -> arrived(rows, recorded, f.numero(), Tipo.RETTIFICA);
            case RinunciaPervenuta f -> arrived(rows, recorded, f.numero(), Tipo.RINUNCIA);
            case RettificaAccolta f -> answered(rows, StreamId.parse(f.stream()), f.seq());
            case RettificaTardiva f -> answered(rows, StreamId.parse(f.stream()), f.seq());
            case RinunciaAccolta f -> answered(rows, StreamId.parse(f.stream()), f.seq());
            case RinunciaTardiva f -> answered(rows, StreamId.parse(f.stream()), f.seq());
            default -> {} // the families are open here on purpose: this store reads seven facts
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
        rows.dsl()
                .insertInto(RETTIFICA, RETTIFICA.SEDE, RETTIFICA.PRATICA, RETTIFICA.SCADENZA_MS)
                .values(recorded.stream().sede(), f.numero().text(), f.scadenzaMs())
                .onConflict(RETTIFICA.SEDE, RETTIFICA.PRATICA)
                .doUpdate()
                .set(RETTIFICA.SCADENZA_MS, f.scadenzaMs())
                .execute();
    }

    private static void arrived(Reading rows, Recorded recorded, NumeroPratica pratica, Tipo tipo) {
        var row = rows.dsl().newRecord(RETTIFICA_PERVENUTA);
        row.setSede(recorded.stream().sede());
        row.setStream(recorded.stream().name());
        row.setSeq(recorded.seq());
        row.setPratica(pratica.text());
        row.setTipo(tipo.name());
        row.setMs(recorded.time().wallMs());
        rows.dsl().insertInto(RETTIFICA_PERVENUTA).set(row).execute();
    }

    private static void answered(Reading rows, StreamId stream, long seq) {
        rows.dsl().deleteFrom(RETTIFICA_PERVENUTA).where(is(stream, seq)).execute();
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
        return rows.dsl().fetchExists(RETTIFICA_PERVENUTA, is(pervenuta.stream(), pervenuta.seq()));
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
