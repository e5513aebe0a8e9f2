package it.timbro.centro.sedi.store;

import static it.timbro.journal.schema.Tables.CHIAVETTA_FILE;
import static it.timbro.journal.schema.Tables.RICEVUTA;

import it.timbro.base.Sede;
import it.timbro.centro.sedi.Domande;
import it.timbro.journal.Reading;
import it.timbro.sync.envelope.Piece;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import org.jooq.Condition;

/// Rows of `chiavetta_file`, no projection.
public final class DomandeStore implements Domande {
    @Override
    public List<String> catene(Reading rows, Sede sede) {
        return rows.dsl()
                .selectDistinct(RICEVUTA.CATENA)
                .from(RICEVUTA)
                .where(RICEVUTA.SEDE.eq(sede.code()))
                .orderBy(RICEVUTA.CATENA)
                .fetch(RICEVUTA.CATENA);
    }

    @Override
    public List<Piece.Name> dette(Reading rows, Sede sede, Piece.Meaning senso) {
        return rows.dsl()
                .select(CHIAVETTA_FILE.SHA256, CHIAVETTA_FILE.TENUTI)
                .from(CHIAVETTA_FILE)
                .where(di(sede, senso))
                .orderBy(CHIAVETTA_FILE.SHA256)
                .limit(Piece.NAMES)
                .fetch(row -> new Piece.Name(new Hash(row.value1()), row.value2()));
    }

    @Override
    public void nota(Reading rows, Sede sede, Piece.Meaning senso, List<Piece.Name> files, long ms) {
        if (rows.dsl().fetchExists(CHIAVETTA_FILE, di(sede, senso).and(CHIAVETTA_FILE.MS.gt(ms)))) {
            return;
        }
        rows.dsl().deleteFrom(CHIAVETTA_FILE).where(di(sede, senso)).execute();
        for (Piece.Name file : files) {
            rows.dsl()
                    .insertInto(CHIAVETTA_FILE)
                    .values(sede.code(), senso.name(), file.file().hex(), file.held(), ms)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private static Condition di(Sede sede, Piece.Meaning senso) {
        return CHIAVETTA_FILE.SEDE.eq(sede.code()).and(CHIAVETTA_FILE.SENSO.eq(senso.name()));
    }
}
