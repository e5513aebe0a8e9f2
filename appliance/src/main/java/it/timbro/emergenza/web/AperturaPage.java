package it.timbro.emergenza.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.Apertura;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroPratica;
import java.util.List;
import java.util.Optional;

/// «Apri la pratica»: from a registered presentazione whose modello was not there at once.
public final class AperturaPage implements HttpService {
    private final Apertura apertura;
    private final PresentazionePage.Precompilate minute;
    private final PresentazionePage presentazioni;
    private final Pages pages;

    /// @param presentazioni shows a refusal on its own page
    public AperturaPage(
            Apertura apertura, PresentazionePage.Precompilate minute, PresentazionePage presentazioni, Pages pages) {
        this.apertura = apertura;
        this.minute = minute;
        this.presentazioni = presentazioni;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/presentazione/{id}/pratica", this::apri);
    }

    private void apri(ServerRequest request, ServerResponse response) {
        IdPresentazione id = new IdPresentazione(request.path().pathParameters().get("id"));
        Optional<IdPresentazione> minuta = Optional.of(Form.of(request).text("minuta"))
                .filter(text -> !text.isEmpty())
                .map(IdPresentazione::new);
        try {
            NumeroPratica numero = apertura.apri(id, modello(minuta), Guard.login(request));
            minuta.ifPresent(scritta -> minute.usata(scritta, Guard.login(request)));
            pages.done(request, response, "/pratica/" + numero, "Pratica " + numero + " aperta: adesso si istruisce.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            presentazioni.una(request, response, Optional.of(e.rejection()));
        }
    }

    private List<Allegato> modello(Optional<IdPresentazione> minuta) {
        return minuta.map(id -> minute.leggi(id)
                        .orElseThrow(() -> Problem.NON_TROVATO.rejected("la minuta"))
                        .documenti())
                .orElse(List.of());
    }
}
