package it.timbro.operatori.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.operatori.Anagrafe.Gettone;
import it.timbro.operatori.Operatori;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// The tokens of programs.
public final class GettoniWeb implements HttpService {
    private final Operatori operatori;
    private final Pages pages;

    public GettoniWeb(Operatori operatori, Pages pages) {
        this.operatori = operatori;
        this.pages = pages;
    }

    /// @param nuovo a token just made: shown on this one answer and nowhere again
    public record GettoniView(Frame frame, List<Gettone> gettoni, Optional<NuovoGettone> nuovo) implements View {}

    public record NuovoGettone(String nome, String gettone) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/gettoni", this::gettoni);
        rules.post("/gettoni", this::creaGettone);
        rules.post("/gettoni/{nome}/revoca", this::revocaGettone);
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
