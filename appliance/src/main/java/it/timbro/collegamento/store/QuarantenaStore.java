package it.timbro.collegamento.store;

import static it.timbro.journal.schema.Tables.QUARANTENA;

import it.timbro.collegamento.Quarantene;
import it.timbro.journal.Reading;
import it.timbro.journal.schema.tables.records.QuarantenaRecord;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.Objects;
import java.util.Optional;

/// The one row about this machine.
public final class QuarantenaStore implements Quarantene {
    @Override
    public Optional<Quarantena> attuale(Reading rows) {
        return rows.dsl().selectFrom(QUARANTENA).fetchOptional(row -> {
            StreamId stream = new StreamId(row.getSede(), row.getStream());
            return new Quarantena(
                    stream,
                    Causa.valueOf(row.getCausa()),
                    row.getDettaglio(),
                    row.getId(),
                    row.getMs(),
                    Optional.ofNullable(row.getNuova())
                            .map(nuova -> new Assegnata(
                                    new StreamId(row.getSede(), nuova),
                                    new Head(
                                            Objects.requireNonNull(row.getFinoSeq()),
                                            new Hash(Objects.requireNonNull(row.getFinoHash()))))));
        });
    }

    @Override
    public void apri(Reading rows, Quarantena quarantena) {
        attuale(rows).filter(prima -> passata(prima, quarantena.stream())).ifPresent(_ -> chiudi(rows));
        QuarantenaRecord row = rows.dsl().newRecord(QUARANTENA);
        row.setSede(quarantena.stream().sede());
        row.setStream(quarantena.stream().name());
        row.setCausa(quarantena.causa().name());
        row.setDettaglio(quarantena.dettaglio());
        row.setId(quarantena.id());
        row.setMs(quarantena.ms());
        rows.dsl().insertInto(QUARANTENA).set(row).onConflictDoNothing().execute();
    }

    private static boolean passata(Quarantena prima, StreamId vita) {
        StreamId attesa = prima.assegnata().map(Assegnata::nuova).orElse(prima.stream());
        return prima.stream().incarnation() < vita.incarnation() && attesa.incarnation() <= vita.incarnation();
    }

    @Override
    public void assegnata(Reading rows, Assegnata assegnata) {
        rows.dsl()
                .update(QUARANTENA)
                .set(QUARANTENA.NUOVA, assegnata.nuova().name())
                .set(QUARANTENA.FINO_SEQ, assegnata.ultimo().seq())
                .set(QUARANTENA.FINO_HASH, assegnata.ultimo().hash().hex())
                .execute();
    }

    @Override
    public void nuovaDomanda(Reading rows, String id) {
        rows.dsl()
                .update(QUARANTENA)
                .set(QUARANTENA.ID, id)
                .where(QUARANTENA.NUOVA.isNull())
                .execute();
    }

    @Override
    public void assegnataAdAltri(Reading rows, String id) {
        rows.dsl()
                .update(QUARANTENA)
                .set(QUARANTENA.ID, id)
                .setNull(QUARANTENA.NUOVA)
                .setNull(QUARANTENA.FINO_SEQ)
                .setNull(QUARANTENA.FINO_HASH)
                .execute();
    }

    @Override
    public void chiudi(Reading rows) {
        rows.dsl().deleteFrom(QUARANTENA).execute();
    }
}
