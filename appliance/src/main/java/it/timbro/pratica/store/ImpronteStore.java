package it.timbro.pratica.store;

import static it.timbro.journal.schema.Tables.DISCORDANZA;
import static it.timbro.journal.schema.Tables.FEED;
import static it.timbro.journal.schema.Tables.SCHEDA;
import static it.timbro.journal.schema.Tables.STATO_IMPRONTA;
import static it.timbro.journal.schema.Tables.STREAM;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.journal.schema.tables.records.SchedaRecord;
import it.timbro.pratica.Impronte;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Impronta.Fascia;
import it.timbro.sync.protocol.Impronta.Somma;
import it.timbro.sync.protocol.Impronta.Voce;
import it.timbro.sync.protocol.StreamId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// Digests of pratiche. That of one stands in its `scheda`; the sums by branch and range are kept
/// by triggers, so that whatever writes a `scheda` keeps them too, and reading them never scans.
public final class ImpronteStore implements Impronte {
    private static final int MAX_DISCORDI = 200;

    /// The digest of a pratica as it stands. Never 0, which stands for one that was not reckoned yet.
    static long of(String numero, Stato stato, long versione) {
        String text = numero + "|" + stato.name() + "|" + versione;
        byte[] hash = HexFormat.of()
                .parseHex(Hash.of(text.getBytes(StandardCharsets.UTF_8)).hex());
        return Math.max(1, Math.floorMod(ByteBuffer.wrap(hash).getLong(), Somma.MODULO));
    }

    /// Reckons what an older release wrote; at every start, before the line opens.
    public void completa(Reading rows) {
        DSLContext dsl = rows.dsl();
        for (SchedaRecord row :
                dsl.selectFrom(SCHEDA).where(SCHEDA.IMPRONTA.eq(0L)).fetch()) {
            dsl.update(SCHEDA)
                    .set(SCHEDA.IMPRONTA, of(row.getNumero(), Stato.valueOf(row.getStato()), row.getVersione()))
                    .where(SCHEDA.RIGA.eq(row.getRiga()))
                    .execute();
        }
    }

    /// Whether there is anything for [#completa].
    public boolean incompleta(Reading rows) {
        return rows.dsl().fetchExists(SCHEDA, SCHEDA.IMPRONTA.eq(0L));
    }

    @Override
    public Impronta impronta(Reading rows, Sede sede) {
        DSLContext dsl = rows.dsl();
        Map<String, Head> heads = dsl.selectFrom(STREAM).where(STREAM.SEDE.eq(sede.code())).fetch().stream()
                .filter(stream -> stream.getHeadSeq() > 0)
                .collect(Collectors.toMap(
                        stream -> new StreamId(stream.getSede(), stream.getName()).toString(),
                        stream -> new Head(stream.getHeadSeq(), new Hash(stream.getHeadHash()))));
        Head feed = dsl.selectFrom(FEED)
                .where(FEED.SEDE.eq(sede.code()))
                .orderBy(FEED.SEQ.desc())
                .limit(1)
                .fetchOptional(row -> new Head(row.getSeq(), new Hash(row.getHash())))
                .orElse(Head.EMPTY);
        List<Fascia> fasce = dsl.selectFrom(STATO_IMPRONTA)
                .where(STATO_IMPRONTA.SEDE.eq(sede.code()))
                .orderBy(STATO_IMPRONTA.FASCIA)
                .fetch(row -> new Fascia(row.getFascia().intValue(), new Somma(row.getQuante(), row.getSomma())));
        Somma all = fasce.stream().map(Fascia::somma).reduce(Somma.ZERO, Somma::piu);
        return new Impronta(heads, feed, all, fasce, List.of());
    }

    @Override
    public List<Voce> voci(Reading rows, Sede sede, List<Integer> fasce, String dopo) {
        return rows.dsl()
                .select(SCHEDA.NUMERO, SCHEDA.IMPRONTA, SCHEDA.VERSIONE, SCHEDA.STATO)
                .from(SCHEDA)
                .where(
                        SCHEDA.SEDE.eq(sede.code()),
                        SCHEDA.NUMERO.gt(dopo),
                        SCHEDA.RIGA
                                .mod((long) Impronta.FASCE)
                                .in(fasce.stream().map(Integer::longValue).toList()))
                .orderBy(SCHEDA.NUMERO)
                .limit(Impronta.VOCI)
                .fetch(row -> new Voce(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    @Override
    public void discordi(Reading rows, Sede sede, List<Discordanza> trovate, long nowMs) {
        DSLContext dsl = rows.dsl();
        dsl.deleteFrom(DISCORDANZA)
                .where(
                        DISCORDANZA.SEDE.eq(sede.code()),
                        DISCORDANZA.PRATICA.notIn(
                                trovate.stream().map(Discordanza::pratica).toList()))
                .execute();
        for (Discordanza trovata : trovate.stream().limit(MAX_DISCORDI).toList()) {
            dsl.insertInto(
                            DISCORDANZA,
                            DISCORDANZA.SEDE,
                            DISCORDANZA.PRATICA,
                            DISCORDANZA.IN_SEDE,
                            DISCORDANZA.IN_CENTRALE,
                            DISCORDANZA.MS)
                    .values(sede.code(), trovata.pratica(), trovata.inSede(), trovata.inCentrale(), nowMs)
                    .onConflict(DISCORDANZA.SEDE, DISCORDANZA.PRATICA)
                    .doUpdate()
                    .set(DISCORDANZA.IN_SEDE, trovata.inSede())
                    .set(DISCORDANZA.IN_CENTRALE, trovata.inCentrale())
                    .execute();
        }
    }

    @Override
    public List<Discorde> discordi(Reading rows) {
        return rows.dsl()
                .selectFrom(DISCORDANZA)
                .orderBy(DISCORDANZA.SEDE, DISCORDANZA.PRATICA)
                .limit(MAX_DISCORDI)
                .fetch(row -> new Discorde(
                        new Sede(row.getSede()), row.getPratica(), row.getInSede(), row.getInCentrale(), row.getMs()));
    }

    @Override
    public Set<NumeroPratica> discordi(Reading rows, Collection<NumeroPratica> pratiche) {
        return rows.dsl()
                .selectDistinct(DISCORDANZA.PRATICA)
                .from(DISCORDANZA)
                .where(DISCORDANZA.PRATICA.in(NumeroPratica.testi(pratiche)))
                .fetchSet(row -> new NumeroPratica(row.value1()));
    }
}
