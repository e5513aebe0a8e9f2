package it.timbro.ritiro.store;

import static it.timbro.journal.schema.Tables.CONSEGNA;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.ritiro.Ritiro;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/// What was handed over, to whom.
public final class ConsegnaStore implements Ritiro.Consegne, Projection {
    private static final String SUBJECT = "pratica:";

    @Override
    public List<String> tables() {
        return List.of("consegna");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof PraticaConsegnata f) {
            rows.dsl()
                    .insertInto(CONSEGNA)
                    .values(
                            recorded.stream().sede(),
                            f.numero().text(),
                            f.ritirante(),
                            f.titolo(),
                            f.documento(),
                            String.join("\n", f.pezzi()),
                            recorded.time().wallMs(),
                            recorded.operatore(),
                            f.nota() == null ? "" : f.nota())
                    .execute();
        }
    }

    @Override
    public void forget(Reading rows, String subject) {
        if (subject.startsWith(SUBJECT)) {
            rows.dsl()
                    .deleteFrom(CONSEGNA)
                    .where(CONSEGNA.PRATICA.eq(subject.substring(SUBJECT.length())))
                    .execute();
        }
    }

    @Override
    public List<Ritiro.Ritirante> ritiranti(Reading rows, CodiceFiscale impresa, int limit) {
        return rows.dsl()
                .select(CONSEGNA.RITIRANTE, CONSEGNA.TITOLO, CONSEGNA.DOCUMENTO, DSL.max(CONSEGNA.MS))
                .from(CONSEGNA)
                .join(SCHEDA)
                .on(SCHEDA.NUMERO.eq(CONSEGNA.PRATICA))
                .where(SCHEDA.CODICE_FISCALE.eq(impresa.valore()))
                .groupBy(CONSEGNA.RITIRANTE, CONSEGNA.TITOLO, CONSEGNA.DOCUMENTO)
                .orderBy(DSL.max(CONSEGNA.MS).desc(), CONSEGNA.RITIRANTE)
                .limit(limit)
                .fetch(row -> new Ritiro.Ritirante(row.value1(), row.value2(), row.value3()));
    }

    @Override
    public Optional<Ritiro.Consegna> find(Reading rows, NumeroPratica pratica) {
        return rows.dsl()
                .selectFrom(CONSEGNA)
                .where(CONSEGNA.PRATICA.eq(pratica.text()))
                .fetchOptional(row -> new Ritiro.Consegna(
                        row.getRitirante(),
                        row.getTitolo(),
                        row.getDocumento(),
                        List.of(row.getPezzi().split("\n")),
                        row.getNota(),
                        row.getMs(),
                        row.getOperatore()));
    }
}
