package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.annullamento.web.AnnullamentiPage;
import it.timbro.appuntamenti.Appuntamenti.Stato;
import it.timbro.atti.Annullamento;
import it.timbro.atti.Apertura;
import it.timbro.atti.Consegna;
import it.timbro.atti.Diciture;
import it.timbro.atti.Evasione;
import it.timbro.atti.Integrazione;
import it.timbro.atti.ModelloPortato;
import it.timbro.atti.Notizie;
import it.timbro.base.Lazy;
import it.timbro.base.Sede;
import it.timbro.certificato.Impaginazione;
import it.timbro.formulari.Magazzino;
import it.timbro.formulari.web.FormulariPage;
import it.timbro.imprese.Schedario;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.journal.Reading;
import it.timbro.minuta.ModelloStampato;
import it.timbro.minuta.Stesura;
import it.timbro.minuta.store.MinutaStore;
import it.timbro.minuta.web.MinutaPage;
import it.timbro.minuta.web.MinutePage;
import it.timbro.page.Pages;
import it.timbro.politica.Politica;
import it.timbro.pratica.web.Differenza;
import it.timbro.pratica.web.IntegrazionePage;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.ritiro.RicevutaRitiro;
import it.timbro.ritiro.web.AttesaPage;
import it.timbro.ritiro.web.RitiroPage;
import it.timbro.sportello.Appuntamenti.Appuntamento;
import it.timbro.sportello.Problemi;
import it.timbro.sportello.Problemi.Problema;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What goes over the counter of a branch, wired: handovers, blanks, annulments, visti,
/// appointments.
final class SportelloWing {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int MAX_APERTI = 20;

    private final Ground ground;
    private final StreamId stream;
    private final Sede sede;
    private final Lazy<ReportComposer> reports;
    private final Tills tills;
    private final AppuntamentiWing appuntamenti;
    private final MinutaWing minute;
    private final Apertura apertura;
    private final Integrazione integrazione;
    private final VistiWing visti;
    private final Annullamento annullamento;

    /// @param impaginazione says whether what is presented can be printed
    SportelloWing(
            Ground ground, StreamId stream, Lazy<ReportComposer> reports, Tills tills, Impaginazione impaginazione) {
        this.ground = ground;
        this.stream = stream;
        this.sede = ground.config.sede();
        this.reports = reports;
        this.tills = tills;
        this.appuntamenti = new AppuntamentiWing(ground, stream, reports, this::ufficio);
        Stores stores = ground.stores;
        this.visti = new VistiWing(ground, stream, reports, this::ufficio, tills.cassa);
        this.annullamento = new Annullamento(
                ground.journal,
                stream,
                new Annullamento.Registri(
                        stores.pratiche(), stores.numeri(), stores.formulari(), stores.annullamenti(), tills.conti));
        this.minute = new MinutaWing(
                ground.journal,
                sede,
                new Stesura(ground.journal, stream, new MinutaStore(sede), ground.random),
                appuntamenti.agenda(),
                new MinutaWing.Registri(stores.imprese(), stores.pratiche(), stores.presentazioni()),
                ground.politiche,
                ground.archivio,
                ground::contenuto,
                ground.quando);
        ModelloPortato modelli = new ModelloPortato(ground.archivio, ground.firme::verifica, ground.time);
        this.apertura = new Apertura(
                ground.journal,
                stream,
                new Apertura.Registri(
                        stores.presentazioni(), stores.custodie(), modelli, impaginazione, ground.politiche),
                ground.time);
        this.integrazione = new Integrazione(ground.journal, stream, stores.pratiche(), modelli);
    }

    /// What is presented on paper becomes a pratica.
    Apertura apertura() {
        return apertura;
    }

    HttpService pages(Consegna consegna, Magazzino magazzino, Differenza differenza, Pages pages) {
        Stores stores = ground.stores;
        List<HttpService> tutte = List.of(
                new AttesaPage(
                        ground.journal,
                        stores.pratiche(),
                        new Altrove(stores.pratiche(), sede, this::luogo),
                        pages,
                        ground.quando),
                new RitiroPage(
                        consegna,
                        stores.consegne(),
                        ground.journal,
                        stores.pratiche(),
                        new Lazy<>(() -> new RicevutaRitiro(reports, ufficio())),
                        ground.imprese::recapiti,
                        differenza,
                        pages,
                        ground.quando),
                new FormulariPage(
                        magazzino,
                        new FormulariPage.Lettura(ground.journal, stores.formulari(), ground.archivio),
                        pages,
                        ground.quando),
                annullamenti(pages),
                visti.pages(pages),
                appuntamenti.pages(pages),
                new IntegrazionePage(integrazione, ground.archivio, differenza, pages),
                minute(pages));
        return rules -> tutte.forEach(una -> una.routing(rules));
    }

    /// What follows from a pratica that asks for no certificate.
    ///
    /// @param revocata runs after a delega was revoked
    Evasione evasione(Istruttoria istruttoria, Magazzino magazzino, Runnable revocata) {
        Stores stores = ground.stores;
        return new Evasione(
                ground.journal,
                stream,
                istruttoria,
                new Evasione.Stanze(
                        stores.pratiche(),
                        stores.numeri(),
                        stores.formulari(),
                        magazzino,
                        annullamento,
                        stores.imprese(),
                        new Schedario(ground.journal, stores.imprese(), Schedario.Flussi.dellaSede(stream)),
                        visti.registro(),
                        stores.visti(),
                        tills.conti,
                        new Notizie(ground.politiche),
                        revocata));
    }

    /// What the office adds to box 5.
    Diciture diciture(Istruttoria istruttoria) {
        return new Diciture(ground.journal, ground.stores.pratiche(), istruttoria, annullamento);
    }

    /// The modelli that are written at the counter, which become presentazioni.
    MinutaWing minute() {
        return minute;
    }

    private HttpService minute(Pages pages) {
        MinutePage elenco = new MinutePage(minute.stesura(), minute, ground.archivio, pages, ground.quando);
        MinutaPage una = new MinutaPage(
                minute.stesura(),
                minute,
                ground.archivio,
                new Lazy<>(() -> new ModelloStampato(reports, this::ufficio)),
                pages,
                ground.quando);
        return rules -> {
            elenco.routing(rules);
            una.routing(rules);
        };
    }

    /// The problems of the house, and before them the paper of annulments that waits at this
    /// counter.
    Problemi con(Problemi altri) {
        return rows -> Stream.of(annullamenti(rows), altri.problemi(rows).stream())
                .flatMap(problemi -> problemi)
                .toList();
    }

    private Stream<Problema> annullamenti(Reading rows) {
        return ground.stores.annullamenti().ultimi(rows, MAX_APERTI).stream()
                .filter(uno -> uno.aperto() && uno.sede().equals(sede))
                .map(uno -> new Problema(
                        "Certificato " + uno.certificato() + ": si aspetta la carta",
                        "L'annullamento si conclude quando i fogli sono rientrati.",
                        uno.chiestoMs(),
                        "Registra i fogli",
                        "/annullamenti/" + uno.certificato()));
    }

    /// For the day view: today's appointments and those that nobody has approved.
    List<Appuntamento> appuntamenti(Reading rows) {
        long oggi = ground.quando.oggi().atStartOfDay(ROMA).toInstant().toEpochMilli();
        long domani = oggi + Duration.ofDays(1).toMillis();
        return ground.stores.appuntamenti().fra(rows, sede, oggi, Long.MAX_VALUE).stream()
                .filter(uno ->
                        uno.stato() == Stato.FISSATO || (uno.stato() == Stato.APPROVATO && uno.inizioMs() < domani))
                .map(uno -> new Appuntamento(
                        uno.inizioMs(),
                        uno.fissato().impresa().denominazione(),
                        "Prima richiesta",
                        uno.stato() == Stato.FISSATO ? "Approva" : "Ricevi",
                        uno.stato() == Stato.FISSATO ? "Guarda" : "Ricevi",
                        "/appuntamenti/" + uno.id()))
                .toList();
    }

    private HttpService annullamenti(Pages pages) {
        Stores stores = ground.stores;
        return new AnnullamentiPage(
                annullamento,
                new AnnullamentiPage.Lettura(ground.journal, stores.annullamenti(), stores.pratiche(), ground.archivio),
                pages,
                ground.quando);
    }

    /// What a branch's town is called; empty of one that nobody knows.
    private Optional<String> luogo(Sede altra) {
        return ground.politiche.conosciuta(altra)
                ? Optional.of(
                        ground.politiche.valida(altra, ground.quando.oggi()).luogo())
                : Optional.empty();
    }

    /// As it stands on papers of the office.
    private String ufficio() {
        Politica politica = ground.politiche.valida(sede, ground.quando.oggi());
        return politica.camera() + ", sede di " + politica.luogo();
    }
}
