package it.timbro.diritti.store;

import static it.timbro.journal.schema.Tables.DIRITTO;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import it.timbro.diritti.Diritti;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.DirittoRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelCredito.CreditoAddebitato;
import it.timbro.pratica.DelCredito.CreditoStornato;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.DellaCassa.DirittiLiberati;
import it.timbro.pratica.DellaCassa.DirittiNonDovuti;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRimborsati;
import it.timbro.pratica.DellaCassa.DirittiRiscontrati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Money of each pratica: captured and released never exceed what was reserved, and nothing is
/// refunded that was not captured (INV-13).
public final class DirittoStore implements Diritti, Projection {
    @Override
    public List<String> tables() {
        return List.of("diritto");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        switch (recorded.fact()) {
            case DellaCassa fatto -> {
                DirittoRecord row = row(rows, fatto.pratica(), recorded);
                apply(row, fatto);
                Check.that(
                        row.getRiscossiCent() + row.getLiberatiCent() <= row.getPrenotatiCent(),
                        "captured and released never exceed what was reserved");
                Check.that(row.getRimborsatiCent() <= row.getRiscossiCent(), "what is refunded was captured");
                save(rows.dsl(), row);
            }
            case CreditoAddebitato f -> addebito(rows, f.pratica(), f.importo().cent(), recorded);
            case CreditoStornato f -> addebito(rows, f.pratica(), -f.importo().cent(), recorded);
            default -> {} // Fact is open: other subjects
        }
    }

    private static void apply(DirittoRecord row, DellaCassa fatto) {
        switch (fatto) {
            case DirittiPrenotati f -> {
                row.setPrenotatiCent(row.getPrenotatiCent() + f.totaleCent());
                row.setDovutiCent(
                        f.voci().stream().mapToLong(DellaCassa.Voce::totaleCent).sum());
                row.setVoci(Codec.json().writeValueAsString(f.voci()));
            }
            case DirittiRiscossi f -> {
                row.setRiscossiCent(row.getRiscossiCent() + f.totaleCent());
                row.setCassaCent(row.getCassaCent() + f.inCassaCent());
            }
            case DirittiLiberati f -> row.setLiberatiCent(row.getLiberatiCent() + f.totaleCent());
            case DirittiNonDovuti _ -> row.setDovutiCent(0L);
            case DirittiRimborsati f -> {
                row.setRimborsatiCent(row.getRimborsatiCent() + f.totaleCent());
                row.setCassaCent(row.getCassaCent() - f.dallaCassaCent());
            }
            case DirittiRiscontrati f -> {
                row.setRiscontratiCent(f.riscontratoCent());
                row.setRiscontratiAddebitiCent(f.addebitatoCent());
            }
        }
    }

    private static void addebito(Reading rows, NumeroPratica pratica, long cent, Recorded recorded) {
        DirittoRecord row = row(rows, pratica, recorded);
        row.setAddebitatiCent(row.getAddebitatiCent() + cent);
        save(rows.dsl(), row);
    }

    private static DirittoRecord row(Reading rows, NumeroPratica pratica, Recorded recorded) {
        @Nullable
        DirittoRecord known = rows.dsl()
                .selectFrom(DIRITTO)
                .where(DIRITTO.PRATICA.eq(pratica.text()))
                .fetchOne();
        if (known != null) {
            return known;
        }
        DirittoRecord row = rows.dsl().newRecord(DIRITTO);
        row.setSede(recorded.stream().sede());
        row.setPratica(pratica.text());
        row.setPrenotatiCent(0L);
        row.setRiscossiCent(0L);
        row.setLiberatiCent(0L);
        row.setRimborsatiCent(0L);
        row.setDovutiCent(0L);
        row.setCassaCent(0L);
        row.setRiscontratiCent(0L);
        row.setAddebitatiCent(0L);
        row.setRiscontratiAddebitiCent(0L);
        row.setVoci("[]");
        rows.dsl().insertInto(DIRITTO).set(row).execute();
        return row;
    }

    private static void save(DSLContext dsl, DirittoRecord row) {
        dsl.update(DIRITTO)
                .set(row)
                .where(DIRITTO.SEDE.eq(row.getSede()), DIRITTO.PRATICA.eq(row.getPratica()))
                .execute();
    }

    @Override
    public List<NumeroPratica> daRimborsare(Reading rows, Sede camera, int limit) {
        return trova(
                rows,
                camera,
                DIRITTO.RISCOSSI_CENT.minus(DIRITTO.RIMBORSATI_CENT).gt(DIRITTO.DOVUTI_CENT),
                limit);
    }

    @Override
    public List<NumeroPratica> daRiscontrare(Reading rows, Sede camera, int limit) {
        return trova(
                rows,
                camera,
                DIRITTO.RISCOSSI_CENT
                        .minus(DIRITTO.RIMBORSATI_CENT)
                        .minus(DIRITTO.CASSA_CENT)
                        .ne(DIRITTO.RISCONTRATI_CENT)
                        .or(DIRITTO.ADDEBITATI_CENT
                                .ne(DIRITTO.RISCONTRATI_ADDEBITI_CENT)
                                .and(DIRITTO.PRENOTATI_CENT.eq(DIRITTO.RISCOSSI_CENT.plus(DIRITTO.LIBERATI_CENT)))),
                limit);
    }

    /// What a pratica costs was said by the centre of its chamber, or by one of its offices.
    private static List<NumeroPratica> trova(Reading rows, Sede camera, Condition which, int limit) {
        return rows.dsl()
                .select(DIRITTO.PRATICA)
                .from(DIRITTO)
                .where(DIRITTO.SEDE.startsWith(camera.code()), which)
                .orderBy(DIRITTO.PRATICA)
                .limit(limit)
                .fetch(row -> new NumeroPratica(row.value1()));
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
                        row.getRimborsatiCent(),
                        row.getDovutiCent(),
                        row.getCassaCent(),
                        row.getAddebitatiCent(),
                        Codec.json().readValue(row.getVoci(), new TypeReference<List<DellaCassa.Voce>>() {})));
    }
}
