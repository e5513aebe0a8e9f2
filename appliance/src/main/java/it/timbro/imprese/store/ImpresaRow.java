package it.timbro.imprese.store;

import static it.timbro.journal.schema.Tables.IMPRESA;
import static it.timbro.journal.schema.Tables.IMPRESA_FATTO;
import static it.timbro.journal.schema.Tables.IMPRESA_MODELLO;
import static it.timbro.journal.schema.Tables.IMPRESA_PAROLA;
import static it.timbro.journal.schema.Tables.RICONTROLLO;

import it.timbro.base.Sede;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Impresa.Detto;
import it.timbro.imprese.Impresa.Fonte;
import it.timbro.imprese.Impresa.Scritto;
import it.timbro.imprese.Ricerca;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.ImpresaFattoRecord;
import it.timbro.journal.schema.tables.records.ImpresaRecord;
import it.timbro.journal.schema.tables.records.RicontrolloRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DellImpresa;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Rea;
import it.timbro.sync.protocol.StreamId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// How facts become the rows of a company. Every table is a set of what was said, so the order of
/// arrival changes nothing; the line of the list is folded anew from them.
final class ImpresaRow {
    /// What a branch hears first: a delega that is no longer good.
    static final long REVOCA = 0;

    static final long DELEGA = 1;
    /// What a person wrote of one company goes before the lists.
    private static final long UNA_SOLA = 2;

    static final long ELENCO = 3;

    /// Of one branch only.
    private static final long SUO = 9;

    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private ImpresaRow() {}

    static void detto(Reading rows, Recorded recorded, Modello modello) {
        DatiImpresa dati = modello.impresa();
        String camera = recorded.stream().sede().substring(0, 2);
        Rea rea = dati.rea();
        int changed = rows.dsl()
                .execute(
                        "insert into impresa_modello (sede, codice_fiscale, denominazione, rea, dal_ms)"
                                + " values (?, ?, ?, ?, ?)"
                                + " on conflict (sede, codice_fiscale, denominazione, rea) do update"
                                + " set dal_ms = excluded.dal_ms where excluded.dal_ms < impresa_modello.dal_ms",
                        camera,
                        dati.codiceFiscale().valore(),
                        dati.denominazione(),
                        rea == null ? "" : rea.toString(),
                        recorded.time().wallMs());
        if (changed > 0) {
            fold(rows, new Sede(camera), dati.codiceFiscale());
        }
    }

    static void fatto(Reading rows, Recorded recorded, DellImpresa fatto) {
        ImpresaFattoRecord row = rows.dsl().newRecord(IMPRESA_FATTO);
        row.setSede(recorded.stream().sede());
        row.setStream(recorded.stream().name());
        row.setSeq(recorded.seq());
        row.setCamera(fatto.camera().code());
        row.setCodiceFiscale(fatto.codiceFiscale().valore());
        row.setTipo(fatto.getClass().getSimpleName());
        row.setMs(recorded.time().wallMs());
        row.setOperatore(recorded.operatore());
        row.setCorpo(Codec.json().writeValueAsString(fatto));
        switch (fatto) {
            case DellImpresa.ImpresaAggiornata _ -> insert(rows, row, "", ELENCO);
            case DellImpresa.ImpresaRilevata _, DellImpresa.ContattoIndicato _, DellImpresa.QualificaAttribuita _ ->
                insert(rows, row, "", UNA_SOLA);
            case DellImpresa.DelegaConferita f -> insert(rows, row, f.delega(), DELEGA);
            case DellImpresa.DelegaRevocata f -> insert(rows, row, f.delega(), REVOCA);
            case DellImpresa.RevocaRecepita f -> {
                insert(rows, row, f.delega(), SUO);
                f.daRicontrollare().forEach(pratica -> ricontrollo(rows, recorded, f, f.delega(), pratica, false));
            }
            case DellImpresa.DelegaRicontrollata f -> {
                insert(rows, row, f.delega(), SUO);
                ricontrollo(rows, recorded, f, f.delega(), f.pratica(), true);
            }
        }
        fold(rows, fatto.camera(), fatto.codiceFiscale());
    }

    private static void insert(Reading rows, ImpresaFattoRecord row, String delega, long urgenza) {
        row.setDelega(delega);
        row.setUrgenza(urgenza);
        rows.dsl().insertInto(IMPRESA_FATTO).set(row).execute();
    }

    private static void ricontrollo(
            Reading rows, Recorded recorded, DellImpresa fatto, String delega, NumeroPratica pratica, boolean fatta) {
        RicontrolloRecord row = rows.dsl().newRecord(RICONTROLLO);
        row.setSede(recorded.stream().sede());
        row.setDelega(delega);
        row.setPratica(pratica.text());
        row.setCamera(fatto.camera().code());
        row.setCodiceFiscale(fatto.codiceFiscale().valore());
        var when = fatta ? RICONTROLLO.FATTO_MS : RICONTROLLO.CHIESTO_MS;
        row.set(when, recorded.time().wallMs());
        rows.dsl()
                .insertInto(RICONTROLLO)
                .set(row)
                .onConflict(RICONTROLLO.SEDE, RICONTROLLO.DELEGA, RICONTROLLO.PRATICA)
                .doUpdate()
                .set(when, recorded.time().wallMs())
                .execute();
    }

    static Impresa read(Reading rows, Sede camera, CodiceFiscale codiceFiscale) {
        List<Detto> detti = rows.dsl()
                .selectFrom(IMPRESA_MODELLO)
                .where(
                        IMPRESA_MODELLO.SEDE.eq(camera.code()),
                        IMPRESA_MODELLO.CODICE_FISCALE.eq(codiceFiscale.valore()))
                .fetch(row -> new Detto(
                        row.getDenominazione(), Rea.parse(row.getRea()).orElse(null), row.getDalMs()));
        return Impresa.racconta(camera, codiceFiscale, scritti(rows, camera, codiceFiscale), detti);
    }

    static List<Scritto> scritti(Reading rows, Sede camera, CodiceFiscale codiceFiscale) {
        return rows.dsl()
                .selectFrom(IMPRESA_FATTO)
                .where(IMPRESA_FATTO.CODICE_FISCALE.eq(codiceFiscale.valore()), IMPRESA_FATTO.CAMERA.eq(camera.code()))
                .fetch(row -> new Scritto(
                        (DellImpresa) Codec.json().readValue(row.getCorpo(), Codec.kind(row.getTipo())),
                        new StreamId(row.getSede(), row.getStream()),
                        row.getSeq(),
                        row.getMs(),
                        row.getOperatore()));
    }

    /// The line of the list, from all that was said.
    private static void fold(Reading rows, Sede camera, CodiceFiscale codiceFiscale) {
        DSLContext dsl = rows.dsl();
        Impresa impresa = read(rows, camera, codiceFiscale);
        List<String> parole = Ricerca.di(impresa);
        ImpresaRecord row = dsl.newRecord(IMPRESA);
        row.setSede(camera.code());
        row.setCodiceFiscale(codiceFiscale.valore());
        row.setDenominazione(impresa.denominazione());
        row.setRea(impresa.rea().stream().map(Rea::toString).collect(Collectors.joining(" ")));
        row.setLuogo(
                impresa.anagrafica().map(dato -> dato.valore().sedeLegale()).orElse(""));
        row.setAttiva(impresa.attiva().map(si -> si ? "SI" : "NO").orElse(""));
        row.setFonte(impresa.anagrafica()
                .map(Impresa.Dato::fonte)
                .orElse(Fonte.MODELLO)
                .name());
        row.setAl(impresa.anagrafica()
                .map(dato -> dato.al().toString())
                .or(() -> impresa.detti().stream()
                        .findFirst()
                        .map(detto -> LocalDate.ofInstant(Instant.ofEpochMilli(detto.dalMs()), ROMA)
                                .toString()))
                .orElse(""));
        row.setParole(String.join(" ", parole));
        @Nullable
        ImpresaRecord before = dsl.selectFrom(IMPRESA)
                .where(IMPRESA.SEDE.eq(camera.code()), IMPRESA.CODICE_FISCALE.eq(codiceFiscale.valore()))
                .fetchOne();
        if (row.equals(before)) {
            return;
        }
        dsl.insertInto(IMPRESA)
                .set(row)
                .onConflict(IMPRESA.SEDE, IMPRESA.CODICE_FISCALE)
                .doUpdate()
                .set(row)
                .execute();
        if (before == null || !before.getParole().equals(row.getParole())) {
            index(dsl, camera, codiceFiscale, parole);
        }
    }

    private static void index(DSLContext dsl, Sede camera, CodiceFiscale codiceFiscale, List<String> parole) {
        dsl.deleteFrom(IMPRESA_PAROLA)
                .where(IMPRESA_PAROLA.CODICE_FISCALE.eq(codiceFiscale.valore()), IMPRESA_PAROLA.SEDE.eq(camera.code()))
                .execute();
        var insert = dsl.insertInto(
                IMPRESA_PAROLA, IMPRESA_PAROLA.SEDE, IMPRESA_PAROLA.PAROLA, IMPRESA_PAROLA.CODICE_FISCALE);
        for (String parola : parole) {
            insert = insert.values(camera.code(), parola, codiceFiscale.valore());
        }
        insert.execute();
    }
}
