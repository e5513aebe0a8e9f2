package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.CARTA;
import static it.timbro.journal.schema.Tables.JOURNAL;
import static it.timbro.journal.schema.Tables.NOTA;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.SchedaRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelFormulario;
import it.timbro.pratica.DelFormulario.FormularioImpegnato;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.Iter;
import it.timbro.pratica.Iter.Passo;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoPratica;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Keeps `scheda`, its full-text words, `nota` and `carta` in step with the facts about pratiche.
///
/// The [Iter] is asked here, at the one point where facts meet states: an act that tries a forbidden fact is rolled
/// back with the reason; a fact of another stream that may not follow is kept by the journal and shown as a card.
public final class SchedaStore implements Pratiche, Projection {
    private static final String CENTRE_STREAM = "aoo";
    private static final int MAX_WORDS = 8;
    private static final List<SelectField<?>> RIGA = List.of(
            SCHEDA.NUMERO,
            SCHEDA.STATO,
            SCHEDA.TIPO,
            SCHEDA.DENOMINAZIONE,
            SCHEDA.CODICE_FISCALE,
            SCHEDA.DESTINATARIO,
            SCHEDA.PAESE,
            SCHEDA.FATTURE,
            SCHEDA.PROTOCOLLO,
            SCHEDA.CERTIFICATO,
            SCHEDA.PRESENTATA_MS,
            SCHEDA.CAMBIATA_MS,
            SCHEDA.ULTIMA_SEQ);

    @Override
    public List<String> tables() {
        return List.of("scheda", "scheda_fts", "nota", "carta");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof DellaPratica fatto) {
            apply(rows.dsl(), recorded, fatto);
        } else if (recorded.fact() instanceof FormularioImpegnato impegnato) {
            addSeriale(rows.dsl(), impegnato);
        }
    }

    private static void apply(DSLContext dsl, Recorded recorded, DellaPratica fatto) {
        @Nullable
        SchedaRecord row = dsl.selectFrom(SCHEDA)
                .where(SCHEDA.NUMERO.eq(fatto.numero().text()))
                .fetchOne();
        Stato stato = row == null ? null : Stato.valueOf(row.getStato());
        switch (Iter.passo(stato, fatto)) {
            case Passo.Vietato(String perche) -> throw Problem.NON_VALIDO_ORA.rejected(perche);
            case Passo.Verso(Stato verso) -> {
                if (fatto instanceof PraticaPresentata presentata) {
                    insert(dsl, recorded, presentata, verso);
                } else if (row == null) {
                    throw new IllegalStateException("the Iter lets only a presentazione come first");
                } else if (stranger(recorded, row)) {
                    throw Problem.NON_VALIDO_ORA.rejected("la pratica appartiene a " + row.getSede());
                } else {
                    change(dsl, recorded, fatto, row, verso);
                }
            }
        }
    }

    /// Whether a branch that does not own the pratica wrote this.
    private static boolean stranger(Recorded recorded, SchedaRecord row) {
        return !recorded.stream().name().equals(CENTRE_STREAM)
                && !recorded.stream().sede().equals(row.getSede());
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
        row.setOpzioni(Codec.json().writeValueAsString(fatto.opzioni()));
        describe(row, fatto);
        dsl.insertInto(SCHEDA).set(row).execute();
        index(dsl, row);
    }

    /// Columns that repeat what stands in the presentazione, so that lists need not open it.
    private static void describe(SchedaRecord row, PraticaPresentata fatto) {
        Modello modello = fatto.modello();
        row.setPresentazione(Codec.json().writeValueAsString(fatto));
        row.setTipo(fatto.tipo().name());
        row.setCodiceFiscale(modello.impresa().codiceFiscale().valore());
        row.setRea(
                modello.impresa().rea() == null ? "" : modello.impresa().rea().toString());
        row.setDenominazione(modello.impresa().denominazione());
        row.setDestinatario("");
        row.setPaese("");
        row.setFatture("");
        if (modello instanceof Modello.CertificatoOrigine co) {
            row.setDestinatario(co.destinatario().lines().findFirst().orElse("").strip());
            row.setPaese(String.join(", ", co.paesiDestinazione()));
            row.setFatture(co.fatture().stream().map(Modello.Fattura::numero).collect(Collectors.joining(", ")));
        }
    }

    private static void change(DSLContext dsl, Recorded recorded, DellaPratica fatto, SchedaRecord row, Stato verso) {
        row.setStato(verso.name());
        row.setVersione(row.getVersione() + 1);
        row.setCambiataMs(Math.max(row.getCambiataMs(), recorded.time().wallMs())); // whatever arrived first
        switch (fatto) {
            case PraticaPresentata _ -> throw new IllegalStateException("presented twice");
            case DellaPratica.PraticaProtocollata f ->
                row.setProtocollo(f.protocollo().text());
            case DellaPratica.PraticaAssegnata f -> {
                row.setSede(f.sede().code());
                row.setEpoca((long) f.epoca());
            }
            case DellaPratica.NotaAggiunta f -> note(dsl, recorded, row, f.testo());
            case DellaPratica.RettificaRichiesta f ->
                row.setRilievi(Codec.json().writeValueAsString(f.rilievi()));
            case RettificaPervenuta _ -> {}
            case DellaPratica.RettificaAccolta f -> replace(dsl, row, f);
            case DellaPratica.RettificaTardiva f -> row.setMotivo(f.motivo());
            case DellaPratica.PraticaRespinta f -> row.setMotivo(f.motivo());
            case DellaPratica.PraticaApprovata _ -> row.setRilievi(null);
            case DellaPratica.OpzioniCambiate f -> row.setOpzioni(Codec.json().writeValueAsString(f.opzioni()));
            case DellaPratica.StampaPreparata f ->
                row.setCertificato(f.certificato().text());
            case DellaPratica.StampaInviata _,
                    DellaPratica.StampaRifiutata _,
                    DellaPratica.FoglioUscito _,
                    DellaPratica.FoglioNonBuono _,
                    DellaPratica.FoglioSostituito _,
                    DellaPratica.PraticaEmessa _,
                    DellaPratica.PraticaConsegnata _,
                    DellaPratica.PraticaMessaADisposizione _ -> {}
            case DellaPratica.PraticaAnnullata f -> row.setMotivo(f.motivo());
        }
        if (!recorded.stream().name().equals(CENTRE_STREAM)) {
            row.setUltimaSeq(recorded.seq());
        }
        dsl.update(SCHEDA).set(row).where(SCHEDA.RIGA.eq(row.getRiga())).execute();
        index(dsl, row);
    }

    private static void note(DSLContext dsl, Recorded recorded, SchedaRecord row, String testo) {
        dsl.insertInto(NOTA)
                .values(
                        row.getSede(),
                        row.getNumero(),
                        recorded.stream().toString(),
                        recorded.seq(),
                        recorded.time().wallMs(),
                        testo)
                .execute();
    }

    /// The accepted rettifica takes the place of what it corrects: a new modello if there is one, files after those
    /// sent before.
    private static void replace(DSLContext dsl, SchedaRecord row, DellaPratica.RettificaAccolta accolta) {
        int slash = accolta.stream().indexOf('/');
        byte[] payload = dsl.select(JOURNAL.PAYLOAD)
                .from(JOURNAL)
                .where(
                        JOURNAL.SEDE.eq(accolta.stream().substring(0, slash)),
                        JOURNAL.STREAM.eq(accolta.stream().substring(slash + 1)),
                        JOURNAL.SEQ.eq(accolta.seq()))
                .fetchSingle()
                .value1();
        RettificaPervenuta pervenuta = Codec.json().readValue(payload, RettificaPervenuta.class);
        PraticaPresentata before = presentazione(row);
        PraticaPresentata after = new PraticaPresentata(
                before.numero(),
                before.utente(),
                before.tipo(),
                pervenuta.modello() == null ? before.modello() : pervenuta.modello(),
                pervenuta.modelloFirmato() == null ? before.modelloFirmato() : pervenuta.modelloFirmato(),
                java.util.stream.Stream.concat(before.allegati().stream(), pervenuta.allegati().stream())
                        .toList(),
                before.opzioni(),
                pervenuta.firma() == null ? before.firma() : pervenuta.firma(),
                before.note());
        describe(row, after);
    }

    private static void addSeriale(DSLContext dsl, DelFormulario.FormularioImpegnato fatto) {
        @Nullable
        SchedaRecord row = dsl.selectFrom(SCHEDA)
                .where(SCHEDA.NUMERO.eq(fatto.pratica().text()))
                .fetchOne();
        if (row != null) {
            row.setSeriali((row.getSeriali() + " " + fatto.seriale()).strip());
            dsl.update(SCHEDA)
                    .set(SCHEDA.SERIALI, row.getSeriali())
                    .where(SCHEDA.RIGA.eq(row.getRiga()))
                    .execute();
            index(dsl, row);
        }
    }

    private static void index(DSLContext dsl, SchedaRecord row) {
        Parole.of(dsl)
                .index(
                        dsl,
                        row.getRiga(),
                        String.join(
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
                                Optional.ofNullable(row.getCertificato()).orElse("")));
    }

    @Override
    public Optional<Scheda> find(Reading rows, NumeroPratica numero) {
        return rows.dsl()
                .selectFrom(SCHEDA)
                .where(SCHEDA.NUMERO.eq(numero.text()))
                .fetchOptional(SchedaStore::scheda);
    }

    private static PraticaPresentata presentazione(SchedaRecord row) {
        return Codec.json().readValue(row.getPresentazione(), PraticaPresentata.class);
    }

    private static Scheda scheda(SchedaRecord row) {
        @Nullable String rilievi = row.getRilievi();
        return new Scheda(
                new Sede(row.getSede()),
                new NumeroPratica(row.getNumero()),
                Stato.valueOf(row.getStato()),
                row.getEpoca().intValue(),
                row.getVersione(),
                Optional.ofNullable(row.getProtocollo()).map(NumeroProtocollo::new),
                Optional.ofNullable(row.getCertificato()).map(NumeroCertificato::new),
                Arrays.stream(row.getSeriali().split(" "))
                        .filter(seriale -> !seriale.isEmpty())
                        .map(SerialeFormulario::new)
                        .toList(),
                row.getPresentataMs(),
                row.getCambiataMs(),
                row.getUltimaSeq(),
                Codec.json().readValue(row.getOpzioni(), Opzioni.class),
                presentazione(row),
                rilievi == null ? List.of() : Codec.json().readValue(rilievi, new TypeReference<List<Rilievo>>() {}),
                row.getMotivo());
    }

    @Override
    public List<Riga> cerca(Reading rows, String typed, Optional<Stato> stato, int limit) {
        List<String> words = Parole.words(typed).stream().limit(MAX_WORDS).toList();
        var where = stato.map(Stato::name).map(SCHEDA.STATO::eq).orElse(DSL.noCondition());
        int most = Math.min(limit, MAX_RIGHE);
        if (words.isEmpty()) {
            return rows.dsl()
                    .select(RIGA)
                    .from(SCHEDA)
                    .where(where)
                    .orderBy(SCHEDA.RIGA.desc())
                    .limit(most)
                    .fetch(SchedaStore::riga);
        }
        // rowid order is the index's own order, so the newest lines come without reading the rest of a common word
        return rows.dsl()
                .select(RIGA)
                .from(DSL.table("scheda_fts"))
                .join(SCHEDA)
                .on("scheda.riga = scheda_fts.rowid")
                .where(Parole.of(rows.dsl()).begin(words))
                .and(where)
                .orderBy(DSL.field("scheda_fts.rowid").desc())
                .limit(most)
                .fetch(SchedaStore::riga);
    }

    @Override
    public List<Riga> coda(Reading rows, Stato stato, int limit) {
        return rows.dsl()
                .select(RIGA)
                .from(SCHEDA)
                .where(SCHEDA.STATO.eq(stato.name()))
                .orderBy(SCHEDA.PRESENTATA_MS)
                .limit(Math.min(limit, MAX_RIGHE))
                .fetch(SchedaStore::riga);
    }

    @Override
    public Map<Stato, Quante> quante(Reading rows) {
        Map<Stato, Quante> answer = new EnumMap<>(Stato.class);
        rows.dsl()
                .select(SCHEDA.STATO, DSL.count(), DSL.min(SCHEDA.PRESENTATA_MS))
                .from(SCHEDA)
                .groupBy(SCHEDA.STATO)
                .forEach(row -> answer.put(Stato.valueOf(row.value1()), new Quante(row.value2(), row.value3())));
        return answer;
    }

    @Override
    public List<Riga> dellUtente(Reading rows, String utente, int limit) {
        return rows.dsl()
                .select(RIGA)
                .from(SCHEDA)
                .where(SCHEDA.UTENTE.eq(utente))
                .orderBy(SCHEDA.PRESENTATA_MS.desc())
                .limit(Math.min(limit, MAX_RIGHE))
                .fetch(SchedaStore::riga);
    }

    @Override
    public List<Nota> note(Reading rows, NumeroPratica numero) {
        return rows.dsl()
                .select(NOTA.MS, NOTA.TESTO)
                .from(NOTA)
                .where(NOTA.PRATICA.eq(numero.text()))
                .orderBy(NOTA.MS)
                .fetch(row -> new Nota(row.value1(), row.value2()));
    }

    @Override
    public List<Carta> carte(Reading rows) {
        var carte = rows.dsl().selectFrom(CARTA).orderBy(CARTA.MS);
        return carte.fetch(row -> Carta.of(row.getPratica(), row.getTesto(), row.getMs()));
    }

    private static Riga riga(Record row) {
        return new Riga(
                row.get(SCHEDA.NUMERO),
                Stato.valueOf(row.get(SCHEDA.STATO)),
                TipoPratica.valueOf(row.get(SCHEDA.TIPO)),
                row.get(SCHEDA.DENOMINAZIONE),
                row.get(SCHEDA.CODICE_FISCALE),
                row.get(SCHEDA.DESTINATARIO),
                row.get(SCHEDA.PAESE),
                row.get(SCHEDA.FATTURE),
                Optional.ofNullable(row.get(SCHEDA.PROTOCOLLO)).orElse(""),
                Optional.ofNullable(row.get(SCHEDA.CERTIFICATO)).orElse(""),
                row.get(SCHEDA.PRESENTATA_MS),
                row.get(SCHEDA.CAMBIATA_MS),
                row.get(SCHEDA.ULTIMA_SEQ));
    }

    /// Keeps a fact that could not be applied where a person will see it.
    public static void keepAsCard(Reading rows, it.timbro.sync.protocol.Entry entry, RuntimeException why) {
        rows.dsl()
                .insertInto(CARTA)
                .values(
                        entry.stream().sede(),
                        entry.stream().name(),
                        entry.seq(),
                        entry.subject(),
                        entry.kind() + ": " + why.getMessage(),
                        entry.time().wallMs())
                .onConflictDoNothing()
                .execute();
    }
}
