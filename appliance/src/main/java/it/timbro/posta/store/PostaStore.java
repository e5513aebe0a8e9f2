package it.timbro.posta.store;

import static it.timbro.journal.schema.Tables.POSTA;
import static it.timbro.journal.schema.Tables.POSTA_RIFIUTATA;
import static it.timbro.journal.schema.Tables.POSTA_SPEDITA;

import it.timbro.base.Sede;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.PostaRecord;
import it.timbro.journal.schema.tables.records.PostaRifiutataRecord;
import it.timbro.journal.schema.tables.records.PostaSpeditaRecord;
import it.timbro.posta.Messaggi;
import it.timbro.pratica.DellaPosta;
import it.timbro.pratica.DellaPosta.MessaggioPreparato;
import it.timbro.pratica.DellaPosta.MessaggioRifiutato;
import it.timbro.pratica.DellaPosta.MessaggioSpedito;
import it.timbro.pratica.DellaPosta.Motivo;
import it.timbro.pratica.DellaPosta.Via;
import it.timbro.pratica.NumeroPratica;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/// Two sets that meet by the message: what was prepared, and what reached its company. Either may come first.
public final class PostaStore implements Messaggi, Projection {
    /// Addresses of one message, on the average of a page.
    private static final int MAX_RIFIUTI = 20;

    @Override
    public List<String> tables() {
        return List.of("posta", "posta_spedita", "posta_rifiutata");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof DellaPosta fatto) {
            switch (fatto) {
                case MessaggioPreparato f -> prepared(rows, recorded, f);
                case MessaggioSpedito f -> sent(rows, recorded, f);
                case MessaggioRifiutato f -> refused(rows, recorded, f);
            }
        }
    }

    private static void prepared(Reading rows, Recorded recorded, MessaggioPreparato f) {
        PostaRecord row = rows.dsl().newRecord(POSTA);
        row.setSede(recorded.stream().sede());
        row.setMessaggio(f.messaggio());
        row.setPratica(f.pratica().text());
        row.setMotivo(f.motivo().name());
        row.setDestinatario(f.destinatario());
        row.setOggetto(f.oggetto());
        row.setTesto(f.testo());
        row.setPreparatoMs(recorded.time().wallMs());
        row.setOperatore(recorded.operatore());
        rows.dsl()
                .insertInto(POSTA)
                .set(row)
                .onConflict(POSTA.SEDE, POSTA.MESSAGGIO)
                .doNothing()
                .execute();
    }

    private static void sent(Reading rows, Recorded recorded, MessaggioSpedito f) {
        PostaSpeditaRecord row = rows.dsl().newRecord(POSTA_SPEDITA);
        row.setSede(recorded.stream().sede());
        row.setMessaggio(f.messaggio());
        row.setVia(f.via().name());
        row.setNota(f.nota());
        row.setSpeditoMs(recorded.time().wallMs());
        row.setOperatore(recorded.operatore());
        rows.dsl()
                .insertInto(POSTA_SPEDITA)
                .set(row)
                .onConflict(POSTA_SPEDITA.SEDE, POSTA_SPEDITA.MESSAGGIO)
                .doNothing()
                .execute();
    }

    private static void refused(Reading rows, Recorded recorded, MessaggioRifiutato f) {
        PostaRifiutataRecord row = rows.dsl().newRecord(POSTA_RIFIUTATA);
        row.setSede(recorded.stream().sede());
        row.setMessaggio(f.messaggio());
        row.setIndirizzo(f.indirizzo());
        row.setParole(f.parole());
        row.setRifiutataMs(recorded.time().wallMs());
        rows.dsl()
                .insertInto(POSTA_RIFIUTATA)
                .set(row)
                .onConflict(POSTA_RIFIUTATA.SEDE, POSTA_RIFIUTATA.MESSAGGIO, POSTA_RIFIUTATA.INDIRIZZO)
                .doNothing()
                .execute();
    }

    @Override
    public Map<String, List<Rifiuto>> rifiuti(Reading rows, Collection<Messaggio> messaggi) {
        if (messaggi.isEmpty()) {
            return Map.of();
        }
        return rows.dsl()
                .selectFrom(POSTA_RIFIUTATA)
                .where(POSTA_RIFIUTATA.MESSAGGIO.in(
                        messaggi.stream().map(Messaggio::id).toList()))
                .orderBy(POSTA_RIFIUTATA.RIFIUTATA_MS.desc(), POSTA_RIFIUTATA.INDIRIZZO)
                .limit(MAX_RIFIUTI * messaggi.size())
                .fetchGroups(
                        POSTA_RIFIUTATA.MESSAGGIO,
                        row -> new Rifiuto(row.getIndirizzo(), row.getParole(), row.getRifiutataMs()));
    }

    @Override
    public Optional<Messaggio> find(Reading rows, String id) {
        return messaggi(rows, POSTA.MESSAGGIO.eq(id)).limit(1).fetchOptional(PostaStore::messaggio);
    }

    @Override
    public List<Messaggio> dellaPratica(Reading rows, NumeroPratica pratica) {
        return messaggi(rows, POSTA.PRATICA.eq(pratica.text()))
                .orderBy(POSTA.PREPARATO_MS, POSTA.MESSAGGIO)
                .limit(MAX_RIGHE)
                .fetch(PostaStore::messaggio);
    }

    @Override
    public List<Messaggio> daSpedire(Reading rows, int limit) {
        return messaggi(rows, spedita().isNull())
                .orderBy(POSTA.PREPARATO_MS, POSTA.MESSAGGIO)
                .limit(Math.min(limit, MAX_RIGHE))
                .fetch(PostaStore::messaggio);
    }

    @Override
    public List<Messaggio> daSpedireDopo(Reading rows, Messaggio ultimo, int limit) {
        return messaggi(rows, spedita().isNull())
                .orderBy(POSTA.PREPARATO_MS, POSTA.MESSAGGIO)
                .seek(ultimo.preparatoMs(), ultimo.id())
                .limit(Math.min(limit, MAX_RIGHE))
                .fetch(PostaStore::messaggio);
    }

    @Override
    public List<Messaggio> spediti(Reading rows, int limit) {
        return messaggi(rows, spedita().isNotNull())
                .orderBy(POSTA.PREPARATO_MS.desc(), POSTA.MESSAGGIO)
                .limit(Math.min(limit, MAX_RIGHE))
                .fetch(PostaStore::messaggio);
    }

    private static Field<String> spedita() {
        return POSTA_SPEDITA.MESSAGGIO;
    }

    /// Two houses may both say that it was sent: one of them is enough.
    private static SelectConditionStep<Record> messaggi(Reading rows, Condition which) {
        var altra = POSTA_SPEDITA.as("altra");
        return rows.dsl()
                .select(POSTA.asterisk(), POSTA_SPEDITA.VIA, POSTA_SPEDITA.NOTA, POSTA_SPEDITA.SPEDITO_MS)
                .select(POSTA_SPEDITA.OPERATORE)
                .from(POSTA)
                .leftJoin(POSTA_SPEDITA)
                .on(
                        POSTA_SPEDITA.MESSAGGIO.eq(POSTA.MESSAGGIO),
                        POSTA_SPEDITA.SEDE.eq(
                                DSL.select(DSL.min(altra.SEDE)).from(altra).where(altra.MESSAGGIO.eq(POSTA.MESSAGGIO))))
                .where(which);
    }

    private static Messaggio messaggio(Record joined) {
        PostaRecord row = joined.into(POSTA);
        return new Messaggio(
                row.getMessaggio(),
                new Sede(row.getSede()),
                new NumeroPratica(row.getPratica()),
                Motivo.valueOf(row.getMotivo()),
                row.getDestinatario(),
                row.getOggetto(),
                row.getTesto(),
                row.getPreparatoMs(),
                row.getOperatore(),
                Optional.ofNullable(joined.get(POSTA_SPEDITA.VIA))
                        .map(via -> new Spedito(
                                Via.valueOf(via),
                                joined.get(POSTA_SPEDITA.NOTA),
                                joined.get(POSTA_SPEDITA.SPEDITO_MS),
                                joined.get(POSTA_SPEDITA.OPERATORE))));
    }
}
