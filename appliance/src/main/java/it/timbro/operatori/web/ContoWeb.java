package it.timbro.operatori.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.operatori.Operatori;
import it.timbro.operatori.Sessione;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.View;
import java.util.Optional;

/// A person's own account: password and PIN.
public final class ContoWeb implements HttpService {
    private final Operatori operatori;
    private final Pages pages;

    public ContoWeb(Operatori operatori, Pages pages) {
        this.operatori = operatori;
        this.pages = pages;
    }

    /// @param chi login, for the browser's keeper of passwords
    /// @param daCambiare whether another person made the password
    public record PasswordView(Frame frame, String chi, boolean daCambiare, Optional<Rejection> problema)
            implements View {}

    /// @param scelto whether there is a PIN already
    public record PinView(Frame frame, boolean scelto, Optional<Rejection> problema) implements View {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/password", (request, response) -> password(request, response, Optional.empty()));
        rules.post("/password", this::cambiaPassword);
        rules.get("/pin", (request, response) -> pin(request, response, Optional.empty()));
        rules.post("/pin", this::scegliPin);
    }

    private void cambiaPassword(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        try {
            requireSame(form.raw("nuova"), form.raw("ripetuta"), "le due copie della password nuova sono diverse");
            operatori.cambiaPassword(sessione(request), form.raw("vecchia"), form.raw("nuova"));
            pages.done(request, response, "/", "Password cambiata. Le altre tue sessioni sono chiuse.");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), problema -> password(request, response, problema));
        }
    }

    private void scegliPin(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        try {
            requireSame(form.raw("pin"), form.raw("ripetuto"), "le due copie del PIN sono diverse");
            operatori.scegliPin(sessione(request), form.raw("password"), form.raw("pin"));
            pages.done(request, response, "/", "PIN scelto: con quello riapri lo schermo quando si blocca.");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), problema -> pin(request, response, problema));
        }
    }

    private void password(ServerRequest request, ServerResponse response, Optional<Rejection> problema) {
        Sessione sessione = sessione(request);
        pages.send(
                response,
                "operatori/password.jte",
                new PasswordView(
                        pages.frame(request, "Cambia password"),
                        sessione.operatore().login(),
                        sessione.stato() == Sessione.Stato.DA_CAMBIARE,
                        problema));
    }

    private void pin(ServerRequest request, ServerResponse response, Optional<Rejection> problema) {
        pages.send(
                response,
                "operatori/pin.jte",
                new PinView(
                        pages.frame(request, "PIN dello schermo"), operatori.haPin(Guard.login(request)), problema));
    }

    private static void requireSame(String one, String two, String otherwise) {
        if (!one.equals(two)) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(otherwise);
        }
    }

    private static Sessione sessione(ServerRequest request) {
        return Guard.sessione(request).orElseThrow(Problem.ACCESSO_RICHIESTO::rejected);
    }
}
