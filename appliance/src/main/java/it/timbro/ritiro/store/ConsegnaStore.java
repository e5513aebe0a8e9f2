package it.timbro.ritiro.store;

import static it.timbro.journal.schema.Tables.CONSEGNA;

import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.ritiro.Ritiro;
import java.util.List;
import java.util.Optional;

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
                            recorded.operatore())
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
    public Optional<Ritiro.Consegna> find(Reading rows, NumeroPratica pratica) {
        return rows.dsl()
                .selectFrom(CONSEGNA)
                .where(CONSEGNA.PRATICA.eq(pratica.text()))
                .fetchOptional(row -> new Ritiro.Consegna(
                        row.getRitirante(),
                        row.getTitolo(),
                        row.getDocumento(),
                        List.of(row.getPezzi().split("\n")),
                        row.getMs(),
                        row.getOperatore()));
    }
}
