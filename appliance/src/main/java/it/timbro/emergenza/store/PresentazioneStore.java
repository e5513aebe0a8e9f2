package it.timbro.emergenza.store;

import static it.timbro.journal.schema.Tables.CORRELAZIONE;
import static it.timbro.journal.schema.Tables.PRESENTAZIONE;

import it.timbro.base.Sede;
import it.timbro.emergenza.Presentazioni;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.PresentazioneRecord;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.Codec;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelRegistro;
import it.timbro.pratica.DelRegistro.EmergenzaAperta;
import it.timbro.pratica.DelRegistro.EmergenzaChiusa;
import it.timbro.pratica.DelRegistro.EmergenzaProrogata;
import it.timbro.pratica.DelRegistro.GiornataSigillata;
import it.timbro.pratica.DelRegistro.PresentazioneProtocollata;
import it.timbro.pratica.DelRegistro.PresentazioneRegistrata;
import it.timbro.pratica.DelRegistro.PresentazioneRicevuta;
import it.timbro.pratica.DelRegistro.ProtocolloAnnullato;
import it.timbro.pratica.DelRegistro.ProtocolloRegistrato;
import it.timbro.pratica.DelRegistro.RegistrazioneAnnullata;
import it.timbro.pratica.DellaPratica.PraticaAperta;
import it.timbro.pratica.DellaPratica.PraticaCorrelata;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.RegistroEmergenza;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What was presented, and which ordinary number belongs to it. The two come from different
/// streams, so they stand in two tables and meet by the id: the order of arrival does not count.
public final class PresentazioneStore implements Presentazioni, Projection {
    private static final int MAX_WORDS = 8;
    private static final String SUBJECT = "pratica:";

    @Override
    public List<String> tables() {
        return List.of("presentazione", "correlazione", "apertura");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        switch (recorded.fact()) {
            case DelRegistro fatto -> apply(rows, recorded, fatto);
            case PraticaAperta f -> Aperture.apri(rows.dsl(), f);
            case PraticaCorrelata f -> Aperture.correla(rows.dsl(), f);
            default -> {} // the families are open here on purpose: this store reads the registers, and two facts
        }
    }

    /// A pratica is told anew; what was presented stays.
    @Override
    public void forget(Reading rows, String subject) {
        if (subject.startsWith(SUBJECT)) {
            Aperture.togli(rows.dsl(), subject.substring(SUBJECT.length()));
        }
    }

    private static void apply(Reading rows, Recorded recorded, DelRegistro fatto) {
        DSLContext dsl = rows.dsl();
        switch (fatto) {
            case PresentazioneRicevuta f -> insert(dsl, recorded, f.presentazione());
            case PresentazioneRegistrata f -> number(dsl, recorded, f);
            case RegistrazioneAnnullata f -> annul(dsl, recorded, f);
            case PresentazioneProtocollata f ->
                dsl.insertInto(
                                CORRELAZIONE,
                                CORRELAZIONE.SEDE,
                                CORRELAZIONE.PRESENTAZIONE,
                                CORRELAZIONE.PROTOCOLLO,
                                CORRELAZIONE.MS)
                        .values(
                                recorded.stream().sede(),
                                f.presentazione().text(),
                                f.numero().text(),
                                recorded.time().wallMs())
                        .execute();
            case ProtocolloRegistrato _,
                    ProtocolloAnnullato _,
                    GiornataSigillata _,
                    EmergenzaAperta _,
                    EmergenzaProrogata _,
                    EmergenzaChiusa _ -> {}
        }
    }

    private static void insert(DSLContext dsl, Recorded recorded, Presentazione presentazione) {
        PresentazioneRecord row = dsl.newRecord(PRESENTAZIONE);
        row.setSede(recorded.stream().sede());
        row.setPresentazione(presentazione.id().text());
        row.setCorpo(Codec.json().writeValueAsString(presentazione));
        row.setParole(parole(presentazione));
        row.setSeq(recorded.seq());
        row.setRicevutaMs(recorded.time().wallMs());
        row.setOperatore(recorded.operatore());
        dsl.insertInto(PRESENTAZIONE).set(row).execute();
    }

    private static void number(DSLContext dsl, Recorded recorded, PresentazioneRegistrata f) {
        IdPresentazione id = f.presentazione().id();
        if (!dsl.fetchExists(PRESENTAZIONE, is(id))) {
            insert(dsl, recorded, f.presentazione());
        }
        dsl.update(PRESENTAZIONE)
                .set(PRESENTAZIONE.REGISTRO, f.registro().text())
                .set(PRESENTAZIONE.EMERGENZA, f.numero().text())
                .set(PRESENTAZIONE.CODICE, f.numero().codice())
                .set(PRESENTAZIONE.ANNO, (long) f.numero().anno())
                .set(PRESENTAZIONE.PROGRESSIVO, f.numero().progressivo())
                .set(PRESENTAZIONE.EMERGENZA_MS, recorded.time().wallMs())
                .set(PRESENTAZIONE.OPERATORE, recorded.operatore())
                .where(is(id))
                .execute();
    }

    private static void annul(DSLContext dsl, Recorded recorded, RegistrazioneAnnullata f) {
        dsl.update(PRESENTAZIONE)
                .set(PRESENTAZIONE.ANNULLATA_MS, recorded.time().wallMs())
                .set(PRESENTAZIONE.ANNULLATA_DA, recorded.operatore())
                .set(PRESENTAZIONE.ANNULLATA_CHI, f.atto().chi())
                .set(
                        PRESENTAZIONE.ANNULLATA_ATTO,
                        f.atto().come().name() + " " + f.atto().atto())
                .set(PRESENTAZIONE.MOTIVO, f.motivo())
                .where(is(f.presentazione()))
                .execute();
    }

    /// What a search finds it by, beside its numbers.
    private static String parole(Presentazione presentazione) {
        Presentazione.Impresa impresa = presentazione.impresa();
        CodiceFiscale persona = presentazione.persona().codiceFiscale();
        return Stream.of(
                        presentazione.persona().nome(),
                        persona == null ? "" : persona.valore(),
                        impresa == null ? "" : impresa.denominazione(),
                        impresa == null || impresa.codiceFiscale() == null
                                ? ""
                                : impresa.codiceFiscale().valore(),
                        impresa == null || impresa.rea() == null
                                ? ""
                                : impresa.rea().toString(),
                        presentazione.oggetto())
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ITALY);
    }

    @Override
    public Optional<Scritta> find(Reading rows, IdPresentazione id) {
        return scritte(rows, is(id)).fetchOptional(PresentazioneStore::scritta);
    }

    @Override
    public Optional<Scritta> conNumero(Reading rows, NumeroEmergenza numero) {
        return scritte(rows, PRESENTAZIONE.EMERGENZA.eq(numero.text())).fetchOptional(PresentazioneStore::scritta);
    }

    @Override
    public Optional<Scritta> conNumero(Reading rows, NumeroProtocollo numero) {
        return scritte(rows, CORRELAZIONE.PROTOCOLLO.eq(numero.text())).fetchOptional(PresentazioneStore::scritta);
    }

    @Override
    public List<Scritta> delRegistro(Reading rows, RegistroEmergenza registro) {
        return scritte(rows, PRESENTAZIONE.REGISTRO.eq(registro.text()))
                .orderBy(PRESENTAZIONE.ANNO, PRESENTAZIONE.PROGRESSIVO)
                .fetch(PresentazioneStore::scritta);
    }

    @Override
    public List<Scritta> cerca(Reading rows, Sede sede, List<String> words, int limit) {
        Condition which = words.stream()
                .limit(MAX_WORDS)
                .map(word -> PRESENTAZIONE
                        .PAROLE
                        .contains(word.toLowerCase(Locale.ITALY))
                        .or(PRESENTAZIONE.EMERGENZA.containsIgnoreCase(word))
                        .or(CORRELAZIONE.PROTOCOLLO.containsIgnoreCase(word)))
                .reduce(PRESENTAZIONE.SEDE.eq(sede.code()), Condition::and);
        return scritte(rows, which)
                .orderBy(PRESENTAZIONE.RICEVUTA_MS.desc(), PRESENTAZIONE.SEQ.desc())
                .limit(limit)
                .fetch(PresentazioneStore::scritta);
    }

    @Override
    public List<Scritta> senzaProtocollo(Reading rows, Sede sede, int limit) {
        return scritte(rows, PRESENTAZIONE.SEDE.eq(sede.code()).and(CORRELAZIONE.PROTOCOLLO.isNull()))
                .orderBy(PRESENTAZIONE.RICEVUTA_MS, PRESENTAZIONE.SEQ)
                .limit(limit)
                .fetch(PresentazioneStore::scritta);
    }

    @Override
    public long prossimo(Reading rows, String codice, int anno) {
        return 1
                + rows.dsl()
                        .select(DSL.coalesce(DSL.max(PRESENTAZIONE.PROGRESSIVO), 0L))
                        .from(PRESENTAZIONE)
                        .where(PRESENTAZIONE.CODICE.eq(codice), PRESENTAZIONE.ANNO.eq((long) anno))
                        .fetchSingle()
                        .value1();
    }

    @Override
    public Optional<NumeroPratica> aperta(Reading rows, IdPresentazione id) {
        return Aperture.aperta(rows.dsl(), id);
    }

    @Override
    public Optional<Scritta> dellaPratica(Reading rows, NumeroPratica pratica) {
        return Aperture.presentazione(rows.dsl(), pratica).flatMap(id -> find(rows, id));
    }

    @Override
    public Optional<NumeroPratica> ultima(Reading rows, String prefisso) {
        return Aperture.ultima(rows.dsl(), prefisso);
    }

    @Override
    public List<DaCorrelare> daCorrelare(Reading rows, Sede sede, int limit) {
        return Aperture.daCorrelare(rows.dsl(), sede, limit);
    }

    private static Condition is(IdPresentazione id) {
        return PRESENTAZIONE.PRESENTAZIONE_.eq(id.text());
    }

    private static SelectConditionStep<Record> scritte(Reading rows, Condition which) {
        return rows.dsl()
                .select(PRESENTAZIONE.asterisk(), CORRELAZIONE.PROTOCOLLO, CORRELAZIONE.MS)
                .from(PRESENTAZIONE)
                .leftJoin(CORRELAZIONE)
                .on(CORRELAZIONE.PRESENTAZIONE.eq(PRESENTAZIONE.PRESENTAZIONE_))
                .where(which);
    }

    private static Scritta scritta(Record joined) {
        PresentazioneRecord row = joined.into(PRESENTAZIONE);
        @Nullable String protocollo = joined.get(CORRELAZIONE.PROTOCOLLO);
        return new Scritta(
                Codec.json().readValue(row.getCorpo(), Presentazione.class),
                new Sede(row.getSede()),
                row.getEmergenzaMs() == null ? row.getRicevutaMs() : row.getEmergenzaMs(),
                row.getOperatore(),
                row.getEmergenza() == null
                        ? Optional.empty()
                        : Optional.of(new Emergenza(
                                new NumeroEmergenza(row.getEmergenza()), new RegistroEmergenza(row.getRegistro()))),
                protocollo == null
                        ? Optional.empty()
                        : Optional.of(new Protocollo(new NumeroProtocollo(protocollo), joined.get(CORRELAZIONE.MS))),
                annullo(row));
    }

    private static Optional<Annullo> annullo(PresentazioneRecord row) {
        if (row.getAnnullataMs() == null) {
            return Optional.empty();
        }
        String[] atto = row.getAnnullataAtto().split(" ", 2);
        return Optional.of(new Annullo(
                new Autorizzazione(row.getAnnullataChi(), atto[1], Autorizzazione.Pervenuta.valueOf(atto[0])),
                row.getMotivo(),
                row.getAnnullataMs(),
                row.getAnnullataDa()));
    }
}
