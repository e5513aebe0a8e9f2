package it.timbro.centro.a2a.store;

import static it.timbro.journal.schema.Tables.BOZZA;
import static it.timbro.journal.schema.Tables.RETTIFICA_PERVENUTA;
import static it.timbro.journal.schema.Tables.SCHEDA;

import it.timbro.base.Sede;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Bozze;
import it.timbro.centro.a2a.Filtro;
import it.timbro.centro.a2a.Presentate;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.journal.schema.tables.records.BozzaRecord;
import it.timbro.pratica.Codec;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Bozze as rows, and the lists of an account over the corridor's `scheda`.
public final class BozzaStore implements Bozze, Presentate {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final List<String> CHIUSE =
            Arrays.stream(Stato.values()).filter(Stato::chiusa).map(Stato::name).toList();

    @Override
    public void insert(Tx tx, Bozza bozza) {
        tx.dsl()
                .insertInto(BOZZA)
                .columns(
                        BOZZA.SEDE,
                        BOZZA.NUMERO,
                        BOZZA.UTENTE,
                        BOZZA.IMPRONTA,
                        BOZZA.CREATA_MS,
                        BOZZA.STATO,
                        BOZZA.CORPO)
                .values(
                        bozza.camera().code(),
                        bozza.numero().text(),
                        bozza.utente(),
                        bozza.impronta().hex(),
                        bozza.creataMs(),
                        bozza.stato().name(),
                        Codec.json().writeValueAsString(bozza.corpo()))
                .execute();
    }

    @Override
    public void update(Tx tx, Bozza bozza) {
        tx.dsl()
                .update(BOZZA)
                .set(BOZZA.STATO, bozza.stato().name())
                .set(BOZZA.CORPO, Codec.json().writeValueAsString(bozza.corpo()))
                .where(BOZZA.NUMERO.eq(bozza.numero().text()))
                .execute();
    }

    @Override
    public Optional<Bozza> find(Reading rows, NumeroPratica numero) {
        return rows.dsl()
                .selectFrom(BOZZA)
                .where(BOZZA.NUMERO.eq(numero.text()))
                .fetchOptional(BozzaStore::bozza);
    }

    @Override
    public List<Bozza> dellImpronta(Reading rows, String utente, Hash impronta) {
        return rows.dsl()
                .selectFrom(BOZZA)
                .where(BOZZA.UTENTE.eq(utente), BOZZA.IMPRONTA.eq(impronta.hex()))
                .and(BOZZA.STATO.ne(Bozza.Stato.ANNULLATA.name()))
                .orderBy(BOZZA.CREATA_MS.desc())
                .fetch(BozzaStore::bozza);
    }

    @Override
    public List<Bozza> aperte(Reading rows, String utente, int limit) {
        return rows.dsl()
                .selectFrom(BOZZA)
                .where(BOZZA.UTENTE.eq(utente), BOZZA.STATO.eq(Bozza.Stato.APERTA.name()))
                .orderBy(BOZZA.CREATA_MS.desc())
                .limit(limit)
                .fetch(BozzaStore::bozza);
    }

    @Override
    public int quanteAperte(Reading rows, String utente) {
        return rows.dsl().fetchCount(BOZZA, BOZZA.UTENTE.eq(utente), BOZZA.STATO.eq(Bozza.Stato.APERTA.name()));
    }

    @Override
    public Optional<NumeroPratica> ultimo(Reading rows, String prefix) {
        return Optional.ofNullable(rows.dsl()
                        .select(DSL.max(BOZZA.NUMERO))
                        .from(BOZZA)
                        .where(BOZZA.NUMERO.between(prefix + "A0000", prefix + "Z9999"))
                        .fetchSingle()
                        .value1())
                .map(NumeroPratica::new);
    }

    @Override
    public List<NumeroPratica> trova(Reading rows, String utente, Filtro filtro, int limit) {
        return rows.dsl()
                .select(SCHEDA.NUMERO)
                .from(SCHEDA)
                .where(SCHEDA.UTENTE.eq(utente))
                .and(condition(filtro))
                .orderBy(SCHEDA.PRESENTATA_MS.desc(), SCHEDA.NUMERO.desc())
                .limit(limit)
                .fetch(row -> new NumeroPratica(row.value1()));
    }

    @Override
    public boolean rinunciaInoltrata(Reading rows, NumeroPratica numero) {
        return rows.dsl()
                .fetchExists(
                        RETTIFICA_PERVENUTA,
                        RETTIFICA_PERVENUTA.PRATICA.eq(numero.text()).and(RETTIFICA_PERVENUTA.TIPO.eq("RINUNCIA")));
    }

    @Override
    public List<NumeroPratica> inRettifica(Reading rows, String utente, Filtro filtro, int limit) {
        return rows.dsl()
                .select(SCHEDA.NUMERO)
                .from(SCHEDA)
                .where(SCHEDA.UTENTE.eq(utente), SCHEDA.STATO.eq(Stato.IN_RETTIFICA.name()))
                .and(condition(filtro))
                .orderBy(SCHEDA.PRESENTATA_MS, SCHEDA.NUMERO)
                .limit(limit)
                .fetch(row -> new NumeroPratica(row.value1()));
    }

    @Override
    public List<Opzioni> opzioni(Reading rows, String codiceFiscale, long daMs, int limit) {
        return rows.dsl()
                .select(SCHEDA.OPZIONI)
                .from(SCHEDA)
                .where(SCHEDA.CODICE_FISCALE.eq(codiceFiscale), SCHEDA.PRESENTATA_MS.ge(daMs))
                .limit(limit)
                .fetch(row -> Codec.json().readValue(row.value1(), Opzioni.class));
    }

    private static Condition condition(Filtro filtro) {
        Condition wanted = DSL.noCondition();
        if (!filtro.numero().isEmpty()) {
            wanted = wanted.and(SCHEDA.NUMERO.eq(filtro.numero()));
        }
        if (!filtro.codiceFiscale().isEmpty()) {
            wanted = wanted.and(SCHEDA.CODICE_FISCALE.eq(filtro.codiceFiscale()));
        }
        if (!filtro.sede().isEmpty()) {
            wanted = wanted.and(SCHEDA.SEDE.eq(filtro.sede()));
        }
        Optional<LocalDate> giorno = filtro.delGiorno();
        if (giorno.isPresent()) {
            wanted = wanted.and(SCHEDA.PRESENTATA_MS.ge(startMs(giorno.get())))
                    .and(SCHEDA.PRESENTATA_MS.lt(startMs(giorno.get().plusDays(1))));
        }
        return filtro.soloAperte() ? wanted.and(SCHEDA.STATO.notIn(CHIUSE)) : wanted;
    }

    private static long startMs(LocalDate giorno) {
        return giorno.atStartOfDay(ROMA).toInstant().toEpochMilli();
    }

    private static Bozza bozza(BozzaRecord row) {
        return new Bozza(
                new NumeroPratica(row.getNumero()),
                row.getUtente(),
                new Sede(row.getSede()),
                new Hash(row.getImpronta()),
                row.getCreataMs(),
                Bozza.Stato.valueOf(row.getStato()),
                Codec.json().readValue(row.getCorpo(), Bozza.Corpo.class));
    }
}
