package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.CUSTODIA;
import static it.timbro.journal.schema.Tables.CUSTODIA_SEDE;
import static it.timbro.journal.schema.Tables.QUARANTENA;
import static it.timbro.journal.schema.Tables.RIASSEGNAZIONE;
import static it.timbro.journal.schema.Tables.RIASSEGNAZIONE_PROPOSTA;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.schema.tables.records.RiassegnazionePropostaRecord;
import it.timbro.journal.schema.tables.records.RiassegnazioneRecord;
import it.timbro.pratica.Custodie;
import it.timbro.pratica.DellaCustodia.CustodiaRinnovata;
import it.timbro.pratica.DellaCustodia.RiassegnazioneProposta;
import it.timbro.pratica.DellaPratica.PraticaAperta;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Terms, proposals and reassignments.
public final class CustodiaStore implements Custodie, Projection {
    private static final String SUBJECT = "pratica:";

    @Override
    public List<String> tables() {
        return List.of("custodia", "custodia_sede", "riassegnazione_proposta", "riassegnazione");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        DSLContext dsl = rows.dsl();
        switch (recorded.fact()) {
            case PraticaAssegnata f -> lease(dsl, f.numero(), f.sede(), f.custodiaFinoMs());
            case PraticaAperta f -> lease(dsl, f.numero(), f.sede(), f.custodiaFinoMs());
            case PraticaRiassegnata f -> {
                reassign(dsl, f);
                lease(dsl, f.numero(), f.a(), f.custodiaFinoMs());
            }
            case CustodiaRinnovata f ->
                dsl.insertInto(CUSTODIA_SEDE, CUSTODIA_SEDE.SEDE, CUSTODIA_SEDE.FINO_MS)
                        .values(f.sede().code(), f.finoMs())
                        .onConflict(CUSTODIA_SEDE.SEDE)
                        .doUpdate()
                        .set(CUSTODIA_SEDE.FINO_MS, DSL.greatest(CUSTODIA_SEDE.FINO_MS, DSL.val(f.finoMs())))
                        .execute();
            case RiassegnazioneProposta f -> propose(dsl, recorded, f);
            default -> {} // the families are open here on purpose: this store reads five facts
        }
    }

    @Override
    public void forget(Reading rows, String subject) {
        if (subject.startsWith(SUBJECT)) {
            String numero = subject.substring(SUBJECT.length());
            rows.dsl().deleteFrom(CUSTODIA).where(CUSTODIA.PRATICA.eq(numero)).execute();
            rows.dsl()
                    .deleteFrom(RIASSEGNAZIONE)
                    .where(RIASSEGNAZIONE.PRATICA.eq(numero))
                    .execute();
        }
    }

    private static void lease(DSLContext dsl, NumeroPratica pratica, Sede sede, @Nullable Long finoMs) {
        if (finoMs != null) {
            dsl.insertInto(CUSTODIA, CUSTODIA.SEDE, CUSTODIA.PRATICA, CUSTODIA.FINO_MS)
                    .values(sede.code(), pratica.text(), finoMs)
                    .execute();
        }
    }

    private static void propose(DSLContext dsl, Recorded recorded, RiassegnazioneProposta f) {
        RiassegnazionePropostaRecord row = dsl.newRecord(RIASSEGNAZIONE_PROPOSTA);
        row.setSede(recorded.stream().sede());
        row.setPratica(f.pratica().text());
        row.setASede(f.a().code());
        row.setCausa(f.causa().name());
        row.setMotivo(f.motivo());
        row.setPropostaDa(recorded.operatore());
        row.setMs(recorded.time().wallMs());
        dsl.insertInto(RIASSEGNAZIONE_PROPOSTA)
                .set(row)
                .onConflict(RIASSEGNAZIONE_PROPOSTA.SEDE, RIASSEGNAZIONE_PROPOSTA.PRATICA)
                .doUpdate()
                .set(row)
                .execute();
    }

    private static void reassign(DSLContext dsl, PraticaRiassegnata f) {
        RiassegnazioneRecord row = dsl.newRecord(RIASSEGNAZIONE);
        row.setSede(f.da().code());
        row.setPratica(f.numero().text());
        row.setEpoca((long) f.epoca());
        row.setASede(f.a().code());
        row.setFenceStream(f.fenceStream());
        row.setFenceSeq(f.fenceSeq());
        dsl.insertInto(RIASSEGNAZIONE).set(row).execute();
        dsl.deleteFrom(RIASSEGNAZIONE_PROPOSTA)
                .where(RIASSEGNAZIONE_PROPOSTA.PRATICA.eq(f.numero().text()))
                .execute();
    }

    @Override
    public OptionalLong finoMs(Reading rows, NumeroPratica pratica) {
        DSLContext dsl = rows.dsl();
        return LongStream.concat(
                        dsl
                                .select(CUSTODIA.FINO_MS)
                                .from(CUSTODIA)
                                .join(SCHEDA)
                                .on(SCHEDA.NUMERO.eq(CUSTODIA.PRATICA), SCHEDA.SEDE.eq(CUSTODIA.SEDE))
                                .where(CUSTODIA.PRATICA.eq(pratica.text()))
                                .fetch(CUSTODIA.FINO_MS)
                                .stream()
                                .mapToLong(Long::longValue),
                        dsl
                                .select(CUSTODIA_SEDE.FINO_MS)
                                .from(CUSTODIA_SEDE)
                                .join(SCHEDA)
                                .on(SCHEDA.SEDE.eq(CUSTODIA_SEDE.SEDE))
                                .where(SCHEDA.NUMERO.eq(pratica.text()))
                                .fetch(CUSTODIA_SEDE.FINO_MS)
                                .stream()
                                .mapToLong(Long::longValue))
                .max();
    }

    @Override
    public OptionalLong dellaSede(Reading rows, Sede sede) {
        return rows.dsl()
                .select(CUSTODIA_SEDE.FINO_MS)
                .from(CUSTODIA_SEDE)
                .where(CUSTODIA_SEDE.SEDE.eq(sede.code()))
                .fetchOptional(row -> OptionalLong.of(row.value1()))
                .orElse(OptionalLong.empty());
    }

    @Override
    public Optional<String> quarantena(Reading rows) {
        return rows.dsl().select(QUARANTENA.DETTAGLIO).from(QUARANTENA).limit(1).fetchOptional(QUARANTENA.DETTAGLIO);
    }

    @Override
    public Optional<Proposta> proposta(Reading rows, NumeroPratica pratica) {
        return rows.dsl()
                .selectFrom(RIASSEGNAZIONE_PROPOSTA)
                .where(RIASSEGNAZIONE_PROPOSTA.PRATICA.eq(pratica.text()))
                .fetchOptional(row -> new Proposta(
                        new Sede(row.getASede()),
                        PraticaRiassegnata.Causa.valueOf(row.getCausa()),
                        row.getMotivo(),
                        row.getPropostaDa(),
                        row.getMs()));
    }

    @Override
    public boolean giaSua(Reading rows, NumeroPratica pratica, Sede sede) {
        return rows.dsl()
                .fetchExists(
                        RIASSEGNAZIONE,
                        RIASSEGNAZIONE.PRATICA.eq(pratica.text()).and(RIASSEGNAZIONE.SEDE.eq(sede.code())));
    }
}
