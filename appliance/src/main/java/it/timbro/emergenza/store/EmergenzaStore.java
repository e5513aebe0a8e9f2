package it.timbro.emergenza.store;

import static it.timbro.journal.schema.Tables.EMERGENZA;
import static it.timbro.journal.schema.Tables.EMERGENZA_ATTO;

import it.timbro.base.Sede;
import it.timbro.emergenza.Registri;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.EmergenzaAttoRecord;
import it.timbro.journal.schema.tables.records.EmergenzaRecord;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.DelRegistro.EmergenzaAperta;
import it.timbro.pratica.DelRegistro.EmergenzaChiusa;
import it.timbro.pratica.DelRegistro.EmergenzaProrogata;
import it.timbro.pratica.RegistroEmergenza;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The registers of emergency and the acts quoted on them.
public final class EmergenzaStore implements Registri, Projection {
    @Override
    public List<String> tables() {
        return List.of("emergenza", "emergenza_atto");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        DSLContext dsl = rows.dsl();
        switch (recorded.fact()) {
            case EmergenzaAperta f -> {
                insert(dsl, recorded, f);
                quote(dsl, recorded, new Period(f.registro(), f.atto(), f.causa(), f.inizioMs(), f.scadenzaMs()));
            }
            case EmergenzaProrogata f -> {
                dsl.update(EMERGENZA)
                        .set(EMERGENZA.SCADENZA_MS, f.scadenzaMs())
                        .where(EMERGENZA.REGISTRO.eq(f.registro().text()))
                        .execute();
                quote(dsl, recorded, new Period(f.registro(), f.atto(), f.causa(), f.dalMs(), f.scadenzaMs()));
            }
            case EmergenzaChiusa f ->
                dsl.update(EMERGENZA)
                        .set(EMERGENZA.RIPRISTINO_MS, f.ripristinoMs())
                        .set(EMERGENZA.CHIUSA_MS, recorded.time().wallMs())
                        .where(EMERGENZA.REGISTRO.eq(f.registro().text()))
                        .execute();
            default -> {} // the families are open here on purpose: this store reads three facts
        }
    }

    private record Period(RegistroEmergenza registro, Autorizzazione atto, String causa, long dalMs, long scadenzaMs) {}

    private static void insert(DSLContext dsl, Recorded recorded, EmergenzaAperta f) {
        EmergenzaRecord row = dsl.newRecord(EMERGENZA);
        row.setSede(recorded.stream().sede());
        row.setRegistro(f.registro().text());
        row.setCodice(f.registro().codice());
        row.setProgressivo(f.registro().progressivo());
        row.setCausa(f.causa());
        row.setInizioMs(f.inizioMs());
        row.setScadenzaMs(f.scadenzaMs());
        row.setApertaMs(recorded.time().wallMs());
        dsl.insertInto(EMERGENZA).set(row).execute();
    }

    private static void quote(DSLContext dsl, Recorded recorded, Period period) {
        EmergenzaAttoRecord row = dsl.newRecord(EMERGENZA_ATTO);
        row.setSede(recorded.stream().sede());
        row.setRegistro(period.registro().text());
        row.setSeq(recorded.seq());
        row.setChi(period.atto().chi());
        row.setAtto(period.atto().atto());
        row.setPervenuto(period.atto().come().name());
        row.setCausa(period.causa());
        row.setDalMs(period.dalMs());
        row.setScadenzaMs(period.scadenzaMs());
        row.setMs(recorded.time().wallMs());
        row.setOperatore(recorded.operatore());
        dsl.insertInto(EMERGENZA_ATTO).set(row).execute();
    }

    @Override
    public Optional<Registro> find(Reading rows, RegistroEmergenza registro) {
        return rows.dsl()
                .selectFrom(EMERGENZA)
                .where(EMERGENZA.REGISTRO.eq(registro.text()))
                .fetchOptional(row -> registro(rows.dsl(), row));
    }

    @Override
    public Optional<Registro> ultimo(Reading rows, String codice) {
        return rows.dsl()
                .selectFrom(EMERGENZA)
                .where(EMERGENZA.CODICE.eq(codice))
                .orderBy(EMERGENZA.PROGRESSIVO.desc())
                .limit(1)
                .fetchOptional(row -> registro(rows.dsl(), row));
    }

    @Override
    public List<Registro> dellaSede(Reading rows, Sede sede, int limit) {
        return rows.dsl()
                .selectFrom(EMERGENZA)
                .where(EMERGENZA.SEDE.eq(sede.code()))
                .orderBy(EMERGENZA.APERTA_MS.desc(), EMERGENZA.PROGRESSIVO.desc())
                .limit(limit)
                .fetch(row -> registro(rows.dsl(), row));
    }

    private static Registro registro(DSLContext dsl, EmergenzaRecord row) {
        return new Registro(
                new RegistroEmergenza(row.getRegistro()),
                row.getCausa(),
                row.getInizioMs(),
                row.getScadenzaMs(),
                row.getApertaMs(),
                known(row.getRipristinoMs()),
                known(row.getChiusaMs()),
                dsl.selectFrom(EMERGENZA_ATTO)
                        .where(EMERGENZA_ATTO.SEDE.eq(row.getSede()), EMERGENZA_ATTO.REGISTRO.eq(row.getRegistro()))
                        .orderBy(EMERGENZA_ATTO.SEQ)
                        .fetch(EmergenzaStore::atto));
    }

    private static Atto atto(EmergenzaAttoRecord row) {
        return new Atto(
                new Autorizzazione(row.getChi(), row.getAtto(), Autorizzazione.Pervenuta.valueOf(row.getPervenuto())),
                row.getCausa(),
                row.getDalMs(),
                row.getScadenzaMs(),
                row.getMs(),
                row.getOperatore());
    }

    private static OptionalLong known(@Nullable Long ms) {
        return ms == null ? OptionalLong.empty() : OptionalLong.of(ms);
    }
}
