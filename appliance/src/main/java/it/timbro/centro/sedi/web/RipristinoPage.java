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
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.Contatti.Contatto;
import it.timbro.centro.sedi.Ripristino;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.page.SecondaPersona;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// «Ripristino»: which branches a centre that was put back from a copy still has to hear, and the act of two
/// persons not to wait for one that is lost; or to say that it was, where a branch cannot show it.
public final class RipristinoPage implements HttpService {
    private static final String PATH = "/ripristino";

    private final Ripristino ripristino;
    private final Contatti contatti;
    private final Camere camere;
    private final SecondaPersona seconda;
    private final Pages pages;
    private final Quando quando;

    public RipristinoPage(
            Ripristino ripristino,
            Contatti contatti,
            Camere camere,
            SecondaPersona seconda,
            Pages pages,
            Quando quando) {
        this.ripristino = ripristino;
        this.contatti = contatti;
        this.camere = camere;
        this.seconda = seconda;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(PATH, (request, response) -> show(request, response, Optional.empty()))
                .post(PATH + "/{sede}", this::nonAspettare)
                .post(PATH + "/{sede}/copia", this::dichiara);
    }

    private void dichiara(ServerRequest request, ServerResponse response) {
        inDue(
                request,
                response,
                ripristino::dichiara,
                sede -> "La centrale riparte come copia: ora risente le sedi della camera " + sede.camera() + ".");
    }

    private void nonAspettare(ServerRequest request, ServerResponse response) {
        inDue(
                request,
                response,
                ripristino::nonAspettare,
                sede -> "La sede " + sede
                        + " non si aspetta più. Se un giorno chiama, quello che ha fatto arriva lo stesso.");
    }

    /// What two persons decide of a branch, for a reason.
    private interface Decisione {
        void prendi(Sede sede, String motivo, String una, String altra);
    }

    private void inDue(
            ServerRequest request, ServerResponse response, Decisione decisione, Function<Sede, String> fatto) {
        Sede sede = camere.ufficio(new Sede(request.path().pathParameters().get("sede")))
                .sede();
        try {
            String altra = seconda.read(request, Set.of(Ruolo.RESPONSABILE)).login();
            decisione.prendi(sede, Form.of(request).text("motivo"), Guard.login(request), altra);
            pages.done(request, response, PATH, fatto.apply(sede));
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()));
        }
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Frame frame = pages.frame(request, "Ripristino della centrale");
        pages.send(
                response,
                "centro/sedi/ripristino.jte",
                new RipristinoView(
                        frame,
                        frame.puo(Ruolo.RESPONSABILE),
                        camere.tutte().stream()
                                .flatMap(camera -> ripristino.silenzio(camera.sigla()).stream()
                                        .map(silenzio -> ferma(camera, silenzio)))
                                .toList(),
                        camere.tutte().stream()
                                .filter(camera -> !ripristino.inCorso(camera.sigla()))
                                .flatMap(camera -> ripristino.senzaProva(camera.sigla()).stream())
                                .map(this::muta)
                                .toList(),
                        errore));
    }

    private RipristinoView.Ferma ferma(Camere.Camera camera, Ripristino.Silenzio silenzio) {
        return new RipristinoView.Ferma(
                camera.sigla().code(),
                camera.nome(),
                quando.dal(silenzio.daMs()),
                silenzio.come(),
                silenzio.mute().stream().map(this::muta).toList());
    }

    private RipristinoView.Muta muta(Sede sede) {
        return new RipristinoView.Muta(
                sede.code(),
                camere.ufficio(sede).nome(),
                contatti.find(sede).flatMap(this::ultimo).orElse("mai, che qui si sappia"));
    }

    private Optional<String> ultimo(Contatto contatto) {
        return contatto.chiavetta()
                .filter(una -> una.lettaMs() > contatto.ms())
                .map(una -> quando.ora(una.lettaMs()) + ", per chiavetta")
                .or(() -> contatto.ms() > 0 ? Optional.of(quando.ora(contatto.ms())) : Optional.empty());
    }
}
