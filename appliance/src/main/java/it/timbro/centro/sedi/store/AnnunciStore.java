package it.timbro.centro.sedi.store;

import static it.timbro.journal.schema.Tables.FILE_ANNUNCIATO;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.centro.sedi.Annunci;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import org.jooq.impl.DSL;

/// Asks the projections `file_annunciato` and `scheda`.
public final class AnnunciStore implements Annunci {
    @Override
    public boolean riguarda(Reading rows, Sede sede, Hash file) {
        return dallaSede(rows, sede, file) || perLaSede(rows, sede, file);
    }

    private static boolean perLaSede(Reading rows, Sede sede, Hash file) {
        return rows.dsl()
                .fetchExists(DSL.selectOne()
                        .from(FILE_ANNUNCIATO)
                        .join(SCHEDA)
                        .on(SCHEDA.NUMERO.eq(FILE_ANNUNCIATO.PRATICA))
                        .where(FILE_ANNUNCIATO.SHA256.eq(file.hex()), SCHEDA.SEDE.eq(sede.code())));
    }

    private static boolean dallaSede(Reading rows, Sede sede, Hash file) {
        return rows.dsl()
                .fetchExists(
                        FILE_ANNUNCIATO,
                        FILE_ANNUNCIATO
                                .SEDE
                                .eq(sede.code())
                                .and(FILE_ANNUNCIATO.SHA256.eq(file.hex()))
                                .and(FILE_ANNUNCIATO.DA_INVIARE.eq(1L)));
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
