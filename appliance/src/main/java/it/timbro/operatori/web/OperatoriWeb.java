package it.timbro.operatori.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.operatori.Anagrafe.Gettone;
import it.timbro.operatori.Operatori;
import it.timbro.operatori.Sessione;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// Own password, and the tokens of programs.
public final class OperatoriWeb implements HttpService {
    private final Operatori operatori;
    private final Pages pages;

    public OperatoriWeb(Operatori operatori, Pages pages) {
        this.operatori = operatori;
        this.pages = pages;
    }

    public record PasswordView(Frame frame) implements View {}

    /// @param nuovo a token just made: shown on this one answer and nowhere again
    public record GettoniView(Frame frame, List<Gettone> gettoni, Optional<NuovoGettone> nuovo) implements View {}

    public record NuovoGettone(String nome, String gettone) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/password", this::password);
        rules.post("/password", this::cambiaPassword);
        rules.get("/gettoni", this::gettoni);
        rules.post("/gettoni", this::creaGettone);
        rules.post("/gettoni/{nome}/revoca", this::revocaGettone);
    }

    private void password(ServerRequest request, ServerResponse response) {
        pages.send(response, "operatori/password.jte", new PasswordView(pages.frame(request, "Cambia password")));
    }

    private void cambiaPassword(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Sessione sessione = Guard.sessione(request).orElseThrow(Problem.ACCESSO_RICHIESTO::rejected);
        if (!form.raw("nuova").equals(form.raw("ripetuta"))) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("le due copie della password nuova sono diverse");
        }
        operatori.cambiaPassword(sessione, form.raw("vecchia"), form.raw("nuova"));
        pages.done(request, response, "/", "Password cambiata. Le altre tue sessioni sono chiuse.");
    }

    private void gettoni(ServerRequest request, ServerResponse response) {
        show(request, response, Optional.empty());
    }

    private void creaGettone(ServerRequest request, ServerResponse response) {
        String nome = Form.of(request).required("nome", "Nome del programma");
        String gettone = operatori.creaGettone(nome, Guard.login(request));
        pages.fatto(request, "/gettoni"); // the same form again leads to the list: the token is shown once
        show(request, response, Optional.of(new NuovoGettone(nome, gettone)));
    }

    private void revocaGettone(ServerRequest request, ServerResponse response) {
        String nome = request.path().pathParameters().get("nome");
        operatori.revocaGettone(nome, Guard.login(request));
        pages.done(request, response, "/gettoni", "Il gettone «" + nome + "» è revocato: il programma non entra più.");
    }

    private void show(ServerRequest request, ServerResponse response, Optional<NuovoGettone> nuovo) {
        Frame frame = pages.frame(request, "Gettoni dei programmi");
        pages.send(response, "operatori/gettoni.jte", new GettoniView(frame, operatori.gettoni(), nuovo));
    }
}
