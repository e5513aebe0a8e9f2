package it.timbro.diritti.store;

import static it.timbro.journal.schema.Tables.DIRITTO;

import it.timbro.base.Check;
import it.timbro.diritti.Diritti;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.DirittoRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.DellaCassa.DirittiLiberati;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Money of each pratica: captured and released never exceed what was reserved (INV-13).
public final class DirittoStore implements Diritti, Projection {
    @Override
    public List<String> tables() {
        return List.of("diritto");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DellaCassa fatto)) {
            return;
        }
        DSLContext dsl = rows.dsl();
        @Nullable
        DirittoRecord row = dsl.selectFrom(DIRITTO)
                .where(DIRITTO.PRATICA.eq(fatto.pratica().text()))
                .fetchOne();
        boolean fresh = row == null;
        if (row == null) {
            row = dsl.newRecord(DIRITTO);
            row.setSede(recorded.stream().sede());
            row.setPratica(fatto.pratica().text());
            row.setPrenotatiCent(0L);
            row.setRiscossiCent(0L);
            row.setLiberatiCent(0L);
            row.setVoci("[]");
        }
        switch (fatto) {
            case DirittiPrenotati f -> {
                row.setPrenotatiCent(row.getPrenotatiCent() + f.totaleCent());
                row.setVoci(Codec.json().writeValueAsString(f.voci()));
            }
            case DirittiRiscossi f -> row.setRiscossiCent(row.getRiscossiCent() + f.totaleCent());
            case DirittiLiberati f -> row.setLiberatiCent(row.getLiberatiCent() + f.totaleCent());
        }
        Check.that(
                row.getRiscossiCent() + row.getLiberatiCent() <= row.getPrenotatiCent(),
                "captured and released never exceed what was reserved");
        if (fresh) {
            dsl.insertInto(DIRITTO).set(row).execute();
        } else {
            dsl.update(DIRITTO)
                    .set(row)
                    .where(DIRITTO.SEDE.eq(row.getSede()), DIRITTO.PRATICA.eq(row.getPratica()))
                    .execute();
        }
    }

    @Override
    public Optional<Conto> find(Reading rows, NumeroPratica pratica) {
        return rows.dsl()
                .selectFrom(DIRITTO)
                .where(DIRITTO.PRATICA.eq(pratica.text()))
                .fetchOptional(row -> new Conto(
                        row.getPrenotatiCent(),
                        row.getRiscossiCent(),
                        row.getLiberatiCent(),
                        Codec.json().readValue(row.getVoci(), new TypeReference<List<DellaCassa.Voce>>() {})));
    }
}
