package it.timbro.centro.sedi.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.Riassegnazione;
import it.timbro.atti.Riassegnazione.Quadro;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.centro.sedi.web.RiassegnaView.Voce;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.page.SecondaPersona;
import it.timbro.pratica.Custodie.Proposta;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.NumeroPratica;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The two persons of a reassignment: one proposes, the other confirms, in a session of her own or at
/// the same desk.
public final class RiassegnaPage implements HttpService {
    private final Riassegnazione riassegnazione;
    private final SecondaPersona seconda;
    private final Pages pages;
    private final Quando quando;

    public RiassegnaPage(Riassegnazione riassegnazione, SecondaPersona seconda, Pages pages, Quando quando) {
        this.riassegnazione = riassegnazione;
        this.seconda = seconda;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/riassegna/{numero}", (request, response) -> show(request, response, Optional.empty()))
                .post("/riassegna/{numero}/proponi", this::proponi)
                .post("/riassegna/{numero}/conferma", this::conferma);
    }

    private void proponi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        carry(request, response, "Proposta registrata: ora un'altra persona la conferma.", numero -> {
            Causa causa = Arrays.stream(Causa.values())
                    .filter(value -> value.name().equals(form.text("causa")))
                    .findFirst()
                    .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("manca la causa"));
            riassegnazione.proponi(
                    numero,
                    form.number("versione"),
                    new Sede(form.required("sede", "A quale sede")),
                    causa,
                    form.text("motivo"),
                    Guard.login(request));
        });
    }

    private void conferma(ServerRequest request, ServerResponse response) {
        long versione = Form.of(request).number("versione");
        carry(
                request,
                response,
                "Pratica riassegnata: la nuova sede la riceve con tutta la sua storia.",
                numero -> riassegnazione.conferma(
                        numero,
                        versione,
                        seconda.find(request, Set.of(Ruolo.RESPONSABILE))
                                .map(Operatore::login)
                                .orElse(Guard.login(request))));
    }

    private interface Atto {
        void run(NumeroPratica numero);
    }

    private void carry(ServerRequest request, ServerResponse response, String fatto, Atto atto) {
        NumeroPratica numero = numero(request);
        try {
            atto.run(numero);
            pages.done(request, response, "/riassegna/" + numero, fatto);
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()));
        }
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Quadro quadro = riassegnazione.quadro(numero(request));
        String login = Guard.login(request);
        pages.send(
                response,
                "centro/sedi/riassegna.jte",
                new RiassegnaView(
                        pages.frame(request, "Riassegna " + quadro.scheda().numero()),
                        quadro.scheda(),
                        quadro.custodiaFinoMs().isPresent()
                                ? quando.ora(quadro.custodiaFinoMs().getAsLong())
                                : "",
                        quadro.proposta().map(this::frase).orElse(""),
                        quadro.proposta()
                                .filter(proposta -> !proposta.propostaDa().equals(login))
                                .isPresent(),
                        quadro.destinazioni().stream()
                                .map(ufficio -> new Voce(ufficio.sede().code(), ufficio.nome()))
                                .toList(),
                        quadro.cause().entrySet().stream()
                                .filter(causa -> causa.getValue().isEmpty())
                                .map(causa -> new Voce(
                                        causa.getKey().name(), causa.getKey().parola()))
                                .toList(),
                        quadro.cause().entrySet().stream()
                                .filter(causa -> !causa.getValue().isEmpty())
                                .map(causa -> causa.getKey().parola() + ": " + causa.getValue())
                                .toList(),
                        errore));
    }

    private String frase(Proposta proposta) {
        return proposta.propostaDa() + " ha proposto " + quando.ora(proposta.ms()) + " di passarla alla sede "
                + proposta.a().code() + ": " + proposta.causa().parola() + ". «" + proposta.motivo() + "»";
    }

    private static NumeroPratica numero(ServerRequest request) {
        String text = request.path().pathParameters().get("numero");
        return NumeroPratica.parse(text).orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica «" + text + "»"));
    }
}
