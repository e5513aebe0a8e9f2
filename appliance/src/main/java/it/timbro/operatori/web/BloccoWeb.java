package it.timbro.operatori.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.operatori.Ingresso;
import it.timbro.operatori.Sessione;
import it.timbro.operatori.Sessioni;
import it.timbro.operatori.Trattenuti.Modulo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The locked screen, and what was being sent when it locked.
///
/// A page of ours covers itself and asks here in the background, so it stays as it was with
/// everything half written; without scripts `/sblocco` is a page of its own.
public final class BloccoWeb implements HttpService {
    private final Ingresso ingresso;
    private final Sessioni sessioni;
    private final Pages pages;

    public BloccoWeb(Ingresso ingresso, Sessioni sessioni, Pages pages) {
        this.ingresso = ingresso;
        this.sessioni = sessioni;
        this.pages = pages;
    }

    /// @param chi name of the person whose screen it is
    /// @param dopo page to go back to
    public record SbloccoView(Frame frame, String chi, String login, String dopo, Optional<Rejection> problema)
            implements View {}

    /// @param dove the address the form goes to
    /// @param campi all its fields, as typed
    public record RipresaView(Frame frame, String id, String dove, Map<String, List<String>> campi) implements View {
        /// What is worth reading again.
        public List<String> scritto() {
            return campi.values().stream()
                    .flatMap(List::stream)
                    .filter(value -> !value.isBlank())
                    .toList();
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/blocco", this::blocca);
        rules.get("/sblocco", this::chiedi);
        rules.post("/sblocco", this::sblocca);
        rules.get("/presenza", (_, response) -> noContent(response));
        rules.get("/ripresa/{id}", this::ripresa);
        rules.post("/ripresa/{id}/lascia", this::lascia);
    }

    private void blocca(ServerRequest request, ServerResponse response) {
        sessione(request).blocca();
        if (inBackground(request)) {
            noContent(response);
        } else {
            Pages.redirect(request, response, "/sblocco");
        }
    }

    private void chiedi(ServerRequest request, ServerResponse response) {
        String dopo = Pages.local(request.query().first("dopo").orElse("/"));
        if (sessione(request).stato() == Sessione.Stato.BLOCCATA) {
            show(request, response, dopo, Optional.empty());
        } else {
            Pages.redirect(request, response, dopo);
        }
    }

    private void sblocca(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String dopo = Pages.local(form.text("dopo"));
        try {
            ingresso.sblocca(sessione(request), form.raw("digitato"));
        } catch (RejectedException e) {
            if (inBackground(request)) {
                throw e;
            }
            Pages.refused(response, e.rejection(), problema -> show(request, response, dopo, problema));
            return;
        }
        if (inBackground(request)) {
            noContent(response);
        } else {
            Pages.redirect(request, response, dopo);
        }
    }

    private void ripresa(ServerRequest request, ServerResponse response) {
        Modulo modulo = modulo(request);
        pages.send(
                response,
                "operatori/ripresa.jte",
                new RipresaView(
                        pages.frame(request, "Quello che stavi scrivendo"),
                        modulo.id(),
                        modulo.dove(),
                        modulo.campi()));
    }

    private void lascia(ServerRequest request, ServerResponse response) {
        sessioni.trattenuti().lascia(id(request), Guard.login(request));
        pages.done(request, response, "/", "Lasciato perdere: nulla è stato registrato.");
    }

    private Modulo modulo(ServerRequest request) {
        return sessioni.trattenuti()
                .find(id(request), Guard.login(request))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("quello che stavi scrivendo non c'è più"));
    }

    private void show(ServerRequest request, ServerResponse response, String dopo, Optional<Rejection> problema) {
        Sessione sessione = sessione(request);
        pages.send(
                response,
                "operatori/sblocco.jte",
                new SbloccoView(
                        pages.frame(request, "Schermo bloccato"),
                        sessione.operatore().nome(),
                        sessione.operatore().login(),
                        dopo,
                        problema));
    }

    private static boolean inBackground(ServerRequest request) {
        return Pages.wantsJson(request);
    }

    private static void noContent(ServerResponse response) {
        response.status(Status.NO_CONTENT_204);
        response.send();
    }

    private static String id(ServerRequest request) {
        return request.path().pathParameters().get("id");
    }

    private static Sessione sessione(ServerRequest request) {
        return Guard.sessione(request).orElseThrow(Problem.ACCESSO_RICHIESTO::rejected);
    }
}
