package it.timbro;

import it.timbro.api.ApiService;
import it.timbro.api.Linea;
import it.timbro.api.Ufficio;
import it.timbro.atti.Consegna;
import it.timbro.atti.Emissione;
import it.timbro.atti.Evasione;
import it.timbro.atti.InAzienda;
import it.timbro.atti.Reactions;
import it.timbro.atti.Rendiconto;
import it.timbro.atti.Riconciliazione;
import it.timbro.autorita.CartellaIdentita;
import it.timbro.autorita.ContestoTls;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.certificato.ChiaveDellaSede;
import it.timbro.certificato.Impaginazione;
import it.timbro.collegamento.Apparecchio;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Filiale;
import it.timbro.collegamento.store.QuarantenaStore;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.collegamento.web.CollegamentoPage;
import it.timbro.collegamento.web.RientroPage;
import it.timbro.formulari.Magazzino;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.istruttoria.web.IstruttoriaPage;
import it.timbro.page.Pages;
import it.timbro.page.Problems;
import it.timbro.page.Server;
import it.timbro.politica.Competenza;
import it.timbro.politica.Politica;
import it.timbro.politica.web.ContattiPage;
import it.timbro.pratica.web.CartePage;
import it.timbro.pratica.web.Differenza;
import it.timbro.pratica.web.LavorazioniPage;
import it.timbro.pratica.web.PraticaPage;
import it.timbro.sportello.Giornata;
import it.timbro.sportello.Ricerca;
import it.timbro.sportello.web.SportelloWeb;
import it.timbro.stampa.web.StampaPage;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.KeyPlace;
import it.timbro.sync.transport.HttpLink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The role `filiale`: a branch's counter, its printer, and its line to the centre.
final class Branch implements Appliance {
    /// New Year comes without anybody telling.
    private static final Duration ACCOUNT_LOOK = Duration.ofMinutes(10);

    private static final Duration LINE_LOOK = Duration.ofMinutes(1);
    private static final Duration DEVICE_LOOK = Duration.ofSeconds(5);

    private final StreamId stream;
    private final Ground ground;
    private final HttpLink link;
    private final Apparecchio apparecchio;
    private final Collegamento collegamento;
    final Misure misure;
    private final Vettori vettori;
    private final Guardia guardia;
    private final Function<Instant, Calendario> servizio;
    final Server server;

    Branch(Config config) {
        Sede sede = config.sede();
        this.stream = new StreamId(sede.code(), "1");
        this.ground = new Ground(config, stream);
        this.servizio = ground.servizio(sede);
        Stores stores = ground.stores;

        // rules and acts
        Tills tills = new Tills(ground, stream);
        Istruttoria istruttoria = new Istruttoria(
                ground.journal, stream, stores.pratiche(), ground.esame.fascicoli(), ground.politiche, tills.oneri());
        Magazzino magazzino = new Magazzino(ground.journal, stream, stores.formulari());
        Presses presses = new Presses(sede.diProva());
        Path chiavi = config.data().resolve("chiavi");
        ChiaveDellaSede chiave = new ChiaveDellaSede(
                ground.journal,
                stream,
                KeyPlace.in(chiavi, "codice"),
                stores.chiavi(),
                rows -> stores.custodie().quarantena(rows).isPresent());
        Emissione.Stanze stanze = new Emissione.Stanze(
                stores.pratiche(),
                stores.custodie(),
                stores.numeri(),
                stores.formulari(),
                stores.lavori(),
                stores.diritti(),
                stores.crediti(),
                istruttoria,
                ground.politiche,
                stores.annullamenti(),
                new Impaginazione(presses.certificates, chiave::attuale));
        StampaWing stampa = new StampaWing(ground, stream, presses);
        Emissione emissione = new Emissione(
                ground.journal, stream, ground.time, stanze, presses.previews, ground.archivio, stampa.stampante());
        InAzienda inAzienda = new InAzienda(ground.journal, stream, ground.time, stanze, ground.archivio);
        Consegna consegna = new Consegna(
                ground.journal,
                stream,
                new Consegna.Registri(
                        stores.pratiche(), stores.lavori(), stores.visti(), tills.conti, stores.imprese()),
                ground.time);

        // the line
        CartellaIdentita identita = new CartellaIdentita(chiavi);
        this.link = new HttpLink(
                config.centreUrl(),
                sede.code(),
                new ContestoTls(config.centreTrust(), identita::attuale),
                HttpLink.Patience.USUAL,
                ground.centreClock());
        this.apparecchio = new Apparecchio(sede, identita, link, ground.time);
        Reactions reactions = new Reactions(
                ground.journal,
                stream,
                stores.pratiche(),
                stores.rettifiche(),
                tills.conti,
                ground.imprese.ricontrolli(stream, stores));
        Rendiconto rendiconto =
                new Rendiconto(ground.journal, stream, stores.numeri(), stores.lavori(), tills.addebiti, ground.time);
        this.collegamento = new Collegamento(
                new Filiale(
                        sede,
                        stream,
                        ground.journal,
                        ground.archivio,
                        new ScambioStore(),
                        stores.impronte(),
                        new QuarantenaStore(),
                        ground.time),
                chiave::attuale,
                ground.parts(config),
                link,
                link,
                () -> {
                    chiave.pubblica(); // a life that ended may have been the only one that said it
                    reactions.run();
                    rendiconto.rendi();
                },
                ground.random);
        collegamento.onChange(ground.events::cambiato);
        this.misure = new Misure(ground, stream, apparecchio, chiave);
        this.vettori = new Vettori(
                ground, List.of(collegamento.chiavetta(identita, () -> Vettori.generazione(ground.journal, sede))));
        this.guardia = new Guardia(ground, stream, collegamento);
        ground.persone.comincia();
        chiave.pubblica();
        SportelloWing sportello = new SportelloWing(ground, stream, presses.reports, tills, stanze.impaginazione());
        EmergencyWing emergenza = new EmergencyWing(
                ground, stream, presses.reports, () -> collegamento.stato().collegato(), sportello.apertura());
        Evasione evasione = sportello.evasione(istruttoria, magazzino, reactions::run);
        // pages
        Pages pages = Pages.dellaSede(
                        sede,
                        config.nome(),
                        guardia.strip(new StripAnswers(collegamento, misure, ground.orologio, this::chiusoFino)),
                        ground.assets)
                .con(ground.persone.nomi());
        Differenza differenza = new Differenza(ground.journal, stores.pratiche(), pages, ground.quando);
        Giornata giornata = new Giornata(
                Giornata.Chi.SEDE,
                stores.pratiche(),
                ground.fogli(),
                sportello.con(emergenza.con(ground.problemi())),
                new Giornata.Agenda(
                        sportello::appuntamenti,
                        ground.esame::promesse,
                        Optional.of(sede),
                        () -> oggi().avvisi(),
                        new ClosedHours(ground.time, List.of(sede), ground::servizio)));
        ParolaAnswers parole = new ParolaAnswers(collegamento::parole);
        PraticaPage.Domande domande = new PraticaPage.Domande(
                istruttoria::opzioni,
                ground::conto,
                parole::testo,
                ground::contenuto,
                ground.persone::consultata,
                ground.imprese::poteri,
                ground.imprese::diSolito,
                ground.esame::controlli,
                new PaperAnswers(ground.journal, stores, ground.quando),
                evasione::proposta,
                Optional.empty());
        this.server = new Server(
                new Server.Listen(config.host(), config.port(), Optional.of(ground.tls.join())),
                ground.persone.guard,
                new Problems(pages),
                ground.assets,
                List.of(
                        ground.events,
                        ground.persone.pagine(ground.presenze, pages, ground.quando),
                        ground.galleria(pages),
                        new SportelloWeb(
                                ground.journal,
                                giornata,
                                new Ricerca(
                                        stores.pratiche(),
                                        emergenza,
                                        ground.imprese::cerca,
                                        Ground::carta,
                                        (rows, seriale) -> stores.formulari()
                                                .find(rows, seriale)
                                                .isPresent()),
                                ground.persone.consultazioni,
                                parole::testi,
                                pages,
                                ground.quando,
                                ground.presenze),
                        ground.esame.posta(_ -> stream, pages),
                        new PraticaPage(
                                ground.journal, stores.pratiche(), ground.archivio, domande, pages, ground.quando),
                        new IstruttoriaPage(
                                new IstruttoriaPage.Atti(istruttoria, evasione, sportello.diciture(istruttoria)),
                                ground.journal,
                                stores.pratiche(),
                                differenza,
                                pages),
                        stampa.pages(new StampaPage.Atti(emissione, inAzienda, consegna), magazzino, differenza, pages),
                        ground.imprese.sportello(stream, reactions::run, new UtenzeWing(ground).dellImpresa(), pages),
                        new LavorazioniPage(
                                evasione,
                                consegna,
                                ground.journal,
                                stores.pratiche(),
                                differenza,
                                pages,
                                ground.quando),
                        emergenza.pages(sportello.minute(), pages),
                        sportello.pages(consegna, magazzino, differenza, pages),
                        tills.pages(pages, presses.reports),
                        new ContattiPage(() -> oggi().contatti(), pages),
                        new PolicyAnswers(ground).pagina(Competenza.dellaSede(sede, config.nome(), stream), pages),
                        new RegisterWing(ground, presses.reports).sportello(stream, pages),
                        new CartePage(
                                ground.journal,
                                new CartePage.Letture(stores.carte(), stores.pratiche(), stores.impronte()),
                                Riconciliazione.dellaSede(ground.journal, stores.carte(), stores.pratiche(), stream),
                                pages,
                                ground.quando),
                        new CollegamentoPage(
                                new LineAnswers(collegamento, this::chiusoFino),
                                misure::autonomia,
                                new DeviceAnswers(
                                        apparecchio, collegamento, chiave, () -> ground.journal.read(misure::chiave)),
                                new ClockAnswers(ground, stream),
                                pages,
                                ground.quando),
                        vettori.pagina(pages),
                        new RientroPage(guardia.rientro(vettori.chiavette()), pages, ground.quando),
                        new ApiService(
                                sede,
                                new Ufficio(ground.journal, stores.pratiche(), stores.numeri(), stores.formulari()),
                                Linea.dellaSede(collegamento, misure::autonomia, guardia::frase),
                                ground.firme::verifica,
                                new ApiService.Ora(ground.time, ground.orologio::stato))));
        reactions.run();
        server.start();
        DeviceWatch device = new DeviceWatch(config, apparecchio, collegamento);
        ground.ronda.poi(() -> {
            device.enrol();
            collegamento.start();
        });
        ground.ronda.ogni(DEVICE_LOOK, device::look);
        ground.ronda.ogni(ACCOUNT_LOOK, rendiconto::rendi);
        ground.ronda.ogni(LINE_LOOK, collegamento::annota);
        ground.watchClock(stream);
    }

    /// The branch's policy of today.
    private Politica oggi() {
        return ground.politiche.valida(new Sede(stream.sede()), ground.quando.oggi());
    }

    /// What the calendar says of the centre's service.
    private Optional<Instant> chiusoFino() {
        Instant now = ground.time.now();
        return servizio.apply(now).chiusoFino(now);
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        ground.ronda.close();
        guardia.close();
        collegamento.close();
        vettori.close();
        link.close();
        ground.close();
    }
}
