package it.timbro.centro.a2a.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.centro.a2a.Elenco;
import it.timbro.centro.a2a.Facolta;
import it.timbro.centro.a2a.Mittente;
import it.timbro.centro.a2a.Regole;
import it.timbro.centro.a2a.Utenti;
import it.timbro.pratica.NumeroPratica;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// Mounted at `/ptcows`: what a company's program asks before it offers a choice. Credentials stand in the JSON
/// body (`user`, `passwd`, `utenteOperativo`), with the chamber (`cciaa`). Every answer is `{"esito": ...}`.
public final class PtcowsService implements HttpService {
    private final Utenti utenti;
    private final Facolta facolta;
    private final Elenco elenco;

    public PtcowsService(Utenti utenti, Facolta facolta, Elenco elenco) {
        this.utenti = utenti;
        this.facolta = facolta;
        this.elenco = elenco;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/getStatus", Risposte.call((_, response) -> Risposte.ok(response, Map.of("esito", "OK"))));
        check(rules, "checkPagamentoDifferito", Regole::pagamentoDifferito);
        check(rules, "checkStampaAzienda", Regole::stampaAzienda);
        check(rules, "checkUrgenze", Regole::urgenze);
        check(rules, "checkSupportoFormulario", Regole::formulario);
        check(rules, "checkSupportoFoglioBianco", Regole::foglioBianco);
        ask(rules, "checkRettificaModelloBase", this::rettificaModelloBase);
        ask(
                rules,
                "getNumeroMaxPraticheUrgentiAnno",
                domanda -> domanda.regole().urgentiAnno());
        ask(rules, "getNumeroPraticheInviateUrgentiAnno", this::urgentiInviate);
        rules.any(Risposte.call((request, _) -> {
            throw Problem.NON_TROVATO.rejected(
                    request.prologue().method().text() + " " + request.path().path());
        }));
    }

    private record Domanda(Mittente mittente, Corpo corpo, Regole regole) {}

    private void check(HttpRules rules, String name, Predicate<Regole> answer) {
        ask(rules, name, domanda -> answer.test(domanda.regole()));
    }

    private void ask(HttpRules rules, String name, Function<Domanda, Object> answer) {
        rules.post("/" + name, Risposte.call((request, response) -> reply(request, response, answer)));
    }

    private void reply(ServerRequest request, ServerResponse response, Function<Domanda, Object> answer) {
        Corpo corpo = Corpo.read(request.content().inputStream());
        Mittente mittente = utenti.autentica(
                corpo.testo("user"),
                corpo.testo("passwd"),
                corpo.testo("utenteOperativo"),
                request.remotePeer().host());
        Domanda domanda = new Domanda(mittente, corpo, facolta.regole(corpo.testo("cciaa")));
        Risposte.ok(response, Map.of("esito", answer.apply(domanda)));
    }

    /// With a pratica: whether it waits for a rettifica; without: whether the chamber allows it at all.
    private boolean rettificaModelloBase(Domanda domanda) {
        if (!domanda.regole().rettificaModelloBase()
                || domanda.corpo().testo("codPratica").isEmpty()) {
            return domanda.regole().rettificaModelloBase();
        }
        NumeroPratica numero = NumeroPratica.parse(domanda.corpo().testo("codPratica"))
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("codPratica non è un numero di pratica"));
        return elenco.attendeRettifica(domanda.mittente(), numero);
    }

    private long urgentiInviate(Domanda domanda) {
        String codice = domanda.corpo().testo("codFiscale");
        return facolta.urgentiInviate(codice.isEmpty() ? domanda.mittente().codiceFiscale() : codice);
    }
}
