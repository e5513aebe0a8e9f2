package it.timbro.operatori.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Personale;
import it.timbro.operatori.Personale.Persona;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.web.PersonaView.Casella;
import it.timbro.operatori.web.PersonaView.Password;
import it.timbro.operatori.web.PersonaView.Riga;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.page.View;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who works here: the list, one person, and what a responsabile or an amministratore does about
/// her ([Personale]).
public final class PersonaleWeb implements HttpService {
    private final Personale personale;
    private final Pages pages;
    private final Quando quando;

    public PersonaleWeb(Personale personale, Pages pages, Quando quando) {
        this.personale = personale;
        this.pages = pages;
        this.quando = quando;
    }

    /// @param nuova a password just made: shown on this one answer and nowhere again
    /// @param login typed before, when the form was refused
    /// @param nome typed before
    public record ElencoView(
            Frame frame,
            List<Riga> righe,
            List<Casella> ruoli,
            Optional<Password> nuova,
            String login,
            String nome,
            Optional<Rejection> problema)
            implements View {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/operatori", (request, response) -> elenco(request, response, Optional.empty(), Optional.empty()));
        rules.post("/operatori", this::iscrivi);
        rules.get(
                "/operatori/{login}",
                (request, response) -> persona(request, response, Optional.empty(), Optional.empty()));
        rules.post("/operatori/{login}/ruoli", this::ruoli);
        rules.post("/operatori/{login}/sospendi", this::sospendi);
        rules.post("/operatori/{login}/riammetti", this::riammetti);
        rules.post("/operatori/{login}/password", this::password);
        rules.post("/operatori/{login}/sblocca", this::sblocca);
    }

    private void iscrivi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        try {
            Operatore nuovo = new Operatore(
                    form.required("login", "Utente").toLowerCase(Locale.ROOT),
                    form.required("nome", "Nome e cognome"),
                    ruoli(form.all("ruolo")));
            String password = personale.iscrivi(nuovo, Guard.operatore(request));
            pages.fatto(request, "/operatori"); // the same form again leads to the list: the password is shown once
            elenco(
                    request,
                    response,
                    Optional.of(new Password(nuovo.login(), nuovo.nome(), password)),
                    Optional.empty());
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), p -> elenco(request, response, Optional.empty(), p));
        }
    }

    private void password(ServerRequest request, ServerResponse response) {
        try {
            String password = personale.nuovaPassword(login(request), Guard.operatore(request));
            pages.fatto(request, "/operatori/" + login(request));
            String nome = personale.read(login(request)).iscritto().operatore().nome();
            persona(request, response, Optional.of(new Password(login(request), nome, password)), Optional.empty());
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), p -> persona(request, response, Optional.empty(), p));
        }
    }

    private void ruoli(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        carry(
                request,
                response,
                "Ruoli cambiati: valgono da subito.",
                () -> personale.cambiaRuoli(
                        login(request),
                        ruoli(List.of(form.text("visti").split(","))),
                        ruoli(form.all("ruolo")),
                        Guard.operatore(request)));
    }

    private void sospendi(ServerRequest request, ServerResponse response) {
        String motivo = Form.of(request).text("motivo");
        carry(
                request,
                response,
                "Sospeso: le sue sessioni sono chiuse e non entra più.",
                () -> personale.sospendi(login(request), motivo, Guard.operatore(request)));
    }

    private void riammetti(ServerRequest request, ServerResponse response) {
        carry(
                request,
                response,
                "Riammesso: può entrare di nuovo.",
                () -> personale.riammetti(login(request), Guard.operatore(request)));
    }

    private void sblocca(ServerRequest request, ServerResponse response) {
        carry(
                request,
                response,
                "Sbloccato: può provare subito a entrare.",
                () -> personale.sblocca(login(request), Guard.operatore(request)));
    }

    private void carry(ServerRequest request, ServerResponse response, String fatto, Runnable atto) {
        try {
            atto.run();
            pages.done(request, response, "/operatori/" + login(request), fatto);
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), p -> persona(request, response, Optional.empty(), p));
        }
    }

    private void elenco(
            ServerRequest request, ServerResponse response, Optional<Password> nuova, Optional<Rejection> problema) {
        Optional<Form> typed = problema.map(_ -> Form.of(request));
        pages.send(
                response,
                "operatori/operatori.jte",
                new ElencoView(
                        pages.frame(request, "Operatori"),
                        personale.tutti().stream().map(this::riga).toList(),
                        caselle(request, typed.map(form -> form.all("ruolo")).orElse(List.of())),
                        nuova,
                        typed.map(form -> form.text("login")).orElse(""),
                        typed.map(form -> form.text("nome")).orElse(""),
                        problema));
    }

    private void persona(
            ServerRequest request, ServerResponse response, Optional<Password> nuova, Optional<Rejection> problema) {
        Persona persona = personale.read(login(request));
        Operatore operatore = persona.iscritto().operatore();
        boolean miei = operatore.login().equals(Guard.login(request));
        boolean oltre =
                !Guard.operatore(request).ruoli().contains(Ruolo.RESPONSABILE) && operatore.haUno(Personale.NOMINATI);
        pages.send(
                response,
                "operatori/persona.jte",
                new PersonaView(
                        pages.frame(request, operatore.nome()),
                        riga(persona),
                        persona.iscritto().sospeso(),
                        persona.fermoFino().isAfter(Instant.EPOCH),
                        miei,
                        oltre,
                        caselle(request, Ruolo.codes(operatore.ruoli())),
                        String.join(",", Ruolo.codes(operatore.ruoli())),
                        nuova,
                        problema));
    }

    private Riga riga(Persona persona) {
        var iscritto = persona.iscritto();
        return new Riga(
                iscritto.login(),
                iscritto.operatore().nome(),
                iscritto.operatore().ruoli().stream()
                        .sorted()
                        .map(Ruolo::parola)
                        .collect(Collectors.joining(", ")),
                iscritto.accessoMs() == 0 ? "Mai" : quando.ora(iscritto.accessoMs()),
                stato(persona),
                iscritto.sospeso());
    }

    private String stato(Persona persona) {
        if (persona.iscritto().sospeso()) {
            return "Sospeso";
        }
        if (persona.fermoFino().isAfter(Instant.EPOCH)) {
            return "Bloccato da tentativi fino alle "
                    + quando.ora(persona.fermoFino().toEpochMilli());
        }
        return persona.iscritto().daCambiare() ? "Deve scegliere la password" : "Attivo";
    }

    private static List<Casella> caselle(ServerRequest request, Collection<String> scelti) {
        boolean responsabile = Guard.operatore(request).ruoli().contains(Ruolo.RESPONSABILE);
        return Arrays.stream(Ruolo.values())
                .map(ruolo -> new Casella(
                        ruolo.code(),
                        ruolo.parola(),
                        scelti.contains(ruolo.code()),
                        responsabile || !Personale.NOMINATI.contains(ruolo)))
                .toList();
    }

    private static Set<Ruolo> ruoli(List<String> codes) {
        return codes.stream()
                .map(code -> Ruolo.find(code)
                        .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("il ruolo «" + code + "» non esiste")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String login(ServerRequest request) {
        return request.path().pathParameters().get("login");
    }
}
