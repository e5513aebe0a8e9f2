package it.timbro.diritti.store;

import static it.timbro.journal.schema.Tables.DIRITTO;

import it.timbro.base.Sede;
import it.timbro.diritti.Diritti;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling;
import it.timbro.journal.schema.tables.records.DirittoRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelCredito.CreditoAddebitato;
import it.timbro.pratica.DelCredito.CreditoStornato;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRiscontrati;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Proprieta;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Money of each pratica: captured and released never exceed what was reserved, and nothing is
/// refunded that was not captured (INV-13).
///
/// An account begins with what is reserved first, mostly by the centre. A house that came back from a copy may hear
/// its own facts before that: then the account is told anew ([Diritti#racconta]).
public final class DirittoStore implements Diritti, Telling {
    private static final String SUBJECT = "diritti:";

    @Override
    public List<String> tables() {
        return List.of("diritto");
    }

    @Override
    public boolean covers(String subject) {
        return subject.startsWith(SUBJECT);
    }

    @Override
    public List<Told> tell(List<Recorded> arrived) {
        return Diritti.racconta(arrived);
    }

    @Override
    public boolean continues(Reading rows, Recorded next) {
        return !(next.fact() instanceof DellaCassa fatto)
                || find(rows, fatto.pratica()).orElse(Conto.VUOTO).prosegue(fatto);
    }

    /// What others tell of the pratica stays: the debits of leases, and what was held against them.
    @Override
    public void forget(Reading rows, String subject) {
        if (!covers(subject)) {
            return;
        }
        rows.dsl()
                .selectFrom(DIRITTO)
                .where(DIRITTO.PRATICA.eq(subject.substring(SUBJECT.length())))
                .fetchOptional()
                .ifPresent(row -> {
                    write(row, Conto.VUOTO);
                    save(rows.dsl(), row);
                });
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        switch (recorded.fact()) {
            case DirittiRiscontrati f -> {
                DirittoRecord row = row(rows, f.pratica(), recorded);
                row.setRiscontratiCent(f.riscontratoCent());
                row.setRiscontratiAddebitiCent(f.addebitatoCent());
                save(rows.dsl(), row);
            }
            case DellaCassa fatto -> apply(rows.dsl(), row(rows, fatto.pratica(), recorded), recorded, fatto);
            case CreditoAddebitato f -> addebito(rows, f.pratica(), f.importo().cent(), recorded);
            case CreditoStornato f -> addebito(rows, f.pratica(), -f.importo().cent(), recorded);
            default -> {} // Fact is open: other subjects
        }
    }

    private static void apply(DSLContext dsl, DirittoRecord row, Recorded recorded, DellaCassa fatto) {
        Conto before = conto(row);
        if (fatto instanceof DirittiPrenotati) {
            if (before.voci().isEmpty()) {
                row.setSede(recorded.stream().sede()); // whose account it is
            } else if (Proprieta.centrale(recorded.stream())) {
                throw new OutOfTurnException("il conto della pratica è già cominciato");
            }
        }
        Conto after = before.dopo(fatto);
        if (!after.regge()) {
            throw new OutOfTurnException("sul conto della pratica non c'è ancora quello che si vuole spostare");
        }
        write(row, after);
        save(dsl, row);
    }

    private static void write(DirittoRecord row, Conto conto) {
        row.setPrenotatiCent(conto.prenotatiCent());
        row.setRiscossiCent(conto.riscossiCent());
        row.setLiberatiCent(conto.liberatiCent());
        row.setRimborsatiCent(conto.rimborsatiCent());
        row.setDovutiCent(conto.dovutiCent());
        row.setCassaCent(conto.cassaCent());
        row.setVoci(Codec.json().writeValueAsString(conto.voci()));
    }

    private static Conto conto(DirittoRecord row) {
        return new Conto(
                row.getPrenotatiCent(),
                row.getRiscossiCent(),
                row.getLiberatiCent(),
                row.getRimborsatiCent(),
                row.getDovutiCent(),
                row.getCassaCent(),
                row.getAddebitatiCent(),
                Codec.json().readValue(row.getVoci(), new TypeReference<List<DellaCassa.Voce>>() {}));
    }

    private static void addebito(Reading rows, NumeroPratica pratica, long cent, Recorded recorded) {
        DirittoRecord row = row(rows, pratica, recorded);
        row.setAddebitatiCent(row.getAddebitatiCent() + cent);
        save(rows.dsl(), row);
    }

    /// A lease is told anew: what was debited of it counts no more, until it is told again.
    static void senzaAddebito(DSLContext dsl, String pratica, long cent) {
        dsl.update(DIRITTO)
                .set(DIRITTO.ADDEBITATI_CENT, DIRITTO.ADDEBITATI_CENT.minus(cent))
                .where(DIRITTO.PRATICA.eq(pratica))
                .execute();
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
        row.setAddebitatiCent(0L);
        row.setRiscontratiCent(0L);
        row.setRiscontratiAddebitiCent(0L);
        write(row, Conto.VUOTO);
        rows.dsl().insertInto(DIRITTO).set(row).execute();
        return row;
    }

    private static void save(DSLContext dsl, DirittoRecord row) {
        dsl.update(DIRITTO).set(row).where(DIRITTO.PRATICA.eq(row.getPratica())).execute();
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
                .fetchOptional(DirittoStore::conto);
    }
}
