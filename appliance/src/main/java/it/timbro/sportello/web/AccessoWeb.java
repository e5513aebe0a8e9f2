package it.timbro.sportello.web;

import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.operatori.Ingresso;
import it.timbro.operatori.Ingresso.Entrato;
import it.timbro.operatori.Sessioni;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.page.View;
import java.util.Optional;

/// Entering and leaving.
public final class AccessoWeb implements HttpService {
    private final Ingresso ingresso;
    private final Sessioni sessioni;
    private final Pages pages;
    private final Quando quando;

    public AccessoWeb(Ingresso ingresso, Sessioni sessioni, Pages pages, Quando quando) {
        this.ingresso = ingresso;
        this.sessioni = sessioni;
        this.pages = pages;
        this.quando = quando;
    }

    /// @param dopo page that was asked for before entering
    public record AccessoView(Frame frame, String login, String dopo, Optional<Rejection> problema) implements View {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/accesso", this::chiedi);
        rules.post("/accesso", this::entra);
        rules.post("/uscita", this::esci);
    }

    private void chiedi(ServerRequest request, ServerResponse response) {
        String dopo = Pages.local(request.query().first("dopo").orElse("/"));
        if (Guard.sessione(request).isPresent()) {
            Pages.redirect(request, response, dopo);
            return;
        }
        show(request, response, "", dopo, Optional.empty());
    }

    private void entra(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String dopo = Pages.local(form.text("dopo"));
        String indirizzo = request.remotePeer().host();
        try {
            Entrato entrato = ingresso.entra(form.text("login"), form.raw("password"), indirizzo);
            Guard.sessione(request).ifPresent(sessioni::chiudi);
            entrato.sessione().avvisa(saluto(entrato));
            response.headers().addCookie(Guard.cookie(entrato.sessione().id()));
            Pages.redirect(request, response, dopo);
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, form.text("login"), dopo, Optional.of(e.rejection()));
        }
    }

    /// So that people notice what they have not done themselves.
    private String saluto(Entrato entrato) {
        String prima = entrato.primaMs() == 0
                ? "È il tuo primo accesso."
                : "Il tuo ultimo accesso: " + quando.ora(entrato.primaMs()) + ".";
        return switch (entrato.falliti()) {
            case 0 -> prima;
            case 1 -> prima + " Da allora un tentativo con la password sbagliata.";
            default -> prima + " Da allora " + entrato.falliti() + " tentativi con la password sbagliata.";
        };
    }

    private void esci(ServerRequest request, ServerResponse response) {
        Guard.sessione(request).ifPresent(sessioni::chiudi);
        SetCookie ended = Guard.cookie("");
        response.headers().addCookie(ended);
        Pages.redirect(request, response, "/accesso");
    }

    private void show(
            ServerRequest request, ServerResponse response, String login, String dopo, Optional<Rejection> problema) {
        Frame frame = pages.frame(request, "Accesso");
        pages.send(response, "sportello/accesso.jte", new AccessoView(frame, login, dopo, problema));
    }
}
