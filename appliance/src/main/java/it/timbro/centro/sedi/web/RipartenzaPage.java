package it.timbro.centro.sedi.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.centro.sedi.Ripartenza;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.SecondaPersona;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.DellIncarnazione.PerBusta;
import java.util.Optional;
import java.util.Set;

/// «Ripartenza»: two persons give a branch without a line a new incarnation, for the code that somebody
/// there reads out; the next stick carries it.
public final class RipartenzaPage implements HttpService {
    private final Ripartenza ripartenza;
    private final Camere camere;
    private final SecondaPersona seconda;
    private final Pages pages;

    public RipartenzaPage(Ripartenza ripartenza, Camere camere, SecondaPersona seconda, Pages pages) {
        this.ripartenza = ripartenza;
        this.camere = camere;
        this.seconda = seconda;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/ripartenza/{sede}", (request, response) -> show(request, response, Optional.empty(), "", ""))
                .post("/ripartenza/{sede}", this::riparti);
    }

    private void riparti(ServerRequest request, ServerResponse response) {
        Sede sede = sede(request);
        Form form = Form.of(request);
        String codice = form.text("codice");
        String motivo = form.text("motivo");
        try {
            String altra = seconda.read(request, Set.of(Ruolo.RESPONSABILE)).login();
            int vita = ripartenza
                    .concedi(sede, codice, motivo, Guard.login(request), altra)
                    .incarnation();
            pages.done(
                    request,
                    response,
                    "/ripartenza/" + sede,
                    "Data l'incarnazione " + vita + ". Adesso prepara la busta.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()), codice, motivo);
        }
    }

    private Sede sede(ServerRequest request) {
        return camere.ufficio(new Sede(request.path().pathParameters().get("sede")))
                .sede();
    }

    private void show(
            ServerRequest request, ServerResponse response, Optional<Rejection> errore, String codice, String motivo) {
        Sede sede = sede(request);
        pages.send(
                response,
                "centro/sedi/ripartenza.jte",
                new RipartenzaView(
                        pages.frame(request, "Ripartenza della sede " + sede),
                        sede.code(),
                        camere.ufficio(sede).nome(),
                        ripartenza.inAttesa(sede).map(RipartenzaPage::frase).orElse(""),
                        codice,
                        motivo,
                        errore));
    }

    private static String frase(IncarnazioneAssegnata data) {
        PerBusta busta = data.busta();
        String chi = busta == null
                ? "chiesta dalla sede (" + data.chiestaDa() + ")"
                : "da " + data.chiestaDa() + " e " + busta.confermataDa();
        return "Incarnazione " + data.numero() + " data " + chi + ": «" + data.motivo() + "». La sede non l'ha ancora"
                + " cominciata.";
    }
}
