package it.timbro.istruttoria;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.atti.OneriDellaPratica;
import it.timbro.atti.Reactions;
import it.timbro.atti.Riassegnazione;
import it.timbro.atti.Ricontrolli;
import it.timbro.atti.Scadenze;
import it.timbro.atti.Segnalazioni;
import it.timbro.atti.Tables;
import it.timbro.base.Sede;
import it.timbro.centro.CentroDiProva;
import it.timbro.journal.Reading;
import it.timbro.politica.Politica;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.DellaPratica.PraticaRiconsegnata;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Scheda;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.world.Casa;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The centre, Genova and Chiavari with real stores, and a line that moves when told to.
final class TreSedi implements AutoCloseable {
    static final Sede GENOVA = new Sede("GE1");
    static final Sede CHIAVARI = new Sede("GE2");
    static final Duration ORE = Duration.ofHours(24);
    private static final StreamId AOO = new StreamId("GE", "aoo");
    private static final int BATCH = 500;

    final Orologio orologio = new Orologio();
    final Casa centro;
    final Casa genova;
    final Casa chiavari;
    /// Whether the chamber rejects what nobody corrects in time.
    boolean respinge = true;
    private final Path folder;
    private final Scadenze scadenze;
    private final Segnalazioni segnalazioni;
    private int arrivate;

    TreSedi(Path folder) {
        this.folder = folder;
        centro = new Casa(folder.resolve("GE"), orologio, 1);
        genova = new Casa(folder.resolve("GE1"), orologio, 2);
        chiavari = new Casa(folder.resolve("GE2"), orologio, 3);
        scadenze = new Scadenze(
                centro.journal,
                centro.rettifiche,
                new Scadenze.Regola() {
                    @Override
                    public Instant scadenza(Reading rows, Sede sede, Instant da) {
                        return da.plus(ORE);
                    }

                    @Override
                    public boolean respinge(Sede sede) {
                        return respinge;
                    }
                },
                orologio);
        segnalazioni = new Segnalazioni(centro.journal, centro.spedizioni, CentroDiProva.camere());
    }

    Casa casa(Sede sede) {
        return sede.equals(GENOVA) ? genova : chiavari;
    }

    static StreamId stream(Sede sede) {
        return new StreamId(sede.code(), "1");
    }

    Istruttoria istruttoria(Sede sede) {
        Casa casa = casa(sede);
        return new Istruttoria(
                casa.journal,
                stream(sede),
                casa.pratiche,
                new Fascicoli(casa.spedizioni, Politica.Raccolta.load(), Qualifiche.NESSUNA),
                Politica.Raccolta.load(),
                new OneriDellaPratica(casa.conti(sede, orologio)));
    }

    /// A request for this invoice is routed to a branch, and arrives there when the line is used.
    NumeroPratica arriva(Sede sede, String fattura) {
        arrivate++;
        NumeroPratica numero = new NumeroPratica("M26B22A%04d".formatted(arrivate));
        dice(
                sede,
                Prove.presentata(numero, modello(fattura), Prove.opzioni(Supporto.FOGLIO_BIANCO, 0)),
                new PraticaProtocollata(numero, new NumeroProtocollo("GE/2026/%07d".formatted(arrivate))),
                new PraticaAssegnata(numero, sede, 1));
        return numero;
    }

    static Modello modello(String fattura) {
        return Prove.conFattura(Prove.certificato("Pompe Liguri S.r.l.", "KANTO K.K.\nTOKYO"), fattura);
    }

    /// Genova gives a pratica back, and two persons at the centre give it to Chiavari.
    void passaAChiavari(NumeroPratica numero) {
        fa(GENOVA, new PraticaRiconsegnata(numero, "manca chi la esamina"));
        scambia(GENOVA);
        Riassegnazione riassegnazione = centro.riassegnazione(15, Set.of(), orologio);
        riassegnazione.proponi(
                numero, scheda(centro, numero).versione(), CHIAVARI, Causa.RICONSEGNATA, "prova", "bruni");
        riassegnazione.conferma(numero, scheda(centro, numero).versione(), "carli");
        scambia(CHIAVARI);
        scambia(GENOVA);
    }

    /// The centre writes facts and announces them to a branch.
    void dice(Sede sede, Fatto... fatti) {
        centro.journal.write(AOO, "centrale", tx -> {
            for (Fatto fatto : fatti) {
                tx.append(fatto, sede);
            }
            return fatti.length;
        });
    }

    /// A branch writes facts, in one transaction.
    void fa(Sede sede, Fatto... fatti) {
        casa(sede).journal.write(stream(sede), "anna", tx -> {
            for (Fatto fatto : fatti) {
                tx.append(fatto);
            }
            return fatti.length;
        });
    }

    /// The branch and the centre exchange all they have; afterwards each does what it does by itself.
    void scambia(Sede sede) {
        scambiaSenzaReagire(sede);
        reagisce(sede);
        scambiaSenzaReagire(sede);
    }

    void scambiaSenzaReagire(Sede sede) {
        StreamId stream = stream(sede);
        List<Entry> batch = casa(sede)
                .journal
                .entriesAfter(stream, centro.journal.head(stream).seq(), BATCH, 1 << 20);
        if (!batch.isEmpty()) {
            assertThat(centro.journal.receive(stream, batch, UnaryOperator.identity()))
                    .isInstanceOf(Outcome.Stored.class);
        }
        scadenze.rivedi(sede);
        segnalazioni.gira(sede);
        List<FeedEntry> news = centro.journal.feedAfter(
                sede.code(), casa(sede).journal.feedHead(sede.code()).seq(), BATCH, 8 << 20);
        if (!news.isEmpty()) {
            casa(sede).journal.storeFeed(news);
        }
    }

    void reagisce(Sede sede) {
        Casa casa = casa(sede);
        new Reactions(
                        casa.journal,
                        stream(sede),
                        casa.pratiche,
                        casa.rettifiche,
                        casa.conti(sede, orologio),
                        new Ricontrolli(
                                casa.journal,
                                stream(sede),
                                new Ricontrolli.Registri(casa.imprese, casa.pratiche, casa.consegne)))
                .run();
    }

    static Scheda scheda(Casa casa, NumeroPratica numero) {
        return casa.journal.read(rows -> casa.pratiche.read(rows, numero));
    }

    static List<Spedizioni.Altra> altre(Casa casa, NumeroPratica numero) {
        return casa.journal.read(rows -> casa.spedizioni.altre(rows, numero));
    }

    /// INV-4: what is rebuilt equals what lives, in every house.
    void rebuiltEqualsLive() {
        Map.of("GE", centro, "GE1", genova, "GE2", chiavari).forEach((name, casa) -> {
            Map<String, List<String>> live = Tables.dump(folder.resolve(name).resolve("timbro.db"));
            casa.journal.rebuild();
            assertThat(Tables.dump(folder.resolve(name).resolve("timbro.db")))
                    .as("rebuilt %s", name)
                    .isEqualTo(live);
        });
    }

    @Override
    public void close() {
        centro.close();
        genova.close();
        chiavari.close();
    }
}
