package it.timbro.formulari.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Magazzino;
import it.timbro.formulari.web.FormulariView.Quanti;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.pratica.SerialeFormulario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stock of blanks: what is there, and a new packet in.
public final class FormulariPage implements HttpService {
    private final Magazzino magazzino;
    private final Pages pages;

    public FormulariPage(Magazzino magazzino, Pages pages) {
        this.magazzino = magazzino;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/formulari", (request, response) -> show(request, response, Optional.empty(), "", ""))
                .post("/formulari", this::carica);
    }

    private void carica(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String primo = form.text("primo");
        String ultimo = form.text("ultimo");
        try {
            magazzino.carica(primo, ultimo, Guard.login(request));
            pages.done(request, response, "/formulari", "Formulari caricati.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()), primo, ultimo);
        }
    }

    private void show(
            ServerRequest request, ServerResponse response, Optional<Rejection> errore, String primo, String ultimo) {
        Map<Formulari.Stato, Integer> quanti = magazzino.quanti();
        List<Quanti> giacenza = Arrays.stream(Formulari.Stato.values())
                .map(stato -> new Quanti(stato.parola(), quanti.getOrDefault(stato, 0)))
                .toList();
        Frame frame = pages.frame(request, "Formulari");
        pages.send(
                response,
                "formulari/formulari.jte",
                new FormulariView(
                        frame,
                        giacenza,
                        magazzino.prossimo().map(SerialeFormulario::text),
                        frame.puo(Ruolo.OPERATORE, Ruolo.RESPONSABILE, Ruolo.AMMINISTRATORE),
                        errore,
                        primo,
                        ultimo));
    }
}
