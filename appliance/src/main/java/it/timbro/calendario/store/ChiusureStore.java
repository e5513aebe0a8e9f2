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
import java.util.ArrayList;
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
        List<Chiusura> chiusure = new ArrayList<>();
        rows.sql()
                .each( // at the centre before every call of a branch
                        "select id, chi, dal_ms, al_ms, motivo from chiusura"
                                + " where sede = ? and chi = ? and al_ms > ? order by dal_ms, id",
                        row -> chiusure.add(new Chiusura(
                                row.text(1),
                                row.text(2),
                                Instant.ofEpochMilli(row.number(3)),
                                Instant.ofEpochMilli(row.number(4)),
                                row.text(5))),
                        camera,
                        chi,
                        al.toEpochMilli());
        return List.copyOf(chiusure);
    }
}
