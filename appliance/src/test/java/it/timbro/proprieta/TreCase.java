package it.timbro.proprieta;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.Prove;
import it.timbro.atti.Custodia;
import it.timbro.atti.Riannuncio;
import it.timbro.atti.Riassegnazione;
import it.timbro.atti.Tables;
import it.timbro.base.Sede;
import it.timbro.centro.CentroDiProva;
import it.timbro.journal.Journal;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.store.NonDettiStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.world.Casa;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

/// The centre and its branches Genova and Chiavari with real SQLite, and a line that moves one batch when told to.
final class TreCase implements AutoCloseable {
    static final Sede GENOVA = new Sede("GE1");
    static final Sede CHIAVARI = new Sede("GE2");
    private static final int CUSTODIA_GIORNI = 15;

    final Orologio orologio = new Orologio();
    final Casa centro;
    final Casa genova;
    final Casa chiavari;
    final Custodia custodia;
    final Riassegnazione riassegnazione;
    final Set<Sede> revocate = new HashSet<>();
    private final BaseDati base;
    private final Path folder;
    private int arrivate;

    TreCase(Path folder) {
        this(BaseDati.SQLITE, folder);
    }

    /// @param base the centre's; a branch has SQLite
    TreCase(BaseDati base, Path folder) {
        this.folder = folder;
        this.base = base;
        centro = new Casa(base, folder.resolve("GE"), orologio, 1);
        genova = new Casa(folder.resolve("GE1"), orologio, 2);
        chiavari = new Casa(folder.resolve("GE2"), orologio, 3);
        custodia = new Custodia(centro.journal, centro.custodie, _ -> CUSTODIA_GIORNI, orologio);
        riassegnazione = centro.riassegnazione(CUSTODIA_GIORNI, revocate, orologio);
        orologio.fidato(true);
        numeri(GENOVA, 1);
        numeri(CHIAVARI, 11);
    }

    private void numeri(Sede sede, int primo) {
        List<Numerato> numeri = java.util.stream.IntStream.range(primo, primo + 10)
                .mapToObj(n -> new Numerato(numero(n), "K" + n))
                .toList();
        dice(new BloccoAssegnato("GE-2026-" + primo, sede, 2026, numeri), sede);
    }

    static NumeroCertificato numero(int n) {
        return new NumeroCertificato("C26GE%07d".formatted(n));
    }

    /// A request is routed to Genova.
    NumeroPratica arriva() {
        return arriva(Opzioni.NESSUNA);
    }

    NumeroPratica arriva(Opzioni opzioni) {
        arrivate++;
        NumeroPratica numero = new NumeroPratica("M26B22A%04d".formatted(arrivate));
        long fino = orologio.now().plus(Duration.ofDays(CUSTODIA_GIORNI)).toEpochMilli();
        dice(Prove.presentata(numero, Prove.certificato("Pompe Liguri S.r.l.", "KANTO\nTOKYO"), opzioni), GENOVA);
        dice(new PraticaProtocollata(numero, new NumeroProtocollo("GE/2026/%07d".formatted(arrivate))), GENOVA);
        dice(new PraticaAssegnata(numero, GENOVA, 1, fino), GENOVA);
        return numero;
    }

    /// The centre writes a fact and announces it.
    void dice(Fatto fatto, Sede sede) {
        centro.journal.write(CentroDiProva.AOO, "centrale", tx -> tx.append(fatto, sede));
    }

    /// A branch writes facts, in one transaction.
    void fa(Sede sede, Fatto... fatti) {
        casa(sede).journal.write(stream(sede), "anna", tx -> {
            for (Fatto fatto : fatti) {
                tx.append(fatto);
            }
            return sede;
        });
    }

    void approva(Sede sede, NumeroPratica numero) {
        fa(sede, new PraticaApprovata(numero));
    }

    /// Number, print and issue, as the counter does it.
    void emette(Sede sede, NumeroPratica numero, int certificato) {
        NumeroLavoro lavoro = new NumeroLavoro(sede + "-" + certificato);
        fa(
                sede,
                new NumeroImpegnato(numero(certificato), numero, lavoro, Hash.ZERO),
                new StampaPreparata(
                        numero, lavoro, numero(certificato), Opzioni.Supporto.FOGLIO_BIANCO, Hash.ZERO, List.of()));
        fa(
                sede,
                new CertificatoEmesso(numero(certificato), numero, Hash.ZERO),
                new PraticaEmessa(numero, numero(certificato)));
    }

    /// Two persons take the pratica from its owner and give it to Chiavari.
    void riassegna(NumeroPratica numero, Causa causa) {
        riassegnazione.proponi(numero, versione(numero), CHIAVARI, causa, "prova", "bruni");
        riassegnazione.conferma(numero, versione(numero), "carli");
    }

    Riannuncio riannuncio() {
        return new Riannuncio(
                centro.journal, new NonDettiStore(), centro.pratiche, centro.incassi, centro.presentazioni);
    }

    long versione(NumeroPratica numero) {
        return scheda(centro, numero).versione();
    }

    /// The machine is reported stolen.
    void revoca(Sede sede) {
        revocate.add(sede);
    }

    /// One batch from a branch to the centre.
    boolean sale(Sede sede) {
        Head held = centro.journal.head(stream(sede));
        return sale(stream(sede), casa(sede).journal.entriesAfter(stream(sede), held.seq(), 3, 1 << 20));
    }

    boolean sale(StreamId stream, List<Entry> batch) {
        if (batch.isEmpty()) {
            return false;
        }
        assertThat(centro.journal.receive(stream, batch, UnaryOperator.identity()))
                .isInstanceOf(Outcome.Stored.class);
        return true;
    }

    /// One batch of the feed to a branch.
    boolean scende(Sede sede) {
        Journal journal = casa(sede).journal;
        LongFunction<List<FeedEntry>> after = seq -> centro.journal.feedAfter(sede.code(), seq, 3, 1 << 20);
        List<FeedEntry> news = after.apply(journal.feedHead(sede.code()).seq());
        if (!news.isEmpty()) {
            journal.storeFeed(news);
        }
        return !news.isEmpty();
    }

    /// Until nothing waits any more.
    void tutto(Sede... sedi) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Sede sede : sedi) {
                moved |= sale(sede) | scende(sede);
            }
        }
    }

    Casa casa(Sede sede) {
        return sede.equals(GENOVA) ? genova : chiavari;
    }

    static StreamId stream(Sede sede) {
        return new StreamId(sede.code(), "1");
    }

    static Scheda scheda(Casa casa, NumeroPratica numero) {
        return casa.journal.read(rows -> casa.pratiche.read(rows, numero));
    }

    static List<it.timbro.pratica.Carte.Carta> carte(Casa casa) {
        return casa.journal.read(casa.carte::aperte);
    }

    /// INV-4: what is rebuilt equals what lives, in every house.
    void rebuiltEqualsLive() {
        Map.of("GE", centro, "GE1", genova, "GE2", chiavari).forEach((name, casa) -> {
            Map<String, List<String>> live = dump(name);
            casa.journal.rebuild();
            assertThat(dump(name)).as("rebuilt %s", name).isEqualTo(live);
        });
    }

    Map<String, List<String>> dump(String house) {
        return Tables.dump(
                house.equals("GE") ? base : BaseDati.SQLITE,
                folder.resolve(house).resolve("timbro.db"));
    }

    @Override
    public void close() {
        centro.close();
        genova.close();
        chiavari.close();
    }
}
