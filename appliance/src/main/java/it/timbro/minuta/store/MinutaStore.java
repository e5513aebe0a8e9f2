package it.timbro.minuta.store;

import static it.timbro.journal.schema.Tables.MINUTA;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.journal.schema.tables.records.MinutaRecord;
import it.timbro.minuta.Campi;
import it.timbro.minuta.Minuta;
import it.timbro.minuta.Minute;
import it.timbro.pratica.Codec;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.IdPresentazione;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/// Keeps `minuta`, beside the journal and not out of it.
///
/// @param sede whose counter this is
public record MinutaStore(Sede sede) implements Minute {
    @Override
    public Optional<Minuta> find(Reading rows, IdPresentazione id) {
        return rows.dsl()
                .selectFrom(MINUTA)
                .where(MINUTA.SEDE.eq(sede.code()), MINUTA.MINUTA_.eq(id.text()))
                .fetchOptional(MinutaStore::minuta);
    }

    @Override
    public List<Minuta> tutte(Reading rows, int limit) {
        return rows.dsl()
                .selectFrom(MINUTA)
                .where(MINUTA.SEDE.eq(sede.code()))
                .orderBy(MINUTA.MS.desc(), MINUTA.MINUTA_)
                .limit(limit)
                .fetch(MinutaStore::minuta);
    }

    @Override
    public void save(Tx tx, Minuta minuta) {
        MinutaRecord row = tx.dsl().newRecord(MINUTA);
        row.setSede(sede.code());
        row.setMinuta(minuta.id().text());
        row.setVersione(minuta.versione());
        row.setAppuntamento(minuta.appuntamento().map(IdAppuntamento::text).orElse(""));
        row.setTitolo(minuta.titolo());
        row.setCampi(Codec.json().writeValueAsString(minuta.campi().valori()));
        row.setFirmato(minuta.firmato().map(Hash::hex).orElse(""));
        row.setOperatore(minuta.operatore());
        row.setMs(minuta.ms());
        tx.dsl()
                .insertInto(MINUTA)
                .set(row)
                .onConflict(MINUTA.SEDE, MINUTA.MINUTA_)
                .doUpdate()
                .set(row)
                .execute();
        if (tx.dsl().fetchCount(MINUTA, MINUTA.SEDE.eq(sede.code())) > MAX) {
            tx.dsl()
                    .select(MINUTA.MINUTA_)
                    .from(MINUTA)
                    .where(MINUTA.SEDE.eq(sede.code()))
                    .orderBy(MINUTA.MS)
                    .limit(1)
                    .fetch(oldest -> new IdPresentazione(oldest.value1()))
                    .forEach(oldest -> delete(tx, oldest));
        }
    }

    @Override
    public void delete(Tx tx, IdPresentazione id) {
        tx.dsl()
                .deleteFrom(MINUTA)
                .where(MINUTA.SEDE.eq(sede.code()), MINUTA.MINUTA_.eq(id.text()))
                .execute();
    }

    private static Minuta minuta(MinutaRecord row) {
        return new Minuta(
                new IdPresentazione(row.getMinuta()),
                row.getVersione(),
                Optional.of(row.getAppuntamento())
                        .filter(text -> !text.isEmpty())
                        .map(IdAppuntamento::new),
                new Campi(Codec.json().readValue(row.getCampi(), new TypeReference<Map<String, List<String>>>() {})),
                Optional.of(row.getFirmato()).filter(text -> !text.isEmpty()).map(Hash::new),
                row.getOperatore(),
                row.getMs());
    }
}
