package it.timbro.calendario.store;

import static it.timbro.journal.schema.Tables.CHIUSURA;

import it.timbro.calendario.Chiusura;
import it.timbro.calendario.Chiusure;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DelCalendario;
import it.timbro.pratica.DelCalendario.ChiusuraFissata;
import it.timbro.pratica.DelCalendario.ChiusuraTolta;
import java.time.Instant;
import java.util.List;

/// Keeps `chiusura`, the same in both roles.
public final class ChiusureStore implements Chiusure, Projection {
    @Override
    public List<String> tables() {
        return List.of("chiusura");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DelCalendario fatto)) {
            return;
        }
        String camera = recorded.stream().sede();
        switch (fatto) {
            case ChiusuraFissata f ->
                rows.dsl()
                        .insertInto(CHIUSURA)
                        .values(camera, f.id(), f.chi(), f.dalMs(), f.alMs(), f.motivo())
                        .onConflictDoNothing()
                        .execute();
            case ChiusuraTolta f ->
                rows.dsl()
                        .deleteFrom(CHIUSURA)
                        .where(CHIUSURA.SEDE.eq(camera), CHIUSURA.ID.eq(f.id()))
                        .execute();
        }
    }

    @Override
    public List<Chiusura> ancora(Reading rows, String camera, String chi, Instant al) {
        return rows.dsl()
                .selectFrom(CHIUSURA)
                .where(CHIUSURA.SEDE.eq(camera), CHIUSURA.CHI.eq(chi), CHIUSURA.AL_MS.gt(al.toEpochMilli()))
                .orderBy(CHIUSURA.DAL_MS, CHIUSURA.ID)
                .fetch(row -> new Chiusura(
                        row.getId(),
                        row.getChi(),
                        Instant.ofEpochMilli(row.getDalMs()),
                        Instant.ofEpochMilli(row.getAlMs()),
                        row.getMotivo()));
    }
}
