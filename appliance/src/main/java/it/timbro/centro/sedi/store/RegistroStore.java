package it.timbro.centro.sedi.store;

import static it.timbro.journal.schema.Tables.APPARECCHIO;
import static it.timbro.journal.schema.Tables.CODICE_ISCRIZIONE;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.centro.sedi.Registro;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.Sql;
import it.timbro.journal.schema.tables.records.ApparecchioRecord;
import it.timbro.journal.schema.tables.records.CodiceIscrizioneRecord;
import it.timbro.pratica.DellApparecchio;
import it.timbro.pratica.DellApparecchio.ApparecchioIscritto;
import it.timbro.pratica.DellApparecchio.ApparecchioRevocato;
import it.timbro.pratica.DellApparecchio.ApparecchioRinnovato;
import it.timbro.pratica.DellApparecchio.CodiceIscrizioneCreato;
import it.timbro.pratica.DellApparecchio.CodiceIscrizioneSbagliato;
import it.timbro.pratica.DellApparecchio.RinnovoUsato;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Keeps `codice_iscrizione` and `apparecchio`, from the centre's own stream alone: a branch may
/// write in its journal what it likes, it makes no device of it.
public final class RegistroStore implements Registro, Projection {
    private static final String CENTRO = "CENTRO";
    private static final String REVOCATO = "REVOCATO";
    /// Asked before every call of a branch.
    private static final String ISCRITTO = "select sede, apparecchio, chiave, certificato,"
            + " coalesce(ultimo_certificato, certificato), iscritto_ms, iscritto_da, rinnovato_ms, scade_ms, revocato_ms,"
            + " revocato_da, motivo from apparecchio where sede = ? and apparecchio = ?";

    @Override
    public List<String> tables() {
        return List.of("codice_iscrizione", "apparecchio");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof DellApparecchio fatto
                && recorded.stream().sede().equals(CENTRO)) {
            apply(rows.dsl(), recorded.time().wallMs(), recorded.operatore(), fatto);
        }
    }

    private static void apply(DSLContext dsl, long ms, String operatore, DellApparecchio fatto) {
        switch (fatto) {
            case CodiceIscrizioneCreato f -> {
                dsl.update(CODICE_ISCRIZIONE)
                        .set(CODICE_ISCRIZIONE.STATO, StatoCodice.SOSTITUITO.name())
                        .where(
                                CODICE_ISCRIZIONE.SEDE.eq(f.sede().code()),
                                CODICE_ISCRIZIONE.STATO.eq(StatoCodice.APERTO.name()))
                        .execute();
                CodiceIscrizioneRecord row = dsl.newRecord(CODICE_ISCRIZIONE);
                row.setSede(f.sede().code());
                row.setCodice(f.codice());
                row.setImpronta(f.impronta());
                row.setStato(StatoCodice.APERTO.name());
                row.setErrori(0L);
                row.setCreatoMs(ms);
                row.setScadeMs(f.scadeMs());
                row.setCreatoDa(operatore);
                dsl.insertInto(CODICE_ISCRIZIONE).set(row).execute();
            }
            case CodiceIscrizioneSbagliato f -> {
                dsl.update(CODICE_ISCRIZIONE)
                        .set(CODICE_ISCRIZIONE.ERRORI, CODICE_ISCRIZIONE.ERRORI.plus(1))
                        .where(CODICE_ISCRIZIONE.SEDE.eq(f.sede().code()), CODICE_ISCRIZIONE.CODICE.eq(f.codice()))
                        .execute();
                dsl.update(CODICE_ISCRIZIONE)
                        .set(CODICE_ISCRIZIONE.STATO, StatoCodice.BLOCCATO.name())
                        .where(
                                CODICE_ISCRIZIONE.SEDE.eq(f.sede().code()),
                                CODICE_ISCRIZIONE.CODICE.eq(f.codice()),
                                CODICE_ISCRIZIONE.STATO.eq(StatoCodice.APERTO.name()),
                                CODICE_ISCRIZIONE.ERRORI.ge((long) ERRORI))
                        .execute();
            }
            case ApparecchioIscritto f -> iscrivi(dsl, ms, f);
            case ApparecchioRinnovato f ->
                change(
                        dsl.update(APPARECCHIO)
                                .set(APPARECCHIO.RINNOVATO_MS, ms)
                                .set(APPARECCHIO.ULTIMO_CERTIFICATO, f.certificato())
                                .set(APPARECCHIO.SCADE_MS, DSL.greatest(APPARECCHIO.SCADE_MS, DSL.val(f.scadeMs()))),
                        f.sede(),
                        f.apparecchio());
            case RinnovoUsato f ->
                change(
                        dsl.update(APPARECCHIO)
                                .set(APPARECCHIO.CHIAVE, f.chiave())
                                .set(APPARECCHIO.CERTIFICATO, f.certificato())
                                .set(APPARECCHIO.ULTIMO_CERTIFICATO, f.certificato())
                                .set(APPARECCHIO.SCADE_MS, DSL.greatest(APPARECCHIO.SCADE_MS, DSL.val(f.scadeMs()))),
                        f.sede(),
                        f.apparecchio());
            case ApparecchioRevocato f ->
                change(
                        dsl.update(APPARECCHIO)
                                .set(APPARECCHIO.STATO, REVOCATO)
                                .set(APPARECCHIO.REVOCATO_MS, ms)
                                .set(APPARECCHIO.REVOCATO_DA, operatore)
                                .set(APPARECCHIO.MOTIVO, f.motivo()),
                        f.sede(),
                        f.apparecchio());
        }
    }

    /// The code is used up by the very fact that enrols: of two devices with one code the second is
    /// rolled back.
    private static void iscrivi(DSLContext dsl, long ms, ApparecchioIscritto f) {
        int opened = dsl.update(CODICE_ISCRIZIONE)
                .set(CODICE_ISCRIZIONE.STATO, StatoCodice.USATO.name())
                .set(CODICE_ISCRIZIONE.APPARECCHIO, f.apparecchio())
                .where(
                        CODICE_ISCRIZIONE.SEDE.eq(f.sede().code()),
                        CODICE_ISCRIZIONE.CODICE.eq(f.codice()),
                        CODICE_ISCRIZIONE.STATO.eq(StatoCodice.APERTO.name()))
                .execute();
        if (opened != 1) {
            throw Problem.CODICE_NON_APERTO.rejected(f.codice());
        }
        ApparecchioRecord row = dsl.newRecord(APPARECCHIO);
        row.setSede(f.sede().code());
        row.setApparecchio(f.apparecchio());
        row.setStato("ISCRITTO");
        row.setChiave(f.chiave());
        row.setCertificato(f.certificato());
        row.setIscrittoMs(ms);
        row.setIscrittoDa(dsl.select(CODICE_ISCRIZIONE.CREATO_DA)
                .from(CODICE_ISCRIZIONE)
                .where(CODICE_ISCRIZIONE.SEDE.eq(f.sede().code()), CODICE_ISCRIZIONE.CODICE.eq(f.codice()))
                .fetchSingle(CODICE_ISCRIZIONE.CREATO_DA));
        row.setScadeMs(f.scadeMs());
        dsl.insertInto(APPARECCHIO).set(row).execute();
    }

    /// Of a device that is there and was not struck off.
    private static void change(UpdateSetMoreStep<ApparecchioRecord> changes, Sede sede, String apparecchio) {
        int rows = changes.where(
                        APPARECCHIO.SEDE.eq(sede.code()),
                        APPARECCHIO.APPARECCHIO_.eq(apparecchio),
                        APPARECCHIO.STATO.ne(REVOCATO))
                .execute();
        if (rows != 1) {
            throw Problem.APPARECCHIO_SCONOSCIUTO.rejected(sede.code() + "/" + apparecchio);
        }
    }

    @Override
    public Optional<Codice> codice(Reading rows, Sede sede, String id) {
        return rows.dsl()
                .selectFrom(CODICE_ISCRIZIONE)
                .where(CODICE_ISCRIZIONE.SEDE.eq(sede.code()), CODICE_ISCRIZIONE.CODICE.eq(id))
                .fetchOptional(RegistroStore::codice);
    }

    @Override
    public Optional<Codice> aperto(Reading rows, Sede sede) {
        return rows.dsl()
                .selectFrom(CODICE_ISCRIZIONE)
                .where(CODICE_ISCRIZIONE.SEDE.eq(sede.code()), CODICE_ISCRIZIONE.STATO.eq(StatoCodice.APERTO.name()))
                .fetchOptional(RegistroStore::codice);
    }

    private static Codice codice(CodiceIscrizioneRecord row) {
        return new Codice(
                new Sede(row.getSede()),
                row.getCodice(),
                row.getImpronta(),
                StatoCodice.valueOf(row.getStato()),
                row.getCreatoMs(),
                row.getScadeMs(),
                row.getCreatoDa(),
                row.getApparecchio());
    }

    @Override
    public Optional<Iscritto> apparecchio(Reading rows, Sede sede, String id) {
        return rows.sql().first(ISCRITTO, RegistroStore::iscritto, sede.code(), id);
    }

    private static Iscritto iscritto(Sql.Columns row) {
        return new Iscritto(
                new Sede(row.text(1)),
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.number(6),
                row.text(7),
                row.numberOrNull(8),
                row.number(9),
                revoca(row.numberOrNull(10), row.textOrNull(11), row.textOrNull(12)));
    }

    @Override
    public List<Iscritto> apparecchi(Reading rows) {
        return rows.dsl()
                .selectFrom(APPARECCHIO)
                .orderBy(APPARECCHIO.SEDE, APPARECCHIO.STATO, APPARECCHIO.ISCRITTO_MS.desc(), APPARECCHIO.APPARECCHIO_)
                .fetch(RegistroStore::iscritto);
    }

    private static Iscritto iscritto(ApparecchioRecord row) {
        return new Iscritto(
                new Sede(row.getSede()),
                row.getApparecchio(),
                row.getChiave(),
                row.getCertificato(),
                Objects.requireNonNullElse(row.getUltimoCertificato(), row.getCertificato()),
                row.getIscrittoMs(),
                row.getIscrittoDa(),
                row.getRinnovatoMs(),
                row.getScadeMs(),
                revoca(row.getRevocatoMs(), row.getRevocatoDa(), row.getMotivo()));
    }

    private static @Nullable Revoca revoca(@Nullable Long ms, @Nullable String da, @Nullable String motivo) {
        return ms == null ? null : new Revoca(ms, Objects.requireNonNull(da), Objects.requireNonNull(motivo));
    }
}
