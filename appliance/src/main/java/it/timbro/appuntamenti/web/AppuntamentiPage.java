package it.timbro.appuntamenti.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.appuntamenti.Agenda;
import it.timbro.appuntamenti.Appuntamenti.Appuntamento;
import it.timbro.appuntamenti.Appuntamenti.Stato;
import it.timbro.appuntamenti.Dispositivo;
import it.timbro.appuntamenti.FoglioAppuntamento;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.page.Upload;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.web.ChiPresenta;
import it.timbro.pratica.web.Scansioni;
import it.timbro.pratica.web.Scarico;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The agenda of first-time companies and the guided quarter of an hour.
public final class AppuntamentiPage implements HttpService {
    private static final String LISTA = "/appuntamenti";
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int LIBERI = 40;
    private static final Duration AVANTI = Duration.ofDays(60);
    private static final Duration INDIETRO = Duration.ofDays(7);
    private static final List<String> CAMPI = Stream.concat(
                    Stream.of("inizio", "recapito", "nota"), ChiPresenta.CAMPI.stream())
            .toList();

    private final Agenda agenda;
    private final Lettura lettura;
    private final Supplier<FoglioAppuntamento> foglio;
    private final Racconto racconto;
    private final Pages pages;
    private final Quando quando;
    private final RandomGenerator random;

    /// @param random for the ids: two forms must never draw the same
    public AppuntamentiPage(
            Agenda agenda,
            Lettura lettura,
            Supplier<FoglioAppuntamento> foglio,
            Pages pages,
            Quando quando,
            RandomGenerator random) {
        this.agenda = agenda;
        this.lettura = lettura;
        this.racconto = new Racconto(lettura);
        this.foglio = foglio;
        this.pages = pages;
        this.quando = quando;
        this.random = random;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(LISTA, this::agenda)
                .get(LISTA + "/nuovo", this::nuovo)
                .post(LISTA, this::fissa)
                .get(LISTA + "/{id}", (request, response) -> uno(request, response, List.of(), Optional.empty()))
                .get(LISTA + "/{id}/foglio.pdf", this::foglio)
                .post(LISTA + "/{id}/approva", this::approva)
                .post(LISTA + "/{id}/sposta", this::sposta)
                .post(LISTA + "/{id}/annulla", this::annulla)
                .post(LISTA + "/{id}/passo/{passo}", this::passo)
                .post(LISTA + "/{id}/concludi", this::concludi)
                .post(LISTA + "/modello", this::carica);
    }

    private void agenda(ServerRequest request, ServerResponse response) {
        long now = quando.oggi().atStartOfDay(ROMA).toInstant().toEpochMilli();
        boolean approva = Permessi.ammesso(Guard.operatore(request), "POST", LISTA + "/uno/approva");
        Map<String, List<AppuntamentiView.Voce>> giorni = new LinkedHashMap<>();
        lettura.journal()
                .read(rows -> lettura.appuntamenti()
                        .fra(rows, lettura.sede(), now - INDIETRO.toMillis(), now + AVANTI.toMillis()))
                .forEach(uno -> giorni.computeIfAbsent(Racconto.giorno(uno.inizioMs()), _ -> new ArrayList<>())
                        .add(Racconto.voce(uno, approva)));
        pages.send(
                response,
                "appuntamenti/agenda.jte",
                new AppuntamentiView.Agenda(
                        pages.frame(request, "Appuntamenti"),
                        giorni.entrySet().stream()
                                .map(giorno -> new AppuntamentiView.Giorno(giorno.getKey(), giorno.getValue()))
                                .toList(),
                        ammesso(request, LISTA)));
    }

    private void nuovo(ServerRequest request, ServerResponse response) {
        nuovo(request, response, IdAppuntamento.nuovo(random).text(), Map.of(), Optional.empty());
    }

    private void nuovo(
            ServerRequest request,
            ServerResponse response,
            String id,
            Map<String, String> scritto,
            Optional<Rejection> errore) {
        pages.send(
                response,
                "appuntamenti/nuovo.jte",
                new AppuntamentiView.Nuovo(
                        pages.frame(request, "Nuovo appuntamento"), id, liberi(), dispositivi(), scritto, errore));
    }

    private List<Dispositivo> dispositivi() {
        return Dispositivo.di(lettura.dispositivi().get());
    }

    private List<AppuntamentiView.Libero> liberi() {
        return agenda.liberi(LIBERI).stream()
                .map(inizio -> new AppuntamentiView.Libero(inizio.toString(), Racconto.tutto(inizio)))
                .toList();
    }

    private void fissa(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        try {
            IdAppuntamento id = new IdAppuntamento(form.text("id"));
            ChiPresenta chi = new ChiPresenta(form);
            agenda.fissa(
                    id,
                    inizio(form),
                    chi.persona(),
                    chi.impresa(),
                    form.text("recapito"),
                    form.text("nota"),
                    Guard.login(request));
            pages.done(request, response, LISTA + "/" + id, "Appuntamento fissato: lo approva il responsabile.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            Map<String, String> scritto = new LinkedHashMap<>();
            CAMPI.forEach(campo -> scritto.put(campo, form.text(campo)));
            nuovo(request, response, form.text("id"), scritto, Optional.of(e.rejection()));
        }
    }

    private static LocalDateTime inizio(Form form) {
        try {
            return LocalDateTime.parse(form.text("inizio"));
        } catch (DateTimeException e) {
            throw Problem.APPUNTAMENTO_NON_VALIDO.rejected("manca il giorno e l'ora");
        }
    }

    private void approva(ServerRequest request, ServerResponse response) {
        carry(request, response, "Appuntamento approvato.", form -> agenda.approva(id(request), Guard.login(request)));
    }

    private void sposta(ServerRequest request, ServerResponse response) {
        carry(
                request,
                response,
                "Appuntamento spostato.",
                form -> agenda.sposta(id(request), inizio(form), Guard.login(request)));
    }

    private void annulla(ServerRequest request, ServerResponse response) {
        carry(
                request,
                response,
                "Appuntamento annullato.",
                form -> agenda.annulla(id(request), form.text("motivo"), Guard.login(request)));
    }

    private void passo(ServerRequest request, ServerResponse response) {
        Passo passo = Arrays.stream(Passo.values())
                .filter(uno -> uno.name().equals(request.path().pathParameters().get("passo")))
                .findFirst()
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il passo"));
        carry(request, response, passo.titolo() + ": fatto.", form -> {
            List<Allegato> files = new Scansioni(lettura.archivio()).nominate(form);
            if (passo == Passo.MODELLO) {
                files.forEach(file -> lettura.modelli().letto(lettura.archivio().read(file.sha256())));
            }
            agenda.compi(id(request), passo, form.text("nota"), files, Guard.login(request));
        });
    }

    private void concludi(ServerRequest request, ServerResponse response) {
        carry(
                request,
                response,
                "Prima richiesta conclusa.",
                form -> agenda.concludi(id(request), Guard.login(request)));
    }

    /// A modello base on a stick: kept if it can be read as one.
    private void carica(ServerRequest request, ServerResponse response) {
        Scansioni.rispondi(
                response, new Scansioni(lettura.archivio()).prendi(Upload.of(request), lettura.modelli()::letto));
    }

    private void carry(ServerRequest request, ServerResponse response, String fatto, Consumer<Form> act) {
        Form form = Form.of(request);
        try {
            act.accept(form);
            pages.done(request, response, LISTA + "/" + id(request), fatto);
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            List<String> caricate = new Scansioni(lettura.archivio())
                    .ancora(form).stream()
                            .map(file -> file.sha256() + " " + file.nome())
                            .toList();
            uno(request, response, caricate, Optional.of(e.rejection()));
        }
    }

    private void uno(
            ServerRequest request, ServerResponse response, List<String> caricate, Optional<Rejection> errore) {
        Appuntamento uno = read(request);
        String dove = LISTA + "/" + uno.id();
        List<AppuntamentiView.Passo> passi = Arrays.stream(Passo.values())
                .map(passo -> racconto.passo(uno, passo))
                .toList();
        pages.send(
                response,
                "appuntamenti/uno.jte",
                new AppuntamentiView.Uno(
                        pages.frame(request, "Prima richiesta"),
                        uno.id().text(),
                        Racconto.tutto(uno.inizioMs()),
                        uno.stato().parola() + (uno.motivo().isEmpty() ? "" : ": " + uno.motivo()),
                        uno.fissato().impresa().denominazione() + ", "
                                + uno.fissato().impresa().codiceFiscale(),
                        uno.fissato().persona().nome(),
                        uno.fissato().recapito(),
                        dispositivi(),
                        passi,
                        passi.stream()
                                .filter(passo -> passo.fatto().isEmpty())
                                .findFirst()
                                .map(AppuntamentiView.Passo::codice)
                                .orElse(""),
                        uno.stato() == Stato.FISSATO && ammesso(request, dove + "/approva"),
                        uno.stato().aperto() && ammesso(request, dove + "/sposta"),
                        uno.stato() == Stato.APPROVATO && ammesso(request, dove + "/concludi"),
                        uno.stato().aperto() ? liberi() : List.of(),
                        racconto.modello(uno),
                        caricate,
                        errore));
    }

    private void foglio(ServerRequest request, ServerResponse response) {
        Appuntamento uno = read(request);
        Scarico.pdf(response, "appuntamento.pdf", foglio.get().pdf(uno, dispositivi()));
    }

    private Appuntamento read(ServerRequest request) {
        IdAppuntamento id = id(request);
        return lettura.journal()
                .read(rows -> lettura.appuntamenti().find(rows, id))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("l'appuntamento"));
    }

    private static IdAppuntamento id(ServerRequest request) {
        return new IdAppuntamento(request.path().pathParameters().get("id"));
    }

    private static boolean ammesso(ServerRequest request, String path) {
        return Permessi.ammesso(Guard.operatore(request), "POST", path);
    }
}
