package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.CARTA;
import static it.timbro.journal.schema.Tables.PROVA;

import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.CartaRecord;
import it.timbro.pratica.Carte;
import it.timbro.pratica.DellIncarnazione.ProvaConservata;
import java.util.List;
import org.jooq.impl.DSL;

/// A card for each subject that evidence is about, and the evidence off its shelf once it is told.
public final class ProvaStore implements Projection {
    @Override
    public List<String> tables() {
        return List.of("carta");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof ProvaConservata f)) {
            return;
        }
        int slash = f.stream().indexOf('/');
        rows.dsl()
                .deleteFrom(PROVA)
                .where(
                        PROVA.SEDE.eq(f.stream().substring(0, slash)),
                        PROVA.STREAM.eq(f.stream().substring(slash + 1)),
                        PROVA.SEQ.eq(f.seq()),
                        PROVA.HASH.eq(f.hash().hex()))
                .execute();
        int known = rows.dsl()
                .update(CARTA)
                .set(CARTA.ULTIMA_SEQ, DSL.greatest(CARTA.ULTIMA_SEQ, DSL.val(recorded.seq())))
                .where(
                        CARTA.SEDE.eq(recorded.stream().sede()),
                        CARTA.STREAM.eq(recorded.stream().name()),
                        CARTA.PRATICA.eq(f.subject()))
                .execute();
        if (known == 0) {
            CartaRecord row = rows.dsl().newRecord(CARTA);
            row.setSede(recorded.stream().sede());
            row.setStream(recorded.stream().name());
            row.setSeq(recorded.seq());
            row.setPratica(f.subject());
            row.setTesto(f.tipo());
            row.setMs(f.ms());
            row.setTipo(Carte.Tipo.PROVA.name());
            row.setUltimaSeq(recorded.seq());
            rows.dsl().insertInto(CARTA).set(row).execute();
        }
    }
}
