package it.timbro.appuntamenti.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.appuntamenti.Appuntamenti;
import it.timbro.appuntamenti.Utenze;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Nomi;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.page.View;
import it.timbro.pratica.IdAppuntamento;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// `/utenze`, at the centre: the accounts that counters asked for, and what came of them.
public final class UtenzePage implements HttpService {
    private static final String LISTA = "/utenze";
    private static final int MAX_APERTE = 200;
    private static final int MAX_EVASE = 50;

    private final Utenze utenze;
    private final Journal journal;
    private final Appuntamenti appuntamenti;
    private final Function<Sede, String> ufficio;
    private final Pages pages;
    private final Quando quando;

    /// @param ufficio what people call a branch
    public UtenzePage(
            Utenze utenze,
            Journal journal,
            Appuntamenti appuntamenti,
            Function<Sede, String> ufficio,
            Pages pages,
            Quando quando) {
        this.utenze = utenze;
        this.journal = journal;
        this.appuntamenti = appuntamenti;
        this.ufficio = ufficio;
        this.pages = pages;
        this.quando = quando;
    }

    /// @param scheda address of the company's page
    /// @param esito in words, "" as long as nobody has answered
    /// @param creabile whether it can still be made
    public record Voce(
            String id,
            String impresa,
            String codiceFiscale,
            String scheda,
            String chi,
            String chiesta,
            String esito,
            boolean creabile) {}

    public record UtenzeView(Frame frame, List<Voce> aperte, List<Voce> evase, Optional<Rejection> errore)
            implements View {}

    @Override
    public void routing(HttpRules rules) {
        rules.get(LISTA, (request, response) -> show(request, response, Optional.empty()))
                .post(
                        LISTA + "/{id}/creata",
                        (request, response) -> carry(
                                request,
                                response,
                                "Utenza segnata come creata: la sede lo sa al prossimo contatto.",
                                form -> utenze.creata(id(request), form.text("utente"), Guard.login(request))))
                .post(
                        LISTA + "/{id}/rifiutata",
                        (request, response) -> carry(
                                request,
                                response,
                                "Utenza rifiutata: la sede ne sa il motivo al prossimo contatto.",
                                form -> utenze.rifiutata(id(request), form.text("motivo"), Guard.login(request))));
    }

    private void carry(ServerRequest request, ServerResponse response, String fatto, Consumer<Form> act) {
        try {
            act.accept(Form.of(request));
            pages.done(request, response, LISTA, fatto);
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()));
        }
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        pages.send(
                response,
                "appuntamenti/utenze.jte",
                new UtenzeView(
                        pages.frame(request, "Utenze"),
                        journal.read(rows -> appuntamenti.utenzeAperte(rows, MAX_APERTE)).stream()
                                .map(this::voce)
                                .toList(),
                        journal.read(rows -> appuntamenti.utenzeEvase(rows, MAX_EVASE)).stream()
                                .map(this::voce)
                                .toList(),
                        errore));
    }

    private Voce voce(Appuntamenti.Utenza utenza) {
        return new Voce(
                utenza.id().text(),
                utenza.impresa(),
                utenza.codiceFiscale(),
                "/imprese/" + utenza.sede().camera() + "/" + utenza.codiceFiscale(),
                utenza.persona() + ", " + utenza.recapito(),
                "chiesta " + quando.ora(utenza.ms()) + " dalla sede di " + ufficio.apply(utenza.sede()),
                esito(utenza, quando, pages.nomi()),
                utenza.esito().filter(Appuntamenti.EsitoUtenza::creata).isEmpty());
    }

    /// What the centre said, in words; "" as long as it has not.
    ///
    /// @param nomi of the centre's people, where they are known
    public static String esito(Appuntamenti.Utenza utenza, Quando quando, Nomi nomi) {
        return utenza.esito()
                .map(esito -> (esito.creata() ? "creata: " : "rifiutata: ")
                        + esito.detto() + " ("
                        + quando.ora(esito.ms()) + ", " + nomi.di(esito.operatore()) + ")")
                .orElse("");
    }

    private static IdAppuntamento id(ServerRequest request) {
        return new IdAppuntamento(request.path().pathParameters().get("id"));
    }
}
