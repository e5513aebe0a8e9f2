package it.timbro.centro.sedi.store;

import static it.timbro.journal.schema.Tables.FILE_ANNUNCIATO;

import it.timbro.base.Sede;
import it.timbro.centro.sedi.Annunci;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hash;
import java.util.List;

/// Asks the projections `file_annunciato` and `scheda`.
public final class AnnunciStore implements Annunci {
    static final String RIGUARDA = "select 1 from file_annunciato where sha256 = ? and (sede = ? and da_inviare = 1"
            + " or exists (select 1 from scheda where numero = pratica and scheda.sede = ?))";

    @Override
    public boolean riguarda(Reading rows, Sede sede, Hash file) {
        return rows.sql() // before every part of a file
                .first(RIGUARDA, _ -> true, file.hex(), sede.code(), sede.code())
                .isPresent();
    }

    @Override
    public List<Hash> natiAltrove(Reading rows, Sede sede, String pratica) {
        return rows.dsl()
                .select(FILE_ANNUNCIATO.SHA256)
                .from(FILE_ANNUNCIATO)
                .where(FILE_ANNUNCIATO.PRATICA.eq(pratica), FILE_ANNUNCIATO.SEDE.ne(sede.code()))
                .orderBy(FILE_ANNUNCIATO.SIZE, FILE_ANNUNCIATO.SHA256)
                .fetch(row -> new Hash(row.value1()));
    }
}
