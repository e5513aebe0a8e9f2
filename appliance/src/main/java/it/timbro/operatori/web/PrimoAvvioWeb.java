package it.timbro.operatori.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.operatori.PrimoResponsabile;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Pages;
import it.timbro.page.View;
import java.util.Optional;

/// The one page of a house where nobody is enrolled yet.
public final class PrimoAvvioWeb implements HttpService {
    private final PrimoResponsabile primo;
    private final Pages pages;

    public PrimoAvvioWeb(PrimoResponsabile primo, Pages pages) {
        this.primo = primo;
        this.pages = pages;
    }

    /// @param login typed before
    /// @param nome typed before
    public record PrimoAvvioView(Frame frame, String login, String nome, Optional<Rejection> problema)
            implements View {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/primo-avvio", this::chiedi);
        rules.post("/primo-avvio", this::crea);
    }

    private void chiedi(ServerRequest request, ServerResponse response) {
        if (primo.aperto()) {
            show(request, response, "", "", Optional.empty());
        } else {
            Pages.redirect(request, response, "/accesso");
        }
    }

    private void crea(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        try {
            if (!form.raw("password").equals(form.raw("ripetuta"))) {
                throw Problem.RICHIESTA_NON_VALIDA.rejected("le due copie della password sono diverse");
            }
            primo.crea(form.text("codice"), form.text("login"), form.text("nome"), form.raw("password"));
            Pages.redirect(request, response, "/accesso");
        } catch (RejectedException e) {
            Pages.refused(
                    response,
                    e.rejection(),
                    problema -> show(request, response, form.text("login"), form.text("nome"), problema));
        }
    }

    private void show(
            ServerRequest request, ServerResponse response, String login, String nome, Optional<Rejection> problema) {
        pages.send(
                response,
                "operatori/primo-avvio.jte",
                new PrimoAvvioView(pages.frame(request, "Primo avvio"), login, nome, problema));
    }
}
