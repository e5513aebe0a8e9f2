package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.NOTA;
import static it.timbro.journal.schema.Tables.SCHEDA;
import static it.timbro.journal.schema.Tables.SCHEDA_PRESENTAZIONE;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling;
import it.timbro.journal.schema.tables.records.SchedaRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.Iter;
import it.timbro.pratica.Iter.Passo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.StreamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Keeps `scheda`, `scheda_presentazione`, the words of the search and `nota` in step with the facts about pratiche.
///
/// The [Iter] is asked here, at the one point where facts meet states: an act that tries a forbidden fact is rolled
/// back with the reason; a fact of another stream that may not follow is kept by the journal and shown as a card.
public final class SchedaStore implements Pratiche, Telling {
    private static final String SUBJECT = "pratica:";
    private static final Condition DI_PROVA = SCHEDA.SEDE.startsWith(Sede.PROVA);

    /// What the queues of the day show.
    private final Condition mine;

    /// At the centre: everybody's whose work is real.
    public SchedaStore() {
        this.mine = DSL.not(DI_PROVA);
    }

    private SchedaStore(Sede own) {
        this.mine = SCHEDA.SEDE.eq(own.code());
    }

    /// At a branch: a pratica that has passed to another is found, but waits for nobody here.
    public static SchedaStore dellaSede(Sede own) {
        return new SchedaStore(own);
    }

    @Override
    public List<String> tables() {
        return List.of(
                "scheda",
                "stato_impronta", // the sums after what they are of
                "scheda_presentazione",
                "scheda_fts",
                "nota");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof DellaPratica fatto) {
            apply(rows, recorded, fatto);
        }
    }

    @Override
    public boolean covers(String subject) {
        return subject.startsWith(SUBJECT);
    }

    @Override
    public List<Told> tell(List<Recorded> arrived) {
        return Proprieta.racconta(arrived);
    }

    @Override
    public void forget(Reading rows, String subject) {
        if (!covers(subject)) {
            return;
        }
        DSLContext dsl = rows.dsl();
        String numero = subject.substring(SUBJECT.length());
        dsl.select(SCHEDA.RIGA)
                .from(SCHEDA)
                .where(SCHEDA.NUMERO.eq(numero))
                .fetch(SCHEDA.RIGA)
                .forEach(riga -> dsl.execute("delete from scheda_fts where rowid = ?", riga));
        dsl.deleteFrom(SCHEDA).where(SCHEDA.NUMERO.eq(numero)).execute();
        dsl.deleteFrom(SCHEDA_PRESENTAZIONE)
                .where(SCHEDA_PRESENTAZIONE.NUMERO.eq(numero))
                .execute();
        dsl.deleteFrom(NOTA).where(NOTA.PRATICA.eq(numero)).execute();
    }

    private static void apply(Reading rows, Recorded recorded, DellaPratica fatto) {
        @Nullable Capo capo = Capo.find(rows.sql(), fatto.numero()).orElse(null);
        if (!inTurn(recorded, fatto, capo)) {
            throw new OutOfTurnException(
                    capo == null ? "la pratica non è ancora arrivata" : "la pratica appartiene a " + capo.sede());
        }
        switch (Iter.passo(capo == null ? null : capo.stato(), fatto)) {
            case Passo.Vietato(String perche) -> throw Problem.NON_VALIDO_ORA.rejected(perche);
            case Passo.Verso(Stato verso) -> {
                if (fatto instanceof PraticaPresentata presentata) {
                    insert(rows.dsl(), recorded, presentata, verso);
                } else if (capo == null) {
                    throw new IllegalStateException("the Iter lets only a presentazione come first");
                } else {
                    capo.move(rows.sql(), recorded, verso);
                    change(rows, recorded, fatto, capo, verso);
                }
            }
        }
    }

    /// Whether this simply follows what is applied: the owner wrote it, or the centre sent it a message. A
    /// reassignment does if it takes nothing back; all else has to be told anew.
    private static boolean inTurn(Recorded recorded, DellaPratica fatto, @Nullable Capo capo) {
        if (capo == null) {
            return fatto instanceof PraticaPresentata;
        }
        if (!Proprieta.centrale(recorded.stream())) {
            boolean opens = fatto instanceof DellaPratica.PraticaAperta f
                    && f.sede().code().equals(capo.sede());
            return (capo.epoca() > 0 || opens) && recorded.stream().sede().equals(capo.sede());
        }
        if (fatto instanceof DellaPratica.PraticaRiassegnata f) {
            return capo.stream() == null || Proprieta.copre(f, StreamId.parse(capo.stream()), capo.ultimaSeq());
        }
        return capo.epoca() == 0 || Proprieta.messaggio(fatto);
    }

    private static void insert(DSLContext dsl, Recorded recorded, PraticaPresentata fatto, Stato stato) {
        SchedaRecord row = dsl.newRecord(SCHEDA);
        row.setSede(recorded.stream().sede());
        row.setNumero(fatto.numero().text());
        row.setRiga(fatto.numero().ordine());
        row.setStato(stato.name());
        row.setEpoca(0L);
        row.setVersione(1L);
        row.setUtente(fatto.utente());
        row.setPresentataMs(recorded.time().wallMs());
        row.setCambiataMs(recorded.time().wallMs());
        row.setUltimaSeq(0L);
        row.setSeriali("");
        SchedaRow.opzioni(row, fatto.opzioni());
        row.setImpronta(ImpronteStore.of(row.getNumero(), stato, 1));
        SchedaRow.describe(row, fatto);
        dsl.insertInto(SCHEDA).set(row).execute();
        dsl.insertInto(SCHEDA_PRESENTAZIONE)
                .values(
                        new Sede(row.getSede()).camera().code(),
                        row.getNumero(),
                        Codec.json().writeValueAsString(fatto))
                .execute();
        index(dsl, row);
    }

    /// What this fact changes besides.
    private static void change(Reading rows, Recorded recorded, DellaPratica fatto, Capo capo, Stato verso) {
        switch (fatto) {
            case PraticaPresentata _ -> throw new IllegalStateException("presented twice");
            case DellaPratica.PraticaProtocollata f ->
                edit(rows, capo, row -> row.setProtocollo(f.protocollo().text()));
            case DellaPratica.PraticaAssegnata f ->
                edit(rows, capo, row -> {
                    row.setSede(f.sede().code());
                    row.setEpoca((long) f.epoca());
                });
            case DellaPratica.PraticaAperta f ->
                edit(rows, capo, row -> {
                    row.setEpoca(1L);
                    row.setPresentataMs(f.presentataMs());
                });
            case DellaPratica.PraticaCorrelata f ->
                edit(rows, capo, row -> row.setProtocollo(f.protocollo().text()));
            case DellaPratica.AllegatoAggiunto f -> Corretta.aggiungi(rows.dsl(), f);
            case DellaPratica.NotaAggiunta _ -> capo.note(rows.sql(), recorded);
            case DellaPratica.RettificaRichiesta f ->
                edit(rows, capo, row -> {
                    row.setRilievi(Codec.json().writeValueAsString(f.rilievi()));
                    row.setScadenzaMs(f.scadenzaMs());
                });
            case DellaPratica.RettificaComunicata f -> scadenza(rows, capo, f.scadenzaMs());
            case DellaPratica.RettificaProrogata f -> scadenza(rows, capo, f.scadenzaMs());
            case DellaPratica.RettificaAccolta f ->
                edit(rows, capo, row -> {
                    SchedaRow.describe(row, Corretta.accogli(rows.dsl(), f));
                    row.setDecorreMs(recorded.time().wallMs());
                });
            case DellaPratica.ComplessaSegnata f ->
                edit(rows, capo, row -> row.setComplessa(f.complessa() ? f.motivo() : null));
            case DellaPratica.IstruttoriaRiaperta f -> motivo(rows, capo, f.motivo());
            case DellaPratica.RettificaTardiva f -> motivo(rows, capo, f.motivo());
            case DellaPratica.PraticaRespinta f -> motivo(rows, capo, f.motivo());
            case DellaPratica.PraticaApprovata _ ->
                edit(rows, capo, row -> {
                    row.setRilievi(null);
                    row.setMotivo(null);
                });
            case DellaPratica.OpzioniCambiate f -> edit(rows, capo, row -> SchedaRow.opzioni(row, f.opzioni()));
            case DellaPratica.PraticaRiassegnata f -> edit(rows, capo, row -> handOver(row, f, verso));
            case DellaPratica.PraticaRiconsegnata f -> motivo(rows, capo, f.motivo());
            case DellaPratica.RinunciaTardiva f -> motivo(rows, capo, f.motivo());
            case DellaPratica.StampaPreparata f ->
                edit(rows, capo, row -> {
                    row.setCertificato(f.certificato().text());
                    f.fogli().forEach(foglio -> addSeriale(row, foglio.seriale()));
                });
            case DellaPratica.FoglioSostituito f -> edit(rows, capo, row -> addSeriale(row, f.seriale()));
            case RettificaPervenuta _,
                    DellaPratica.RettificaScaduta _,
                    DellaPratica.RinunciaPervenuta _,
                    DellaPratica.RinunciaAccolta _,
                    DellaPratica.StampaInviata _,
                    DellaPratica.StampaRifiutata _,
                    DellaPratica.FoglioUscito _,
                    DellaPratica.FoglioNonBuono _,
                    DellaPratica.PraticaEmessa _,
                    DellaPratica.PraticaConsegnata _,
                    DellaPratica.PraticaMessaADisposizione _,
                    DellaPratica.PraticaEvasa _ -> {}
            case DellaPratica.PraticaAnnullata f -> motivo(rows, capo, f.motivo());
        }
    }

    /// The later of two, whichever house heard which first.
    private static void scadenza(Reading rows, Capo capo, long ms) {
        edit(
                rows,
                capo,
                row -> row.setScadenzaMs(row.getScadenzaMs() == null ? ms : Math.max(row.getScadenzaMs(), ms)));
    }

    private static void motivo(Reading rows, Capo capo, String motivo) {
        edit(rows, capo, row -> row.setMotivo(motivo));
    }

    /// Changes the row as it stands now; its words are indexed again if they changed with it.
    private static void edit(Reading rows, Capo capo, Consumer<SchedaRecord> change) {
        SchedaRecord row =
                rows.dsl().selectFrom(SCHEDA).where(SCHEDA.RIGA.eq(capo.riga())).fetchSingle();
        String parole = parole(row);
        change.accept(row);
        if (row.touched()) {
            rows.dsl()
                    .update(SCHEDA)
                    .set(row)
                    .where(SCHEDA.RIGA.eq(capo.riga()))
                    .execute();
        }
        if (!parole(row).equals(parole)) {
            index(rows.dsl(), row);
        }
    }

    /// The new owner begins anew: paper that the old one had only reserved is not the pratica's any more.
    private static void handOver(SchedaRecord row, DellaPratica.PraticaRiassegnata f, Stato verso) {
        row.setSede(f.a().code());
        row.setEpoca((long) f.epoca());
        row.setStream(null);
        row.setUltimaSeq(0L);
        row.setMotivo(null);
        if (verso == Stato.ASSEGNATA) {
            row.setCertificato(null);
            row.setSeriali("");
        }
    }

    private static void addSeriale(SchedaRecord row, @Nullable SerialeFormulario seriale) {
        if (seriale != null) {
            row.setSeriali((row.getSeriali() + " " + seriale).strip());
        }
    }

    private static void index(DSLContext dsl, SchedaRecord row) {
        Parole.of(dsl).index(dsl, row.getRiga(), parole(row));
    }

    /// What a search finds the pratica by.
    private static String parole(SchedaRecord row) {
        return String.join(
                " ",
                row.getNumero(),
                row.getDenominazione(),
                row.getCodiceFiscale(),
                row.getRea(),
                row.getDestinatario(),
                row.getPaese(),
                row.getFatture(),
                row.getSeriali(),
                Optional.ofNullable(row.getProtocollo()).orElse(""),
                Optional.ofNullable(row.getCertificato()).orElse(""));
    }

    @Override
    public Optional<Scheda> find(Reading rows, NumeroPratica numero) {
        return SchedaRow.find(rows.dsl(), numero);
    }

    @Override
    public Optional<Riga> riga(Reading rows, NumeroPratica numero) {
        return Elenchi.riga(rows.dsl(), numero);
    }

    @Override
    public List<Riga> cerca(Reading rows, String typed, Optional<Stato> stato, int limit) {
        return Ricerche.cerca(rows.dsl(), typed, stato, limit);
    }

    @Override
    public List<Riga> finisce(Reading rows, String fine, int limit) {
        return Ricerche.finisce(rows.dsl(), fine, limit);
    }

    @Override
    public List<Riga> coda(Reading rows, Stato stato, int limit) {
        return Elenchi.coda(rows.dsl(), SCHEDA.STATO.eq(stato.name()).and(mine), limit);
    }

    @Override
    public List<Riga> codaDal(Reading rows, Sede sede, Stato stato, long dalMs) {
        Condition which = SCHEDA.SEDE.eq(sede.code()).and(SCHEDA.PRESENTATA_MS.ge(dalMs));
        return Elenchi.coda(rows.dsl(), SCHEDA.STATO.eq(stato.name()).and(which), MAX_RIGHE);
    }

    @Override
    public List<Riga> diProva(Reading rows, Collection<Stato> stati, int limit) {
        return Elenchi.coda(rows.dsl(), in(stati).and(DI_PROVA), limit);
    }

    private static Condition in(Collection<Stato> stati) {
        return SCHEDA.STATO.in(stati.stream().map(Stato::name).toList());
    }

    @Override
    public Map<NumeroPratica, Opzioni> opzioni(Reading rows, Collection<NumeroPratica> numeri) {
        return Elenchi.opzioni(rows.dsl(), numeri);
    }

    @Override
    public Map<Stato, Quante> quante(Reading rows, Collection<Stato> stati) {
        return Elenchi.quante(rows.dsl(), in(stati), mine);
    }

    @Override
    public List<Riga> dellUtente(Reading rows, String utente, int limit) {
        return Elenchi.dellUtente(rows.dsl(), utente, limit);
    }

    @Override
    public List<Nota> note(Reading rows, NumeroPratica numero) {
        return Elenchi.note(rows.dsl(), numero);
    }
}
