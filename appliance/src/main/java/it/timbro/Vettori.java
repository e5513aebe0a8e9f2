package it.timbro;

import it.timbro.base.Sede;
import it.timbro.centro.a2a.Limiti;
import it.timbro.centro.cassetta.Cassetta;
import it.timbro.centro.cassetta.Ingresso;
import it.timbro.centro.cassetta.ftps.ServerFtps;
import it.timbro.centro.sedi.Apparecchi;
import it.timbro.centro.sedi.Sedi;
import it.timbro.centro.sedi.ViaChiavetta;
import it.timbro.centro.sedi.store.AnnunciStore;
import it.timbro.centro.sedi.store.ContattiStore;
import it.timbro.centro.sedi.store.DomandeStore;
import it.timbro.chiavetta.Chiavette;
import it.timbro.chiavetta.web.ChiavettaPage;
import it.timbro.journal.Journal;
import it.timbro.page.Pages;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.envelope.Counterpart;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What carries beside the line: sticks, and at the centre a file server. Each has a thread of its own, for both may
/// wait long for what is not ours.
final class Vettori implements AutoCloseable {
    private static final Duration FILE_SERVER = Duration.ofSeconds(30);

    private final ExecutorService stick = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("chiavetta").daemon(true).factory());
    private final Ronda postino = new Ronda("cassetta");
    private final Chiavette chiavette;
    private final List<String> altre;

    /// @param altre the other ends, in the order of the page
    Vettori(Ground ground, List<Counterpart> altre) {
        this.altre = altre.stream().map(Counterpart::other).toList();
        this.chiavette = new Chiavette(
                altre,
                new Chiavette.Dotazione(
                        ground.disk,
                        ground.config.chiavette(),
                        ground.config.data().resolve("chiavette"),
                        ground.time,
                        ground.random),
                stick,
                ground.events::cambiato);
    }

    /// A stick for each of the centre's branches.
    ///
    /// @param stream the centre's own
    static Vettori delCentro(Ground ground, StreamId stream, Sedi line, Apparecchi apparecchi) {
        DomandeStore domande = new DomandeStore();
        AnnunciStore annunci = new AnnunciStore();
        ContattiStore contatti = new ContattiStore();
        return new Vettori(
                ground,
                ground.config.uffici().stream()
                        .map(Config.Ufficio::sede)
                        .<Counterpart>map(sede -> new ViaChiavetta(
                                sede,
                                line,
                                apparecchi,
                                annunci,
                                new ViaChiavetta.Libro(
                                        ground.journal,
                                        stream,
                                        domande,
                                        contatti,
                                        () -> generazione(ground.journal, sede))))
                        .toList());
    }

    /// How often the centre was put back from a copy, for a branch's chamber, as far as this house knows.
    static long generazione(Journal journal, Sede sede) {
        StreamId aoo = Proprieta.aoo(sede);
        return journal.lives(aoo).getLast().incarnation();
    }

    Chiavette chiavette() {
        return chiavette;
    }

    ChiavettaPage pagina(Pages pages) {
        return new ChiavettaPage(chiavette, altre, pages);
    }

    /// Looks through the folders of a file server from now on.
    ///
    /// @param utenti the accounts that may have one
    void guarda(ServerFtps.Accesso accesso, Ingresso ingresso, List<String> utenti) {
        Cassetta cassetta =
                new Cassetta(new ServerFtps(accesso), ingresso, utenti, Limiti.FILE_BYTES, Limiti.PRATICA_BYTES);
        postino.ogni(FILE_SERVER, cassetta::giro);
    }

    @Override
    public void close() {
        postino.close();
        stick.shutdownNow();
    }
}
