package it.timbro;

import it.timbro.api.ApiService;
import it.timbro.api.Linea;
import it.timbro.api.Ufficio;
import it.timbro.atti.Centrale;
import it.timbro.atti.Correzioni;
import it.timbro.atti.Custodia;
import it.timbro.atti.Denunce;
import it.timbro.atti.Esame;
import it.timbro.atti.Invio;
import it.timbro.atti.Notizie;
import it.timbro.atti.Plichi;
import it.timbro.atti.Presa;
import it.timbro.atti.Protocollazione;
import it.timbro.atti.Riannuncio;
import it.timbro.atti.Riassegnazione;
import it.timbro.atti.Riconciliazione;
import it.timbro.atti.Riscontro;
import it.timbro.atti.Scadenze;
import it.timbro.atti.Segnalazioni;
import it.timbro.autorita.Autorita;
import it.timbro.autorita.SoloApparecchi;
import it.timbro.base.Time;
import it.timbro.centro.Camere;
import it.timbro.centro.a2a.Elenco;
import it.timbro.centro.a2a.Facolta;
import it.timbro.centro.a2a.Urgenze;
import it.timbro.centro.a2a.Utenti;
import it.timbro.centro.a2a.store.BozzaStore;
import it.timbro.centro.a2a.web.FpwsService;
import it.timbro.centro.a2a.web.PtcowsService;
import it.timbro.centro.numeri.Assegnazione;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.centro.numeri.web.NumeriPage;
import it.timbro.centro.sedi.Altezze;
import it.timbro.centro.sedi.Aperture;
import it.timbro.centro.sedi.Apparecchi;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.Cure;
import it.timbro.centro.sedi.Cure.Cura;
import it.timbro.centro.sedi.PrimiCodici;
import it.timbro.centro.sedi.Sedi;
import it.timbro.centro.sedi.store.AnnunciStore;
import it.timbro.centro.sedi.store.ContattiStore;
import it.timbro.centro.sedi.store.QuadroStore;
import it.timbro.centro.sedi.web.CalendarioPage;
import it.timbro.centro.sedi.web.QuadroPage;
import it.timbro.centro.sedi.web.RiassegnaPage;
import it.timbro.centro.sedi.web.RipartenzaPage;
import it.timbro.centro.sedi.web.RipristinoPage;
import it.timbro.centro.sedi.web.SediPage;
import it.timbro.centro.sedi.web.SyncService;
import it.timbro.centro.verifica.ElencoChiavi;
import it.timbro.centro.verifica.web.VerificaService;
import it.timbro.diritti.Vincoli;
import it.timbro.diritti.web.CreditiPage;
import it.timbro.page.Pages;
import it.timbro.page.Problems;
import it.timbro.page.Server;
import it.timbro.page.Templates;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.web.CartePage;
import it.timbro.pratica.web.PraticaPage;
import it.timbro.sportello.Appuntamenti;
import it.timbro.sportello.Giornata;
import it.timbro.sportello.Registrazioni;
import it.timbro.sportello.Ricerca;
import it.timbro.sportello.web.SportelloWeb;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The role `centro`: takes companies' requests, routes them, leases numbers, receives what the
/// branches did.
final class Centre implements Appliance {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private final Ground ground;
    private final Sedi line;
    private final Vettori vettori;
    private final PostWing posta;
    final Server server;

    Centre(Config config) {
        StreamId stream = new StreamId(config.sede().code(), "1");
        Autorita autorita = Autorita.open(config.autorita(), Time.system().now(), new SecureRandom());
        this.ground = new Ground(config, stream, new SoloApparecchi(autorita.certificato()));
        ground.persone.comincia();
        Stores stores = ground.stores;
        Chambers chambers = new Chambers(config);
        Camere camere = chambers.camere(ground.politiche, LocalDate.ofInstant(ground.time.now(), ROMA));

        PolicyAnswers politica = new PolicyAnswers(ground);

        // the line to the branches
        Assegnazione assegnazione =
                new Assegnazione(ground.journal, new BlocchiStore(), politica.numeri(), ground.time, ground.random);
        Custodia custodia = new Custodia(ground.journal, stores.custodie(), politica::custodia, ground.time);
        Vincoli vincoli =
                new Vincoli(ground.journal, stores.crediti(), stores.vite(), politica::creditoGiorni, ground.time);
        Riscontro riscontro =
                new Riscontro(ground.journal, stores.diritti(), stores.crediti(), stores.pratiche(), ground.politiche);
        Protocollazione protocollazione =
                new Protocollazione(ground.journal, stores.presentazioni(), stores.protocollo());
        Scadenze scadenze = new Scadenze(ground.journal, stores.rettifiche(), politica.rettifica(), ground.time);
        Segnalazioni segnalazioni = new Segnalazioni(ground.journal, stores.spedizioni(), camere);
        Denunce denunce = new Denunce(ground.journal, stores.formulari(), camere);
        Riannuncio riannuncio = stores.riannuncio(ground.journal);
        var diffusione = ground.imprese.diffusione(camere);
        this.line = new Sedi(
                new Sedi.Depositi(
                        ground.journal,
                        ground.archivio,
                        ground.parts(config),
                        SigningKey.open(config.autorita(), "ricevute"),
                        new Altezze(ground.disk, config.autorita().resolve("altezze"), config.processo()),
                        stores.impronte(),
                        stores.nonDetti(),
                        stores.chiavi()::diSede),
                new AnnunciStore(),
                stores.vite(),
                camere.sedi(),
                ground.time,
                new Cure(
                        ground.journal,
                        List.of(
                                new Cura(assegnazione::serve, assegnazione::rivedi),
                                new Cura(protocollazione::serve, protocollazione::rivedi),
                                new Cura(scadenze::serve, scadenze::rivedi),
                                new Cura(segnalazioni::serve, segnalazioni::gira),
                                new Cura(custodia::serve, custodia::rinnova),
                                new Cura(vincoli::serve, vincoli::rinnova),
                                new Cura(riscontro::serve, riscontro::rivedi),
                                new Cura(riannuncio::serve, riannuncio::gira),
                                new Cura(diffusione::serve, diffusione::gira),
                                new Cura(denunce::serve, denunce::gira))));
        line.avvia();
        Aperture aperture = new Aperture(ground.journal, stores.chiusure(), camere, ground::servizio, ground.time);
        Contatti contatti = new Contatti(ground.journal, new ContattiStore(), ground.time);
        SediAnswers sedi = new SediAnswers(ground);
        Apparecchi apparecchi = new Apparecchi(
                new Apparecchi.Libro(ground.journal, stream, stores.registro()),
                autorita,
                config.uffici().stream().map(Config.Ufficio::sede).collect(Collectors.toSet()),
                ground.time,
                ground.random);
        config.firstCodes().ifPresent(new PrimiCodici(apparecchi)::leggi);
        this.vettori = Vettori.delCentro(ground, stream, line, apparecchi);

        // the companies' side
        BozzaStore bozze = new BozzaStore();
        Centrale centrale = new Centrale(ground.journal, stores.pratiche(), bozze, ground.archivio, camere);
        Esame esame = new Esame(ground.firme::verifica, ground.time);
        Utenti utenti = Utenti.read(config.a2aUsers(), ground.persone.segreti::combacia, ground.time, ground.random);
        Elenco elenco = new Elenco(ground.journal, stores.pratiche(), bozze, bozze, this::documento);

        Presa presa = new Presa(centrale, esame);
        Invio invio = new Invio(
                centrale,
                stores.protocollo(),
                stores.vite(),
                politica::costi,
                politica::custodia,
                new Urgenze(bozze, politica::regole),
                new Notizie(ground.politiche));
        FpwsService fpws = new FpwsService(utenti, presa, invio, new Correzioni(centrale, esame), elenco, camere);
        PtcowsService ptcows = new PtcowsService(
                utenti, new Facolta(ground.journal, bozze, camere, politica::regole, ground.time), elenco);

        // pages
        UtenzeWing utenze = new UtenzeWing(ground);
        CentreStrip strip = new CentreStrip(ground, line.ripristino());
        Pages pages = new Pages(Templates.engine(), config.nome(), strip, ground.assets, Pages.CENTRALE, config.nomi())
                .con(ground.persone.nomi());
        ParolaAnswers parole = new ParolaAnswers(new Registrate(
                ground.journal, ground.archivio, stores.files(), stores.carte(), stores.impronte())::parole);
        PraticaPage.Domande domande = new PraticaPage.Domande(
                ground.politiche::opzioni,
                ground::conto,
                parole::testo,
                ground::contenuto,
                ground.persone::consultata,
                ground.imprese::poteri,
                ground.imprese::diSolito,
                ground.esame::controlli,
                new PaperAnswers(ground.journal, stores, ground.quando),
                _ -> Optional.empty(),
                Optional.of(sede -> camere.ufficio(sede).nome()));
        this.server = new Server(
                new Server.Listen(
                        config.host(),
                        config.port(),
                        Optional.of(ground.tls.join()),
                        config.uffici().size()),
                ground.persone.guard,
                new Problems(pages),
                ground.assets,
                List.of( // who calls most often first: routes are tried one after the other
                        new SyncService(line, aperture.varco(apparecchi), contatti, ground.time),
                        ground.events,
                        ground.persone.pagine(ground.presenze, pages, ground.quando),
                        new SportelloWeb(
                                ground.journal,
                                new Giornata(
                                        Giornata.Chi.CENTRALE,
                                        stores.pratiche(),
                                        ground.fogli(),
                                        utenze.con(sedi.con(ground.problemi())),
                                        new Giornata.Agenda(
                                                Appuntamenti.NESSUNO,
                                                ground.esame::promesse,
                                                Optional.empty(),
                                                List::of,
                                                new ClosedHours(ground.time, chambers.sediVere(), ground::servizio))),
                                new Ricerca(
                                        stores.pratiche(), Registrazioni.NESSUNA, ground.imprese::cerca, Ground::carta),
                                ground.persone.consultazioni,
                                parole::testi,
                                pages,
                                ground.quando,
                                ground.presenze),
                        ground.esame.posta(Proprieta::aoo, pages),
                        new PraticaPage(
                                ground.journal, stores.pratiche(), ground.archivio, domande, pages, ground.quando),
                        rules -> rules.register("/fpbews", fpws).register("/ptcows", ptcows),
                        new CartePage(
                                ground.journal,
                                new CartePage.Letture(
                                        stores.carte(), stores.pratiche(), stores.impronte(), sedi::sospesi),
                                Riconciliazione.dellaCentrale(ground.journal, stores.carte(), stores.pratiche()),
                                pages,
                                ground.quando),
                        new RiassegnaPage(
                                new Riassegnazione(
                                        ground.journal,
                                        stores.riassegnazione(camere),
                                        politica::custodia,
                                        (rows, sede) -> !apparecchi.ammessa(rows, sede),
                                        ground.time),
                                ground.persone.seconda,
                                pages,
                                ground.quando),
                        ground.imprese.centrale(
                                camere, diffusione, config.firstCompanies(), utenze.dellImpresa(), pages),
                        utenze.pagina(sede -> camere.ufficio(sede).nome(), pages),
                        new QuadroPage(ground.journal, new QuadroStore(), contatti, camere, sedi, pages, ground.quando),
                        new NumeriPage(sedi.dispersione(), pages, ground.quando),
                        politica.pagina(new ChambersDecide(camere), pages),
                        new RegisterWing(ground, new Presses(false).reports).centrale(camere, pages),
                        new CreditiPage(vincoli, stores.crediti(), ground.journal, config.nomi(), pages),
                        new CalendarioPage(aperture, camere, pages, ground.quando),
                        new SediPage(apparecchi, strip::mute, camere, pages, ground.quando),
                        new RipartenzaPage(line.ripartenza(), camere, ground.persone.seconda, pages),
                        new RipristinoPage(
                                line.ripristino(), contatti, camere, ground.persone.seconda, pages, ground.quando),
                        vettori.pagina(pages),
                        new VerificaService(() -> chiavi(camere), ground.time),
                        new ApiService(
                                config.sede(),
                                new Ufficio(ground.journal, stores.pratiche(), stores.numeri(), stores.formulari()),
                                Linea.dellaCentrale(parole::parola),
                                ground.firme::verifica,
                                new ApiService.Ora(ground.time, ground.orologio::stato))));
        config.uffici().forEach(ufficio -> line.provvedi(ufficio.sede()));
        server.start();
        ground.watchClock(stream);
        this.posta = new PostWing(ground, utenti::posta);
        posta.comincia();
        config.ftps().ifPresent(server -> vettori.guarda(server, new Plichi(utenti, presa, invio), utenti.nomi()));
    }

    /// The keys of the offices that this centre serves, with the names people know them by.
    private List<ElencoChiavi.Chiave> chiavi(Camere camere) {
        return ground.journal.read(ground.stores.chiavi()::tutte).stream()
                .filter(chiave -> !chiave.sede().diProva())
                .filter(chiave -> ground.config.uffici().stream()
                        .anyMatch(ufficio -> ufficio.sede().equals(chiave.sede())))
                .map(chiave -> new ElencoChiavi.Chiave(
                        chiave.kid(),
                        chiave.sede(),
                        camere.ufficio(chiave.sede()).nome(),
                        camere.cameraDi(chiave.sede()).nome(),
                        chiave.pubblica(),
                        chiave.dal()))
                .toList();
    }

    /// A branch's document, once it has arrived.
    private Optional<byte[]> documento(Hash sha256) {
        return ground.archivio.has(sha256) ? Optional.of(ground.archivio.read(sha256)) : Optional.empty();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        ground.ronda.close();
        vettori.close();
        posta.close();
        line.close();
        ground.close();
    }
}
