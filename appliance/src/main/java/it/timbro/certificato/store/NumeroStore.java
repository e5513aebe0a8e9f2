package it.timbro.certificato.store;

import static it.timbro.journal.schema.Tables.CARTA;
import static it.timbro.journal.schema.Tables.CERTIFICATO_VALIDO;
import static it.timbro.journal.schema.Tables.NUMERO;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.certificato.Numeri;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.journal.Sql;
import it.timbro.journal.schema.tables.records.CartaRecord;
import it.timbro.journal.schema.tables.records.CertificatoValidoRecord;
import it.timbro.journal.schema.tables.records.NumeroRecord;
import it.timbro.pratica.DelNumero;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.CertificatoAnnullato;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.NumeriDispersi;
import it.timbro.pratica.DelNumero.NumeriRestituiti;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DelNumero.NumeroScartato;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The ledger of numbers. A number moves only forward: free → reserved → issued → annulled, or
/// reserved → discarded, or free → given back. That it was given up for lost stands beside, because
/// what the lost box did may still come to light: whichever comes first, the ledger says the same.
public final class NumeroStore implements Numeri, Projection {
    @Override
    public List<String> tables() {
        return List.of("numero", "certificato_valido");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof IncarnazioneAssegnata assegnata) {
            suspend(rows.dsl(), assegnata);
        }
        if (!(recorded.fact() instanceof DelNumero fatto)) {
            return;
        }
        DSLContext dsl = rows.dsl();
        switch (fatto) {
            case BloccoAssegnato f -> lease(rows.sql(), f);
            case NumeroImpegnato f -> {
                NumeroRecord row = move(rows, recorded, f.numero(), Stato.LIBERO, Stato.IMPEGNATO, Stato.SOSPESO);
                row.setPratica(f.pratica().text());
                row.setLavoro(f.lavoro().text());
                row.setDocumento(f.documento().hex());
                row.setImpegnatoMs(recorded.time().wallMs());
                save(dsl, row);
            }
            case CertificatoEmesso f -> {
                NumeroRecord row = move(rows, recorded, f.numero(), Stato.IMPEGNATO, Stato.EMESSO);
                row.setEmessoMs(recorded.time().wallMs());
                save(dsl, row);
                valid(dsl, recorded, f);
            }
            case CertificatoAnnullato f -> {
                NumeroRecord row = move(rows, recorded, f.numero(), Stato.EMESSO, Stato.ANNULLATO);
                row.setAnnullatoMs(recorded.time().wallMs());
                row.setMotivo(f.motivo());
                save(dsl, row);
                notValid(dsl, f);
            }
            case NumeroScartato f -> {
                NumeroRecord row = move(rows, recorded, f.numero(), Stato.IMPEGNATO, Stato.SCARTATO);
                row.setMotivo(f.motivo());
                save(dsl, row);
            }
            case NumeriRestituiti f ->
                f.numeri()
                        .forEach(numero ->
                                save(dsl, move(rows, recorded, numero, Stato.LIBERO, Stato.RESTITUITO, Stato.SOSPESO)));
            case NumeriDispersi f ->
                dsl.update(NUMERO)
                        .set(NUMERO.DISPERSO, f.motivo())
                        .where(NUMERO.NUMERO_.in(
                                f.numeri().stream().map(NumeroCertificato::text).toList()))
                        .execute();
        }
    }

    /// What the incarnation before did and the centre had not heard of may have used any of them.
    private static void suspend(DSLContext dsl, IncarnazioneAssegnata f) {
        dsl.update(NUMERO)
                .set(NUMERO.STATO, Stato.SOSPESO.name())
                .where(NUMERO.SEDE.eq(f.sede().code()), NUMERO.STATO.eq(Stato.LIBERO.name()))
                .execute();
    }

    /// Hundreds at once, sent together.
    private static void lease(Sql sql, BloccoAssegnato f) {
        sql.runEach(
                "insert into numero (sede, numero, blocco, anno, codice, stato) values (?, ?, ?, ?, ?, ?)",
                f.numeri(),
                numerato -> new @Nullable Object[] {
                    f.sede().code(),
                    numerato.numero().text(),
                    f.blocco(),
                    f.anno(),
                    numerato.codice(),
                    Stato.LIBERO.name()
                });
    }

    private static void valid(DSLContext dsl, Recorded recorded, CertificatoEmesso f) {
        CertificatoValidoRecord row = dsl.newRecord(CERTIFICATO_VALIDO);
        row.setSede(recorded.stream().sede());
        row.setStream(recorded.stream().name());
        row.setSeq(recorded.seq());
        row.setNumero(f.numero().text());
        row.setPratica(f.pratica().text());
        row.setMs(recorded.time().wallMs());
        dsl.insertInto(CERTIFICATO_VALIDO).set(row).execute();
        oneValidOnly(dsl, f.pratica());
    }

    private static void notValid(DSLContext dsl, CertificatoAnnullato f) {
        dsl.deleteFrom(CERTIFICATO_VALIDO)
                .where(CERTIFICATO_VALIDO.NUMERO.eq(f.numero().text()))
                .execute();
        oneValidOnly(dsl, f.pratica());
    }

    /// A second valid certificate of the same pratica is kept, because the paper exists, and waits
    /// for a person who annuls it (INV-15). The card is about the one that was issued later,
    /// whichever arrived first.
    private static void oneValidOnly(DSLContext dsl, NumeroPratica pratica) {
        String subject = "certificati:" + pratica;
        dsl.deleteFrom(CARTA).where(CARTA.PRATICA.eq(subject)).execute();
        List<CertificatoValidoRecord> valid = dsl.selectFrom(CERTIFICATO_VALIDO)
                .where(CERTIFICATO_VALIDO.PRATICA.eq(pratica.text()))
                .orderBy(
                        CERTIFICATO_VALIDO.MS,
                        CERTIFICATO_VALIDO.SEDE,
                        CERTIFICATO_VALIDO.STREAM,
                        CERTIFICATO_VALIDO.SEQ)
                .fetch();
        valid.stream().skip(1).forEach(second -> {
            CartaRecord row = dsl.newRecord(CARTA);
            row.setSede(second.getSede());
            row.setStream(second.getStream());
            row.setSeq(second.getSeq());
            row.setPratica(subject);
            row.setTesto("la pratica ha due certificati validi: " + named(valid.getFirst()) + " e, emesso dopo, "
                    + named(second) + ". Si propone di annullare " + second.getNumero() + " e ritirarne la carta");
            row.setMs(second.getMs());
            row.setTipo("DUE_CERTIFICATI");
            row.setUltimaSeq(second.getSeq());
            dsl.insertInto(CARTA).set(row).execute();
        });
    }

    private static String named(CertificatoValidoRecord valid) {
        return valid.getNumero() + " (sede " + valid.getSede() + ")";
    }

    /// What happens to a number happens where it was leased to.
    ///
    /// @param late also possible: what was done before came to light later
    private static NumeroRecord move(
            Reading rows, Recorded recorded, NumeroCertificato numero, Stato from, Stato to, Stato... late) {
        @Nullable
        NumeroRecord row = rows.dsl()
                .selectFrom(NUMERO)
                .where(NUMERO.NUMERO_.eq(numero.text()))
                .fetchOne();
        if (row == null || !row.getSede().equals(recorded.stream().sede())) {
            throw Problem.NON_VALIDO_ORA.rejected("il numero " + numero + " non appartiene a questa sede");
        }
        Stato found = Stato.valueOf(row.getStato());
        if (found != from && !List.of(late).contains(found)) {
            throw Problem.NON_VALIDO_ORA.rejected("il numero " + numero + " è già " + row.getStato());
        }
        row.setStato(to.name());
        return row;
    }

    private static void save(DSLContext dsl, NumeroRecord row) {
        dsl.update(NUMERO)
                .set(row)
                .where(NUMERO.SEDE.eq(row.getSede()), NUMERO.NUMERO_.eq(row.getNumero()))
                .execute();
    }

    @Override
    public Optional<Libero> prossimo(Reading rows, int anno) {
        return rows.dsl()
                .select(NUMERO.NUMERO_, NUMERO.CODICE)
                .from(NUMERO)
                .where(libero(anno))
                .orderBy(NUMERO.NUMERO_)
                .limit(1)
                .fetchOptional(row -> new Libero(new NumeroCertificato(row.value1()), row.value2()));
    }

    @Override
    public int liberi(Reading rows, int anno) {
        return rows.dsl().fetchCount(NUMERO, libero(anno));
    }

    /// May be taken: neither used nor given up for lost.
    private static Condition libero(int anno) {
        return NUMERO.ANNO
                .eq((long) anno)
                .and(NUMERO.STATO.eq(Stato.LIBERO.name()))
                .and(NUMERO.DISPERSO.isNull());
    }

    @Override
    public int impegnati(Reading rows, Sede sede, Instant dal) {
        return rows.dsl()
                .fetchCount(NUMERO, NUMERO.SEDE.eq(sede.code()).and(NUMERO.IMPEGNATO_MS.ge(dal.toEpochMilli())));
    }

    @Override
    public Map<String, List<NumeroCertificato>> avanzati(Reading rows, Sede sede, int primaDi) {
        return rows.dsl()
                .select(NUMERO.BLOCCO, NUMERO.NUMERO_)
                .from(NUMERO)
                .where(
                        NUMERO.SEDE.eq(sede.code()),
                        NUMERO.ANNO.lt((long) primaDi),
                        NUMERO.STATO.eq(Stato.LIBERO.name()),
                        NUMERO.DISPERSO.isNull())
                .orderBy(NUMERO.NUMERO_)
                .fetchGroups(NUMERO.BLOCCO, row -> new NumeroCertificato(row.value2()));
    }

    @Override
    public List<Certificato> diAltri(Reading rows, Sede sede) {
        return rows.dsl()
                .select(NUMERO.fields())
                .from(NUMERO)
                .join(SCHEDA)
                .on(SCHEDA.NUMERO.eq(NUMERO.PRATICA))
                .where(
                        NUMERO.SEDE.eq(sede.code()),
                        NUMERO.STATO.eq(Stato.IMPEGNATO.name()),
                        SCHEDA.SEDE.ne(sede.code()))
                .orderBy(NUMERO.NUMERO_)
                .fetch(row -> certificato(row.into(NUMERO)));
    }

    @Override
    public Optional<Certificato> find(Reading rows, NumeroCertificato numero) {
        return rows.dsl()
                .selectFrom(NUMERO)
                .where(NUMERO.NUMERO_.eq(numero.text()), NUMERO.STATO.ne(Stato.LIBERO.name()))
                .fetchOptional(NumeroStore::certificato);
    }

    @Override
    public List<Certificato> dellaPratica(Reading rows, NumeroPratica pratica) {
        return rows.dsl()
                .selectFrom(NUMERO)
                .where(NUMERO.PRATICA.eq(pratica.text()))
                .orderBy(NUMERO.NUMERO_)
                .fetch(NumeroStore::certificato);
    }

    private static Certificato certificato(NumeroRecord row) {
        return new Certificato(
                new NumeroCertificato(row.getNumero()),
                row.getCodice(),
                Stato.valueOf(row.getStato()),
                new NumeroPratica(row.getPratica()),
                new Hash(row.getDocumento()),
                row.getEmessoMs(),
                row.getAnnullatoMs(),
                row.getMotivo());
    }
}
