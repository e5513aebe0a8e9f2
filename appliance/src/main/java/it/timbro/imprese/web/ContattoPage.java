package it.timbro.imprese.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Sede;
import it.timbro.imprese.Schedario;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import java.util.function.Consumer;

/// What only the centre writes of a company: its contact, and what kind of operator it is. The
/// forms stand on the company's page.
public final class ContattoPage implements HttpService {
    private final Schedario schedario;
    private final Consumer<Sede> dopo;
    private final Pages pages;

    /// @param dopo told the chamber when something was written about one of its companies
    public ContattoPage(Schedario schedario, Consumer<Sede> dopo, Pages pages) {
        this.schedario = schedario;
        this.dopo = dopo;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/imprese/{camera}/{impresa}/contatto", this::indica)
                .post("/imprese/{camera}/{impresa}/qualifica", this::qualifica);
    }

    private void indica(ServerRequest request, ServerResponse response) {
        Quale quale = Quale.of(request);
        schedario.indica(
                quale.camera(),
                quale.impresa(),
                ModuloContatto.of(Form.of(request)).contatto(),
                Guard.login(request));
        done(request, response, quale, "Contatto registrato: le sedi lo vedono appena sono collegate.");
    }

    private void qualifica(ServerRequest request, ServerResponse response) {
        Quale quale = Quale.of(request);
        schedario.qualifica(
                quale.camera(), quale.impresa(), ModuloContatto.attribuzione(Form.of(request)), Guard.login(request));
        done(request, response, quale, "Qualifica registrata: le sedi la vedono appena sono collegate.");
    }

    private void done(ServerRequest request, ServerResponse response, Quale quale, String avviso) {
        dopo.accept(quale.camera());
        pages.done(request, response, quale.dove(), avviso);
    }
}
