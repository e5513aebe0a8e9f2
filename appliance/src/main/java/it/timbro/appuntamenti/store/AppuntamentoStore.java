package it.timbro.appuntamenti.store;

import static it.timbro.journal.schema.Tables.APPUNTAMENTO;
import static it.timbro.journal.schema.Tables.APPUNTAMENTO_PASSO;
import static it.timbro.journal.schema.Tables.UTENZA_ESITO;

import it.timbro.appuntamenti.Appuntamenti;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.AppuntamentoRecord;
import it.timbro.journal.schema.tables.records.UtenzaEsitoRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellAppuntamento;
import it.timbro.pratica.DellAppuntamento.AppuntamentoAnnullato;
import it.timbro.pratica.DellAppuntamento.AppuntamentoApprovato;
import it.timbro.pratica.DellAppuntamento.AppuntamentoConcluso;
import it.timbro.pratica.DellAppuntamento.AppuntamentoFissato;
import it.timbro.pratica.DellAppuntamento.AppuntamentoSpostato;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.DellAppuntamento.PassoCompiuto;
import it.timbro.pratica.DellAppuntamento.UtenzaCreata;
import it.timbro.pratica.DellAppuntamento.UtenzaRichiesta;
import it.timbro.pratica.DellAppuntamento.UtenzaRifiutata;
import it.timbro.pratica.IdAppuntamento;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/// The agenda, and the accounts that were asked for at it.
public final class AppuntamentoStore implements Appuntamenti, Projection {
    @Override
    public List<String> tables() {
        return List.of("appuntamento", "appuntamento_passo", "utenza_esito");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DellAppuntamento fatto)) {
            return;
        }
        DSLContext dsl = rows.dsl();
        switch (fatto) {
            case AppuntamentoFissato f -> insert(dsl, recorded, f);
            case AppuntamentoApprovato f -> save(dsl, stato(dsl, f.id(), Stato.APPROVATO));
            case AppuntamentoSpostato f -> {
                AppuntamentoRecord row = read(dsl, f.id());
                row.setInizioMs(f.inizioMs());
                save(dsl, row);
            }
            case AppuntamentoAnnullato f -> {
                AppuntamentoRecord row = stato(dsl, f.id(), Stato.ANNULLATO);
                row.setMotivo(f.motivo());
                save(dsl, row);
            }
            case PassoCompiuto f -> passo(dsl, recorded, f);
            case UtenzaRichiesta f -> {
                AppuntamentoRecord row = read(dsl, f.id());
                row.setUtenzaMs(recorded.time().wallMs());
                save(dsl, row);
            }
            case UtenzaCreata f -> esito(dsl, recorded, f.sede(), f.id(), "CREATA", f.utente());
            case UtenzaRifiutata f -> esito(dsl, recorded, f.sede(), f.id(), "RIFIUTATA", f.motivo());
            case AppuntamentoConcluso f -> save(dsl, stato(dsl, f.id(), Stato.CONCLUSO));
        }
    }

    private static void insert(DSLContext dsl, Recorded recorded, AppuntamentoFissato f) {
        AppuntamentoRecord row = dsl.newRecord(APPUNTAMENTO);
        row.setSede(recorded.stream().sede());
        row.setAppuntamento(f.id().text());
        row.setInizioMs(f.inizioMs());
        row.setStato(Stato.FISSATO.name());
        row.setCorpo(Codec.json().writeValueAsString(f));
        row.setMotivo("");
        row.setImpresa(Optional.ofNullable(f.impresa().codiceFiscale())
                .map(CodiceFiscale::valore)
                .orElse(""));
        dsl.insertInto(APPUNTAMENTO).set(row).execute();
    }

    private static void passo(DSLContext dsl, Recorded recorded, PassoCompiuto f) {
        String corpo = Codec.json().writeValueAsString(f);
        dsl.insertInto(
                        APPUNTAMENTO_PASSO,
                        APPUNTAMENTO_PASSO.SEDE,
                        APPUNTAMENTO_PASSO.APPUNTAMENTO,
                        APPUNTAMENTO_PASSO.PASSO,
                        APPUNTAMENTO_PASSO.CORPO)
                .values(recorded.stream().sede(), f.id().text(), f.passo().name(), corpo)
                .onConflict(APPUNTAMENTO_PASSO.SEDE, APPUNTAMENTO_PASSO.APPUNTAMENTO, APPUNTAMENTO_PASSO.PASSO)
                .doUpdate()
                .set(APPUNTAMENTO_PASSO.CORPO, corpo)
                .execute();
    }

    /// Of the centre's words the last counts; it may be heard before the request.
    private static void esito(
            DSLContext dsl, Recorded recorded, Sede sede, IdAppuntamento id, String esito, String detto) {
        UtenzaEsitoRecord row = dsl.newRecord(UTENZA_ESITO);
        row.setSede(sede.code());
        row.setAppuntamento(id.text());
        row.setEsito(esito);
        row.setDetto(detto);
        row.setMs(recorded.time().wallMs());
        row.setOperatore(recorded.operatore());
        dsl.insertInto(UTENZA_ESITO)
                .set(row)
                .onConflict(UTENZA_ESITO.SEDE, UTENZA_ESITO.APPUNTAMENTO)
                .doUpdate()
                .set(row)
                .execute();
    }

    private static AppuntamentoRecord stato(DSLContext dsl, IdAppuntamento id, Stato stato) {
        AppuntamentoRecord row = read(dsl, id);
        row.setStato(stato.name());
        return row;
    }

    private static AppuntamentoRecord read(DSLContext dsl, IdAppuntamento id) {
        @Nullable
        AppuntamentoRecord row = dsl.selectFrom(APPUNTAMENTO)
                .where(APPUNTAMENTO.APPUNTAMENTO_.eq(id.text()))
                .fetchOne();
        if (row == null) {
            throw Problem.NON_TROVATO.rejected("l'appuntamento " + id);
        }
        return row;
    }

    private static void save(DSLContext dsl, AppuntamentoRecord row) {
        dsl.update(APPUNTAMENTO)
                .set(row)
                .where(APPUNTAMENTO.SEDE.eq(row.getSede()), APPUNTAMENTO.APPUNTAMENTO_.eq(row.getAppuntamento()))
                .execute();
    }

    @Override
    public Optional<Appuntamento> find(Reading rows, IdAppuntamento id) {
        return rows.dsl().selectFrom(APPUNTAMENTO).where(APPUNTAMENTO.APPUNTAMENTO_.eq(id.text())).fetch().stream()
                .findFirst()
                .map(row -> appuntamento(row, passi(rows, id.text())));
    }

    @Override
    public List<Appuntamento> fra(Reading rows, Sede sede, long daMs, long aMs) {
        return rows.dsl()
                .selectFrom(APPUNTAMENTO)
                .where(
                        APPUNTAMENTO.SEDE.eq(sede.code()),
                        APPUNTAMENTO.INIZIO_MS.ge(daMs),
                        APPUNTAMENTO.INIZIO_MS.lt(aMs),
                        APPUNTAMENTO.STATO.ne(Stato.ANNULLATO.name()))
                .orderBy(APPUNTAMENTO.INIZIO_MS)
                .fetch(row -> appuntamento(row, Map.of()));
    }

    @Override
    public List<Utenza> utenzeAperte(Reading rows, int limit) {
        return utenze(rows, UTENZA_ESITO.ESITO.isNull(), limit, APPUNTAMENTO.UTENZA_MS.asc());
    }

    @Override
    public List<Utenza> utenzeEvase(Reading rows, int limit) {
        return utenze(rows, UTENZA_ESITO.ESITO.isNotNull(), limit, UTENZA_ESITO.MS.desc());
    }

    @Override
    public List<Utenza> utenzeDi(Reading rows, Sede camera, CodiceFiscale impresa, int limit) {
        return utenze(
                rows,
                APPUNTAMENTO.IMPRESA.eq(impresa.valore()).and(APPUNTAMENTO.SEDE.startsWith(camera.code())),
                limit,
                APPUNTAMENTO.UTENZA_MS.desc());
    }

    @Override
    public Optional<Utenza> utenza(Reading rows, IdAppuntamento id) {
        return utenze(rows, APPUNTAMENTO.APPUNTAMENTO_.eq(id.text()), 1, APPUNTAMENTO.UTENZA_MS.desc()).stream()
                .findFirst();
    }

    private static List<Utenza> utenze(Reading rows, Condition quali, int limit, SortField<?> ordine) {
        return rows.dsl()
                .select(APPUNTAMENTO.fields())
                .select(UTENZA_ESITO.ESITO, UTENZA_ESITO.DETTO, UTENZA_ESITO.MS, UTENZA_ESITO.OPERATORE)
                .from(APPUNTAMENTO)
                .leftJoin(UTENZA_ESITO)
                .on(UTENZA_ESITO.SEDE.eq(APPUNTAMENTO.SEDE), UTENZA_ESITO.APPUNTAMENTO.eq(APPUNTAMENTO.APPUNTAMENTO_))
                .where(APPUNTAMENTO.UTENZA_MS.isNotNull(), quali)
                .orderBy(ordine, APPUNTAMENTO.APPUNTAMENTO_)
                .limit(limit)
                .fetch(AppuntamentoStore::utenza);
    }

    private static Utenza utenza(Record row) {
        AppuntamentoFissato fissato = fissato(row.into(APPUNTAMENTO));
        return new Utenza(
                fissato.id(),
                new Sede(row.get(APPUNTAMENTO.SEDE)),
                fissato.impresa().denominazione(),
                String.valueOf(fissato.impresa().codiceFiscale()),
                fissato.persona().nome(),
                fissato.recapito(),
                row.get(APPUNTAMENTO.UTENZA_MS),
                Optional.ofNullable(row.get(UTENZA_ESITO.ESITO))
                        .map(esito -> new EsitoUtenza(
                                esito.equals("CREATA"),
                                row.get(UTENZA_ESITO.DETTO),
                                row.get(UTENZA_ESITO.MS),
                                row.get(UTENZA_ESITO.OPERATORE))));
    }

    private static Map<Passo, PassoCompiuto> passi(Reading rows, String id) {
        Map<Passo, PassoCompiuto> passi = new EnumMap<>(Passo.class);
        rows.dsl()
                .selectFrom(APPUNTAMENTO_PASSO)
                .where(APPUNTAMENTO_PASSO.APPUNTAMENTO.eq(id))
                .forEach(row -> passi.put(
                        Passo.valueOf(row.getPasso()), Codec.json().readValue(row.getCorpo(), PassoCompiuto.class)));
        return passi;
    }

    private static AppuntamentoFissato fissato(AppuntamentoRecord row) {
        return Codec.json().readValue(row.getCorpo(), AppuntamentoFissato.class);
    }

    private static Appuntamento appuntamento(AppuntamentoRecord row, Map<Passo, PassoCompiuto> passi) {
        return new Appuntamento(
                fissato(row),
                new Sede(row.getSede()),
                row.getInizioMs(),
                Stato.valueOf(row.getStato()),
                passi,
                row.getUtenzaMs() != null,
                row.getMotivo());
    }
}
