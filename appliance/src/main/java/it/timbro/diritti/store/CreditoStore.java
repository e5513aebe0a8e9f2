package it.timbro.diritti.store;

import static it.timbro.journal.schema.Tables.ADDEBITO;
import static it.timbro.journal.schema.Tables.CREDITO;
import static it.timbro.journal.schema.Tables.VINCOLO;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.diritti.Crediti;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling;
import it.timbro.journal.schema.tables.records.VincoloRecord;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelCredito;
import it.timbro.pratica.DelCredito.CreditoAddebitato;
import it.timbro.pratica.DelCredito.CreditoReso;
import it.timbro.pratica.DelCredito.CreditoStornato;
import it.timbro.pratica.DelCredito.CreditoVersato;
import it.timbro.pratica.DelCredito.CreditoVincolato;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Proprieta;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Leases of credit: what is debited and given back never exceeds what was leased (INV-13).
///
/// A lease begins with the centre's word. A branch that came back from a copy hears its own debits before that, from
/// its witness: then the lease is told anew.
public final class CreditoStore implements Crediti, Telling {
    private static final String SUBJECT = "vincolo:";

    @Override
    public List<String> tables() {
        return List.of("credito", "vincolo", "addebito");
    }

    @Override
    public boolean covers(String subject) {
        return subject.startsWith(SUBJECT);
    }

    /// First the centre's word, then what its holder wrote on it, life after life.
    @Override
    public List<Told> tell(List<Recorded> arrived) {
        return arrived.stream()
                .sorted(Comparator.comparing((Recorded one) -> !Proprieta.centrale(one.stream()))
                        .thenComparing(one -> one.stream().sede())
                        .thenComparingInt(one -> one.stream().incarnation()))
                .map(recorded -> new Told(recorded, Standing.COUNTS))
                .toList();
    }

    @Override
    public void forget(Reading rows, String subject) {
        if (!covers(subject)) {
            return;
        }
        DSLContext dsl = rows.dsl();
        String vincolo = subject.substring(SUBJECT.length());
        dsl.selectFrom(ADDEBITO)
                .where(ADDEBITO.VINCOLO.eq(vincolo))
                .fetch()
                .forEach(debit -> DirittoStore.senzaAddebito(dsl, debit.getPratica(), debit.getCent()));
        dsl.deleteFrom(ADDEBITO).where(ADDEBITO.VINCOLO.eq(vincolo)).execute();
        dsl.deleteFrom(VINCOLO).where(VINCOLO.VINCOLO_.eq(vincolo)).execute();
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DelCredito fatto)) {
            return;
        }
        DSLContext dsl = rows.dsl();
        String writer = recorded.stream().sede();
        switch (fatto) {
            case CreditoVersato f ->
                dsl.insertInto(CREDITO)
                        .values(writer, f.impresa().valore(), f.importo().cent())
                        .onConflict(CREDITO.SEDE, CREDITO.IMPRESA)
                        .doUpdate()
                        .set(
                                CREDITO.VERSATO_CENT,
                                CREDITO.VERSATO_CENT.plus(f.importo().cent()))
                        .execute();
            case CreditoVincolato f ->
                dsl.insertInto(VINCOLO)
                        .values(
                                f.sede().code(),
                                f.vincolo(),
                                f.impresa().valore(),
                                f.importo().cent(),
                                f.tetto().cent(),
                                f.finoMs(),
                                0L,
                                null)
                        .execute();
            case CreditoAddebitato f -> {
                VincoloRecord row = row(dsl, writer, f.vincolo());
                debit(dsl, row, f.importo().cent());
                dsl.insertInto(ADDEBITO)
                        .values(
                                writer,
                                f.vincolo(),
                                f.pratica().text(),
                                f.importo().cent())
                        .execute();
            }
            case CreditoStornato f -> {
                VincoloRecord row = held(dsl, writer, f.vincolo());
                @Nullable Long reso = row.getResoCent();
                if (reso != null) { // of a lease that went back already this goes back too
                    row.setResoCent(reso + f.importo().cent());
                }
                debit(dsl, row, -f.importo().cent());
                dsl.deleteFrom(ADDEBITO)
                        .where(
                                ADDEBITO.SEDE.eq(writer),
                                ADDEBITO.VINCOLO.eq(f.vincolo()),
                                ADDEBITO.PRATICA.eq(f.pratica().text()))
                        .execute();
            }
            case CreditoReso f -> {
                VincoloRecord row = row(dsl, writer, f.vincolo());
                if (residuo(row) != f.importo().cent()) {
                    throw Problem.NON_VALIDO_ORA.rejected("del vincolo " + f.vincolo() + " non resta " + f.importo());
                }
                row.setResoCent(f.importo().cent());
                save(dsl, row);
            }
        }
    }

    /// The branch that holds it writes about a lease; nobody else's word is about one of the same
    /// name. Nothing is debited from one that was given back.
    private static VincoloRecord row(DSLContext dsl, String sede, String vincolo) {
        VincoloRecord row = held(dsl, sede, vincolo);
        if (row.getResoCent() != null) {
            throw Problem.NON_VALIDO_ORA.rejected("il vincolo " + vincolo + " è già reso");
        }
        return row;
    }

    /// Also one that was given back.
    private static VincoloRecord held(DSLContext dsl, String sede, String vincolo) {
        @Nullable
        VincoloRecord row = dsl.selectFrom(VINCOLO)
                .where(VINCOLO.SEDE.eq(sede), VINCOLO.VINCOLO_.eq(vincolo))
                .fetchOne();
        if (row == null) {
            throw new OutOfTurnException("il vincolo " + vincolo + " non è di questa sede");
        }
        return row;
    }

    private static void debit(DSLContext dsl, VincoloRecord row, long cent) {
        if (residuo(row) < cent || row.getAddebitatoCent() + cent < 0) {
            throw Problem.CREDITO_INSUFFICIENTE.rejected(Importo.cent(cent), Importo.cent(residuo(row)));
        }
        row.setAddebitatoCent(row.getAddebitatoCent() + cent);
        save(dsl, row);
    }

    private static void save(DSLContext dsl, VincoloRecord row) {
        dsl.update(VINCOLO)
                .set(row)
                .where(VINCOLO.SEDE.eq(row.getSede()), VINCOLO.VINCOLO_.eq(row.getVincolo()))
                .execute();
    }

    private static long residuo(VincoloRecord row) {
        return row.getImportoCent() - row.getAddebitatoCent();
    }

    @Override
    public List<Vincolo> aperti(Reading rows, Sede sede, Instant now) {
        return vincoli(rows, sede, VINCOLO.FINO_MS.ge(now.toEpochMilli()));
    }

    @Override
    public List<Vincolo> scaduti(Reading rows, Sede sede, Instant now) {
        return vincoli(rows, sede, VINCOLO.FINO_MS.lt(now.toEpochMilli()));
    }

    private static List<Vincolo> vincoli(Reading rows, Sede sede, Condition which) {
        return rows.dsl()
                .selectFrom(VINCOLO)
                .where(VINCOLO.SEDE.eq(sede.code()), VINCOLO.RESO_CENT.isNull(), which)
                .orderBy(VINCOLO.FINO_MS, VINCOLO.VINCOLO_)
                .fetch(row -> new Vincolo(
                        row.getVincolo(),
                        new CodiceFiscale(row.getImpresa()),
                        Importo.cent(row.getImportoCent()),
                        Importo.cent(residuo(row)),
                        Importo.cent(row.getTettoCent()),
                        row.getFinoMs()));
    }

    @Override
    public boolean vincolata(Reading rows, Sede sede, CodiceFiscale impresa) {
        return rows.dsl()
                .fetchExists(VINCOLO, VINCOLO.IMPRESA.eq(impresa.valore()).and(VINCOLO.SEDE.eq(sede.code())));
    }

    @Override
    public List<Addebito> addebiti(Reading rows, Sede sede, NumeroPratica pratica) {
        return rows.dsl()
                .selectFrom(ADDEBITO)
                .where(ADDEBITO.PRATICA.eq(pratica.text()), ADDEBITO.SEDE.eq(sede.code()))
                .orderBy(ADDEBITO.VINCOLO)
                .fetch(row -> new Addebito(row.getVincolo(), Importo.cent(row.getCent())));
    }

    @Override
    public Optional<Conto> conto(Reading rows, Sede camera, CodiceFiscale impresa) {
        return conti(rows, CREDITO.SEDE.eq(camera.code()).and(CREDITO.IMPRESA.eq(impresa.valore()))).stream()
                .findFirst();
    }

    @Override
    public List<Conto> conti(Reading rows, Sede camera) {
        return conti(rows, CREDITO.SEDE.eq(camera.code()));
    }

    private static List<Conto> conti(Reading rows, Condition which) {
        var held = DSL.coalesce(
                DSL.sum(DSL.when(VINCOLO.RESO_CENT.isNull(), VINCOLO.IMPORTO_CENT.minus(VINCOLO.ADDEBITATO_CENT))
                        .otherwise(0L)),
                DSL.val(0));
        var used = DSL.coalesce(DSL.sum(VINCOLO.ADDEBITATO_CENT), DSL.val(0));
        return rows.dsl()
                .select(CREDITO.IMPRESA, CREDITO.VERSATO_CENT, held, used)
                .from(CREDITO)
                .leftJoin(VINCOLO)
                .on(
                        VINCOLO.IMPRESA.eq(CREDITO.IMPRESA),
                        DSL.substring(VINCOLO.SEDE, 1, 2).eq(CREDITO.SEDE))
                .where(which)
                .groupBy(CREDITO.IMPRESA, CREDITO.VERSATO_CENT)
                .orderBy(CREDITO.IMPRESA)
                .fetch(row -> new Conto(
                        new CodiceFiscale(row.value1()),
                        Importo.cent(row.value2()),
                        Importo.cent(((Number) row.value3()).longValue()),
                        Importo.cent(((Number) row.value4()).longValue())));
    }
}
