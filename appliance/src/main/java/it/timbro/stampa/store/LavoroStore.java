package it.timbro.stampa.store;

import static it.timbro.journal.schema.Tables.FOGLIO;
import static it.timbro.journal.schema.Tables.LAVORO;

import it.timbro.base.Problem;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.LavoroRecord;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.FoglioNonBuono;
import it.timbro.pratica.DellaPratica.FoglioSostituito;
import it.timbro.pratica.DellaPratica.FoglioUscito;
import it.timbro.pratica.DellaPratica.StampaInviata;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.DellaPratica.StampaRifiutata;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.stampa.Lavori;
import it.timbro.sync.protocol.Hash;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Jobs and their sheets. A sheet moves: to print → sent → good, or back to print when a person saw that it is not
/// good or the printer said a clear no.
public final class LavoroStore implements Lavori, Projection {
    private static final String SUBJECT = "pratica:";

    @Override
    public List<String> tables() {
        return List.of("lavoro", "foglio");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof DellaPratica fatto) {
            apply(rows.dsl(), recorded, fatto);
        }
    }

    private static void apply(DSLContext dsl, Recorded recorded, DellaPratica fatto) {
        switch (fatto) {
            case StampaPreparata f -> prepare(dsl, recorded, f);
            case StampaInviata f -> {
                for (int foglio : f.fogli()) {
                    move(dsl, f.lavoro(), foglio, StatoFoglio.DA_STAMPARE, StatoFoglio.INVIATO);
                }
                dsl.update(LAVORO)
                        .set(LAVORO.STATO, "INVIATO")
                        .set(LAVORO.INVII, LAVORO.INVII.plus(1))
                        .set(LAVORO.ESITO, "")
                        .set(LAVORO.INVIATO_MS, recorded.time().wallMs())
                        .where(LAVORO.LAVORO_.eq(f.lavoro().text()))
                        .execute();
            }
            case StampaRifiutata f -> {
                dsl.update(FOGLIO)
                        .set(FOGLIO.STATO, StatoFoglio.DA_STAMPARE.name())
                        .where(FOGLIO.LAVORO.eq(f.lavoro().text()), FOGLIO.STATO.eq(StatoFoglio.INVIATO.name()))
                        .execute();
                dsl.update(LAVORO)
                        .set(LAVORO.STATO, "RIFIUTATO")
                        .set(LAVORO.ESITO, f.causa())
                        .where(LAVORO.LAVORO_.eq(f.lavoro().text()))
                        .execute();
            }
            case FoglioUscito f -> {
                move(dsl, f.lavoro(), f.foglio(), StatoFoglio.INVIATO, StatoFoglio.BUONO);
                if (!dsl.fetchExists(
                        FOGLIO, FOGLIO.LAVORO.eq(f.lavoro().text()), FOGLIO.STATO.ne(StatoFoglio.BUONO.name()))) {
                    dsl.update(LAVORO)
                            .set(LAVORO.STATO, "FINITO")
                            .where(LAVORO.LAVORO_.eq(f.lavoro().text()))
                            .execute();
                }
            }
            case FoglioNonBuono f -> {
                move(dsl, f.lavoro(), f.foglio(), StatoFoglio.INVIATO, StatoFoglio.DA_STAMPARE);
                if (f.causa() != FoglioNonBuono.Causa.NON_USCITO) {
                    dsl.update(FOGLIO)
                            .set(FOGLIO.GUASTI, FOGLIO.GUASTI.plus(1))
                            .set(FOGLIO.SERIALE, (String) null)
                            .where(is(f.lavoro(), f.foglio()))
                            .execute();
                }
            }
            case FoglioSostituito f ->
                dsl.update(FOGLIO)
                        .set(FOGLIO.SERIALE, text(f.seriale()))
                        .where(is(f.lavoro(), f.foglio()))
                        .execute();
            case DellaPratica.PraticaRiassegnata f -> dropUnfinished(dsl, f);
            case DellaPratica.PraticaPresentata _,
                    DellaPratica.PraticaProtocollata _,
                    DellaPratica.PraticaAssegnata _,
                    DellaPratica.PraticaAperta _,
                    DellaPratica.PraticaCorrelata _,
                    DellaPratica.AllegatoAggiunto _,
                    DellaPratica.PraticaRiconsegnata _,
                    DellaPratica.RinunciaPervenuta _,
                    DellaPratica.RinunciaAccolta _,
                    DellaPratica.RinunciaTardiva _,
                    DellaPratica.NotaAggiunta _,
                    DellaPratica.RettificaRichiesta _,
                    DellaPratica.RettificaPervenuta _,
                    DellaPratica.RettificaAccolta _,
                    DellaPratica.RettificaTardiva _,
                    DellaPratica.PraticaRespinta _,
                    DellaPratica.RettificaComunicata _,
                    DellaPratica.RettificaProrogata _,
                    DellaPratica.RettificaScaduta _,
                    DellaPratica.ComplessaSegnata _,
                    DellaPratica.IstruttoriaRiaperta _,
                    DellaPratica.PraticaApprovata _,
                    DellaPratica.OpzioniCambiate _,
                    DellaPratica.PraticaEmessa _,
                    DellaPratica.PraticaConsegnata _,
                    DellaPratica.PraticaMessaADisposizione _,
                    DellaPratica.PraticaEvasa _,
                    DellaPratica.PraticaAnnullata _ -> {} // nothing of these is on paper
        }
    }

    @Override
    public void forget(Reading rows, String subject) {
        if (subject.startsWith(SUBJECT)) {
            drop(rows.dsl(), LAVORO.PRATICA.eq(subject.substring(SUBJECT.length())));
        }
    }

    /// What the old owner had only begun to print is not this pratica's job any more; its number and its blanks
    /// stand in their ledgers.
    private static void dropUnfinished(DSLContext dsl, DellaPratica.PraticaRiassegnata f) {
        drop(dsl, LAVORO.PRATICA.eq(f.numero().text()).and(LAVORO.STATO.ne("FINITO")));
    }

    private static void drop(DSLContext dsl, Condition which) {
        dsl.deleteFrom(FOGLIO)
                .where(FOGLIO.LAVORO.in(DSL.select(LAVORO.LAVORO_).from(LAVORO).where(which)))
                .execute();
        dsl.deleteFrom(LAVORO).where(which).execute();
    }

    private static void prepare(DSLContext dsl, Recorded recorded, StampaPreparata f) {
        LavoroRecord row = dsl.newRecord(LAVORO);
        row.setSede(recorded.stream().sede());
        row.setLavoro(f.lavoro().text());
        row.setPratica(f.numero().text());
        row.setCertificato(f.certificato().text());
        row.setSupporto(f.supporto().name());
        row.setDocumento(f.documento().hex());
        row.setStato("PREPARATO");
        row.setInvii(0L);
        row.setEsito("");
        row.setPreparatoMs(recorded.time().wallMs());
        dsl.insertInto(LAVORO).set(row).execute();
        for (DellaPratica.Foglio foglio : f.fogli()) {
            dsl.insertInto(FOGLIO)
                    .values(
                            recorded.stream().sede(),
                            f.lavoro().text(),
                            foglio.numero(),
                            foglio.tipo(),
                            text(foglio.seriale()),
                            StatoFoglio.DA_STAMPARE.name(),
                            0)
                    .execute();
        }
    }

    private static void move(DSLContext dsl, NumeroLavoro lavoro, int foglio, StatoFoglio from, StatoFoglio to) {
        int moved = dsl.update(FOGLIO)
                .set(FOGLIO.STATO, to.name())
                .where(is(lavoro, foglio), FOGLIO.STATO.eq(from.name()))
                .execute();
        if (moved != 1) {
            throw Problem.NON_VALIDO_ORA.rejected("per il foglio " + foglio + " è già stato risposto");
        }
    }

    private static Condition is(NumeroLavoro lavoro, int foglio) {
        return DSL.and(FOGLIO.LAVORO.eq(lavoro.text()), FOGLIO.NUMERO.eq((long) foglio));
    }

    private static @Nullable String text(@Nullable SerialeFormulario seriale) {
        return seriale == null ? null : seriale.text();
    }

    @Override
    public Optional<Lavoro> dellaPratica(Reading rows, NumeroPratica pratica) {
        return rows.dsl()
                .selectFrom(LAVORO)
                .where(LAVORO.PRATICA.eq(pratica.text()))
                .fetchOptional(row -> lavoro(rows.dsl(), row));
    }

    @Override
    public Set<NumeroPratica> inDubbio(Reading rows, Collection<NumeroPratica> pratiche) {
        if (pratiche.isEmpty()) {
            return Set.of();
        }
        return rows.dsl()
                .selectDistinct(LAVORO.PRATICA)
                .from(LAVORO)
                .join(FOGLIO)
                .on(FOGLIO.LAVORO.eq(LAVORO.LAVORO_))
                .where(
                        LAVORO.PRATICA.in(
                                pratiche.stream().map(NumeroPratica::text).toList()),
                        FOGLIO.STATO.eq(StatoFoglio.INVIATO.name()))
                .fetchSet(row -> new NumeroPratica(row.value1()));
    }

    private static Lavoro lavoro(DSLContext dsl, LavoroRecord row) {
        List<Foglio> fogli = dsl.selectFrom(FOGLIO)
                .where(FOGLIO.LAVORO.eq(row.getLavoro()))
                .orderBy(FOGLIO.NUMERO)
                .fetch(foglio -> new Foglio(
                        foglio.getNumero().intValue(),
                        foglio.getTipo(),
                        Optional.ofNullable(foglio.getSeriale()).map(SerialeFormulario::new),
                        StatoFoglio.valueOf(foglio.getStato()),
                        foglio.getGuasti().intValue()));
        return new Lavoro(
                new NumeroLavoro(row.getLavoro()),
                new NumeroPratica(row.getPratica()),
                new NumeroCertificato(row.getCertificato()),
                Opzioni.Supporto.valueOf(row.getSupporto()),
                new Hash(row.getDocumento()),
                row.getInvii().intValue(),
                Optional.ofNullable(row.getEsito()).orElse(""),
                fogli);
    }
}
