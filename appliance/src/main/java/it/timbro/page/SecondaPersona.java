package it.timbro.page;

import io.helidon.webserver.http.ServerRequest;
import it.timbro.base.Problem;
import it.timbro.operatori.Ingresso;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import java.util.Optional;
import java.util.Set;

/// Two persons at one desk: the form of an act that two have to do takes the second one's login and
/// password, by the template `page/seconda.jte`. The same person twice is refused.
public final class SecondaPersona {
    static final String PREFISSO = "seconda.";

    private final Ingresso ingresso;

    public SecondaPersona(Ingresso ingresso) {
        this.ingresso = ingresso;
    }

    /// Who vouches with the person of the session.
    ///
    /// @param ruoli one of them the second must have
    /// @return empty if nobody typed a name: the act may leave it at that, or refuse
    public Optional<Operatore> find(ServerRequest request, Set<Ruolo> ruoli) {
        Form form = Form.of(request);
        String login = form.text(PREFISSO + "login");
        if (login.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ingresso.seconda(
                Guard.sessione(request).orElseThrow(Problem.ACCESSO_RICHIESTO::rejected),
                login,
                form.raw(PREFISSO + "password"),
                request.remotePeer().host(),
                ruoli));
    }

    /// The same, where the act cannot be done by one.
    public Operatore read(ServerRequest request, Set<Ruolo> ruoli) {
        return find(request, ruoli).orElseThrow(Problem.SERVE_UN_ALTRA_PERSONA::rejected);
    }
}
