package it.timbro.operatori.store;

import static it.timbro.journal.schema.Tables.CONSULTAZIONE;

import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.operatori.Consultazioni;
import it.timbro.operatori.Consultazioni.Consultazione;
import it.timbro.operatori.Consultazioni.Cosa;
import it.timbro.pratica.DellaSede.DatiConsultati;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Keeps `consultazione`: who looked at what.
public final class ConsultazioneStore implements Consultazioni.Elenco, Projection {
    @Override
    public List<String> tables() {
        return List.of("consultazione");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof DatiConsultati fatto) {
            rows.dsl()
                    .insertInto(CONSULTAZIONE)
                    .set(CONSULTAZIONE.SEDE, recorded.stream().sede())
                    .set(CONSULTAZIONE.STREAM, recorded.stream().toString())
                    .set(CONSULTAZIONE.SEQ, recorded.seq())
                    .set(CONSULTAZIONE.LOGIN, fatto.login())
                    .set(CONSULTAZIONE.COSA, fatto.cosa())
                    .set(CONSULTAZIONE.OGGETTO, fatto.oggetto())
                    .set(CONSULTAZIONE.MS, recorded.time().wallMs())
                    .execute();
        }
    }

    @Override
    public List<Consultazione> elenco(Reading rows, String login, String oggetto, long prima, int max) {
        Condition which = CONSULTAZIONE
                .SEQ
                .lt(prima)
                .and(login.isEmpty() ? DSL.noCondition() : CONSULTAZIONE.LOGIN.eq(login))
                .and(oggetto.isEmpty() ? DSL.noCondition() : CONSULTAZIONE.OGGETTO.eq(oggetto));
        return rows.dsl()
                .selectFrom(CONSULTAZIONE)
                .where(which)
                .orderBy(CONSULTAZIONE.SEQ.desc())
                .limit(max)
                .fetch(row -> new Consultazione(
                        row.getSeq(), row.getMs(), row.getLogin(), Cosa.find(row.getCosa()), row.getOggetto()));
    }
}
