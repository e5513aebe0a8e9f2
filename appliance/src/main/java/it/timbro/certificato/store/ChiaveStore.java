package it.timbro.certificato.store;

import static it.timbro.journal.schema.Tables.CHIAVE;

import it.timbro.base.Sede;
import it.timbro.certificato.Chiavi;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps `chiave`. A key belongs to the branch in whose stream it stands, whatever the fact may say.
public final class ChiaveStore implements Chiavi, Projection {
    @Override
    public List<String> tables() {
        return List.of("chiave");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof ChiavePubblicata fatto) {
            rows.dsl()
                    .insertInto(CHIAVE)
                    .values(
                            recorded.stream().sede(),
                            fatto.kid(),
                            fatto.pubblica(),
                            recorded.time().wallMs())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    @Override
    public boolean pubblicata(Reading rows, Sede sede, String kid) {
        return rows.dsl().fetchExists(CHIAVE, CHIAVE.SEDE.eq(sede.code()), CHIAVE.KID.eq(kid));
    }

    @Override
    public boolean diSede(Reading rows, Sede sede, String pubblica) {
        return rows.dsl().fetchExists(CHIAVE, CHIAVE.SEDE.eq(sede.code()), CHIAVE.PUBBLICA.eq(pubblica));
    }

    @Override
    public Optional<Instant> dal(Reading rows, Sede sede, String kid) {
        return rows.dsl()
                .select(CHIAVE.DAL_MS)
                .from(CHIAVE)
                .where(CHIAVE.SEDE.eq(sede.code()), CHIAVE.KID.eq(kid))
                .fetchOptional(row -> Instant.ofEpochMilli(row.value1()));
    }

    @Override
    public List<Pubblicata> tutte(Reading rows) {
        return rows.dsl()
                .selectFrom(CHIAVE)
                .orderBy(CHIAVE.SEDE, CHIAVE.DAL_MS, CHIAVE.KID)
                .fetch(row -> new Pubblicata(
                        new Sede(row.getSede()),
                        row.getKid(),
                        row.getPubblica(),
                        Instant.ofEpochMilli(row.getDalMs())));
    }
}
