package it.timbro.centro.sedi.store;

import static it.timbro.journal.schema.Tables.DA_RINVIARE;
import static it.timbro.journal.schema.Tables.DA_SENTIRE;
import static it.timbro.journal.schema.Tables.INCARNAZIONE;
import static it.timbro.journal.schema.Tables.PRESENZA;
import static it.timbro.journal.schema.Tables.SENZA_PROVA;

import it.timbro.base.Sede;
import it.timbro.centro.sedi.Vite;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DellIncarnazione;
import it.timbro.pratica.DellIncarnazione.GenerazioneAperta;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAperta;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.DellIncarnazione.ProvaConservata;
import it.timbro.pratica.DellIncarnazione.SedeSentita;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/// Incarnations and generations as the centre wrote them.
public final class ViteStore implements Vite, Projection {
    @Override
    public List<String> tables() {
        return List.of("incarnazione", "da_sentire");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (!(recorded.fact() instanceof DellIncarnazione fatto)) {
            return;
        }
        switch (fatto) {
            case IncarnazioneAssegnata f ->
                rows.dsl()
                        .insertInto(INCARNAZIONE)
                        .values(
                                f.sede().code(),
                                (long) f.numero(),
                                f.precedente(),
                                f.finoSeq(),
                                f.finoHash().hex(),
                                f.id(),
                                recorded.time().wallMs())
                        .execute();
            case GenerazioneAperta f ->
                f.daSentire()
                        .forEach(sede -> rows.dsl()
                                .insertInto(DA_SENTIRE)
                                .values(sede.code(), f.camera(), (long) f.numero())
                                .onConflictDoNothing()
                                .execute());
            case SedeSentita f ->
                rows.dsl()
                        .deleteFrom(DA_SENTIRE)
                        .where(DA_SENTIRE.SEDE.eq(f.sede().code()))
                        .execute();
            case IncarnazioneAperta _, ProvaConservata _ -> {} // a branch says these
        }
    }

    @Override
    public Optional<Head> presenza(Reading rows, StreamId stream) {
        return rows.dsl()
                .select(PRESENZA.N, PRESENZA.HASH)
                .from(PRESENZA)
                .where(PRESENZA.SEDE.eq(stream.sede()), PRESENZA.STREAM.eq(stream.name()))
                .fetchOptional(row -> new Head(row.value1(), new Hash(row.value2())));
    }

    @Override
    public void presente(Reading rows, StreamId stream, Head presenza) {
        rows.dsl()
                .insertInto(PRESENZA)
                .values(
                        stream.sede(),
                        stream.name(),
                        presenza.seq(),
                        presenza.hash().hex())
                .onConflict(PRESENZA.SEDE, PRESENZA.STREAM)
                .doUpdate()
                .set(PRESENZA.N, presenza.seq())
                .set(PRESENZA.HASH, presenza.hash().hex())
                .execute();
    }

    @Override
    public List<Sede> senzaProva(Reading rows, Sede camera) {
        return rows.dsl()
                .select(SENZA_PROVA.SEDE)
                .from(SENZA_PROVA)
                .where(SENZA_PROVA.CAMERA.eq(camera.code()))
                .orderBy(SENZA_PROVA.SEDE)
                .fetch(row -> new Sede(row.value1()));
    }

    @Override
    public void senzaProva(Reading rows, Sede sede, boolean detto) {
        if (detto) {
            rows.dsl()
                    .insertInto(SENZA_PROVA)
                    .values(sede.code(), sede.camera().code())
                    .onConflictDoNothing()
                    .execute();
        } else {
            rows.dsl()
                    .deleteFrom(SENZA_PROVA)
                    .where(SENZA_PROVA.SEDE.eq(sede.code()))
                    .execute();
        }
    }

    @Override
    public long daRinviare(Reading rows, StreamId stream) {
        return rows.dsl()
                .select(DA_RINVIARE.SEQ)
                .from(DA_RINVIARE)
                .where(DA_RINVIARE.SEDE.eq(stream.sede()), DA_RINVIARE.STREAM.eq(stream.name()))
                .fetchOptional(row -> row.value1())
                .orElse(0L);
    }

    @Override
    public void daRinviare(Reading rows, StreamId stream, long seq) {
        rows.dsl()
                .insertInto(DA_RINVIARE)
                .values(stream.sede(), stream.name(), seq)
                .onConflict(DA_RINVIARE.SEDE, DA_RINVIARE.STREAM)
                .doUpdate()
                .set(DA_RINVIARE.SEQ, seq)
                .execute();
    }

    @Override
    public Optional<Assegnata> assegnata(Reading rows, Sede sede, String id) {
        return rows.dsl()
                .selectFrom(INCARNAZIONE)
                .where(
                        INCARNAZIONE.SEDE.eq(sede.code()),
                        INCARNAZIONE.ID.startsWith(id).or(DSL.val(id).startsWith(INCARNAZIONE.ID)))
                .fetchOptional(row -> new Assegnata(
                        new StreamId(row.getSede(), row.getNumero().toString()),
                        row.getPrecedente(),
                        row.getFinoSeq(),
                        new Hash(row.getFinoHash())));
    }

    @Override
    public boolean data(Reading rows, StreamId stream) {
        return rows.dsl()
                .fetchExists(INCARNAZIONE, INCARNAZIONE.SEDE.eq(stream.sede()).and(INCARNAZIONE.NUMERO.eq((long)
                        stream.incarnation())));
    }

    @Override
    public List<Sede> daSentire(Reading rows, Sede camera) {
        return rows.dsl()
                .select(DA_SENTIRE.SEDE)
                .from(DA_SENTIRE)
                .where(DA_SENTIRE.CAMERA.eq(camera.code()))
                .orderBy(DA_SENTIRE.SEDE)
                .fetch(row -> new Sede(row.value1()));
    }
}
