package it.timbro.imprese.store;

import static it.timbro.journal.schema.Tables.FEED;
import static it.timbro.journal.schema.Tables.IMPRESA;
import static it.timbro.journal.schema.Tables.IMPRESA_FATTO;
import static it.timbro.journal.schema.Tables.IMPRESA_PAROLA;
import static it.timbro.journal.schema.Tables.RICONTROLLO;
import static it.timbro.journal.schema.Tables.SCHEDA;
import static it.timbro.journal.schema.Tables.SCHEDA_PRESENTAZIONE;

import it.timbro.base.Sede;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Impresa.Scritto;
import it.timbro.imprese.Imprese;
import it.timbro.imprese.Ricerca;
import it.timbro.journal.Projection;
import it.timbro.journal.Reading;
import it.timbro.journal.Recorded;
import it.timbro.pratica.Codec;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellImpresa;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record3;
import org.jooq.impl.DSL;

/// Companies, their words, and what waits for a second look. Of every pratica that arrives one
/// statement is asked, which changes something only where its modello says something new.
public final class ImpresaStore implements Imprese, Projection {
    private static final int ULTIMI_CERTIFICATI = 200;
    private static final int MAX_RUBRICA = 10;
    private static final int MAX_APERTI = 200;

    @Override
    public List<String> tables() {
        return List.of("impresa_fatto", "impresa_modello", "impresa", "impresa_parola", "ricontrollo");
    }

    @Override
    public void apply(Reading rows, Recorded recorded) {
        if (recorded.fact() instanceof PraticaPresentata f) {
            ImpresaRow.detto(rows, recorded, f.modello());
        } else if (recorded.fact() instanceof RettificaPervenuta f) {
            Modello modello = f.modello();
            if (modello != null) {
                ImpresaRow.detto(rows, recorded, modello);
            }
        } else if (recorded.fact() instanceof DellImpresa f) {
            ImpresaRow.fatto(rows, recorded, f);
        }
    }

    @Override
    public Impresa read(Reading rows, Sede camera, CodiceFiscale codiceFiscale) {
        return ImpresaRow.read(rows, camera, codiceFiscale);
    }

    @Override
    public List<Scritto> storia(Reading rows, Sede camera, CodiceFiscale codiceFiscale) {
        return ImpresaRow.scritti(rows, camera, codiceFiscale).stream()
                .sorted(Comparator.comparing(Scritto::ms)
                        .thenComparing(scritto -> scritto.stream().toString())
                        .thenComparing(Scritto::seq))
                .toList();
    }

    @Override
    public List<Riga> cerca(Reading rows, String typed, int limit) {
        Condition tutte = Ricerca.cercate(typed).stream()
                .map(parola -> DSL.row(IMPRESA.SEDE, IMPRESA.CODICE_FISCALE)
                        .in(DSL.select(IMPRESA_PAROLA.SEDE, IMPRESA_PAROLA.CODICE_FISCALE)
                                .from(IMPRESA_PAROLA)
                                .where(
                                        IMPRESA_PAROLA.PAROLA.ge(parola),
                                        IMPRESA_PAROLA.PAROLA.lt(parola + Character.MAX_VALUE))))
                .reduce(DSL.noCondition(), Condition::and);
        return rows.dsl()
                .selectFrom(IMPRESA)
                .where(tutte)
                .orderBy(IMPRESA.DENOMINAZIONE, IMPRESA.CODICE_FISCALE, IMPRESA.SEDE)
                .limit(Math.min(limit, MAX_RIGHE + 1))
                .fetch(row -> new Riga(
                        new Sede(row.getSede()),
                        new CodiceFiscale(row.getCodiceFiscale()),
                        row.getDenominazione(),
                        row.getRea(),
                        row.getLuogo(),
                        row.getAttiva().isEmpty()
                                ? Optional.empty()
                                : Optional.of(row.getAttiva().equals("SI")),
                        Impresa.Fonte.valueOf(row.getFonte()).parola(),
                        row.getAl()));
    }

    @Override
    public List<PraticaSua> pratiche(Reading rows, Sede camera, CodiceFiscale codiceFiscale, int limit) {
        return rows.dsl()
                .select(SCHEDA.NUMERO, SCHEDA.STATO, SCHEDA.DESTINATARIO, SCHEDA.PAESE, SCHEDA.PRESENTATA_MS)
                .from(SCHEDA)
                .where(sue(camera, codiceFiscale))
                .orderBy(SCHEDA.PRESENTATA_MS.desc(), SCHEDA.NUMERO.desc())
                .limit(limit)
                .fetch(row -> new PraticaSua(
                        new NumeroPratica(row.value1()),
                        Stato.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5()));
    }

    @Override
    public List<Consegnatario> rubrica(Reading rows, Sede camera, CodiceFiscale codiceFiscale) {
        Map<List<String>, List<Record3<Long, String, String>>> perDestinatario = new LinkedHashMap<>();
        rows.dsl()
                .select(SCHEDA.RIGA, SCHEDA.DESTINATARIO, SCHEDA.PAESE)
                .from(SCHEDA)
                .where(sue(camera, codiceFiscale).and(SCHEDA.CERTIFICATO.isNotNull()))
                .orderBy(SCHEDA.PRESENTATA_MS.desc(), SCHEDA.NUMERO.desc())
                .limit(ULTIMI_CERTIFICATI)
                .forEach(row -> perDestinatario
                        .computeIfAbsent(List.of(row.value2(), row.value3()), _ -> new ArrayList<>())
                        .add(row));
        return perDestinatario.values().stream()
                .sorted(Comparator.comparing(List<Record3<Long, String, String>>::size)
                        .reversed()) // stable: of equals, the latest first
                .limit(MAX_RUBRICA)
                .map(certificati -> consegnatario(rows, certificati))
                .toList();
    }

    private static Consegnatario consegnatario(Reading rows, List<Record3<Long, String, String>> certificati) {
        var latest = rows.dsl()
                .select(SCHEDA_PRESENTAZIONE.PRESENTAZIONE, SCHEDA.PRESENTATA_MS)
                .from(SCHEDA)
                .join(SCHEDA_PRESENTAZIONE)
                .on(SCHEDA_PRESENTAZIONE.NUMERO.eq(SCHEDA.NUMERO))
                .where(SCHEDA.RIGA.eq(certificati.getFirst().value1()))
                .fetchSingle();
        Modello modello =
                Codec.json().readValue(latest.value1(), PraticaPresentata.class).modello();
        String destinatario = modello instanceof Modello.CertificatoOrigine co
                ? co.destinatario()
                : certificati.getFirst().value2();
        return new Consegnatario(destinatario, certificati.getFirst().value3(), certificati.size(), latest.value2());
    }

    private static Condition sue(Sede camera, CodiceFiscale codiceFiscale) {
        return SCHEDA.CODICE_FISCALE.eq(codiceFiscale.valore()).and(SCHEDA.SEDE.startsWith(camera.code()));
    }

    @Override
    public List<DaRicontrollare> daRicontrollare(Reading rows) {
        return rows.dsl()
                .selectFrom(RICONTROLLO)
                .where(RICONTROLLO.FATTO_MS.isNull(), RICONTROLLO.CHIESTO_MS.isNotNull())
                .orderBy(RICONTROLLO.CHIESTO_MS, RICONTROLLO.SEDE, RICONTROLLO.DELEGA, RICONTROLLO.PRATICA)
                .limit(MAX_APERTI)
                .fetch(row -> new DaRicontrollare(
                        new Sede(row.getSede()),
                        row.getDelega(),
                        new NumeroPratica(row.getPratica()),
                        new Sede(row.getCamera()),
                        new CodiceFiscale(row.getCodiceFiscale()),
                        row.getChiestoMs()));
    }

    @Override
    public List<Revocata> revocheDaRecepire(Reading rows, Sede sede, int limit) {
        var risposta = IMPRESA_FATTO.as("risposta");
        return rows.dsl()
                .selectDistinct(IMPRESA_FATTO.CAMERA, IMPRESA_FATTO.CODICE_FISCALE, IMPRESA_FATTO.DELEGA)
                .from(IMPRESA_FATTO)
                .where(IMPRESA_FATTO.URGENZA.eq(ImpresaRow.REVOCA))
                .andNotExists(DSL.selectOne()
                        .from(risposta)
                        .where(
                                risposta.DELEGA.eq(IMPRESA_FATTO.DELEGA),
                                risposta.TIPO.eq(DellImpresa.RevocaRecepita.class.getSimpleName()),
                                risposta.SEDE.eq(sede.code())))
                .limit(limit)
                .fetch(row -> new Revocata(new Sede(row.value1()), new CodiceFiscale(row.value2()), row.value3()));
    }

    @Override
    public List<CodiceFiscale> daAnnunciare(Reading rows, Sede ufficio, boolean urgenti, int limit) {
        long fino = urgenti ? ImpresaRow.DELEGA : ImpresaRow.ELENCO;
        return rows
                .dsl()
                .select(IMPRESA_FATTO.CODICE_FISCALE)
                .from(IMPRESA_FATTO)
                .where(
                        IMPRESA_FATTO.URGENZA.le(fino),
                        IMPRESA_FATTO.CAMERA.eq(ufficio.camera().code()),
                        IMPRESA_FATTO.SEDE.ne(ufficio.code()))
                .andNotExists(DSL.selectOne()
                        .from(FEED)
                        .where(
                                FEED.SEDE.eq(ufficio.code()),
                                FEED.ORIGIN_SEDE.eq(IMPRESA_FATTO.SEDE),
                                FEED.ORIGIN_STREAM.eq(IMPRESA_FATTO.STREAM),
                                FEED.ORIGIN_SEQ.eq(IMPRESA_FATTO.SEQ)))
                .orderBy(IMPRESA_FATTO.URGENZA, IMPRESA_FATTO.MS, IMPRESA_FATTO.SEQ)
                .limit(limit)
                .fetch(IMPRESA_FATTO.CODICE_FISCALE)
                .stream()
                .distinct()
                .map(CodiceFiscale::new)
                .toList();
    }

    @Override
    public long quanti(Reading rows) {
        return rows.dsl().fetchCount(IMPRESA_FATTO);
    }
}
