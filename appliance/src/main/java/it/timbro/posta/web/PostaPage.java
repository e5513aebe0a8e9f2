package it.timbro.posta.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.journal.Journal;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.page.View;
import it.timbro.posta.Messaggi;
import it.timbro.posta.Posta;
import it.timbro.pratica.DellaPosta.Via;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the office has written and who must still get it, word for word: `/posta`.
public final class PostaPage implements HttpService {
    private final Posta posta;
    private final Messaggi messaggi;
    private final Journal journal;
    private final Pages pages;
    private final Quando quando;

    public PostaPage(Posta posta, Messaggi messaggi, Journal journal, Pages pages, Quando quando) {
        this.posta = posta;
        this.messaggi = messaggi;
        this.journal = journal;
        this.pages = pages;
        this.quando = quando;
    }

    public record PostaView(
            Frame frame,
            List<Messaggi.Messaggio> daSpedire,
            Map<String, Messaggi.Rifiuto> rifiuti,
            List<Messaggi.Messaggio> spediti,
            boolean puo,
            Quando quando)
            implements View {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/posta", this::show).post("/posta/{messaggio}/spedito", this::spedito);
    }

    private void show(ServerRequest request, ServerResponse response) {
        List<Messaggi.Messaggio> daSpedire = journal.read(rows -> messaggi.daSpedire(rows, Messaggi.MAX_RIGHE));
        Map<String, Messaggi.Rifiuto> rifiuti =
                journal.read(rows -> messaggi.rifiuti(rows, daSpedire)).entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, diUno -> diUno.getValue().getFirst()));
        List<Messaggi.Messaggio> spediti = journal.read(rows -> messaggi.spediti(rows, 20));
        boolean puo = Permessi.ammesso(Guard.operatore(request), "POST", "/posta/uno/spedito");
        pages.send(
                response,
                "posta/posta.jte",
                new PostaView(pages.frame(request, "Posta"), daSpedire, rifiuti, spediti, puo, quando));
    }

    private void spedito(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String scelta = form.text("via");
        Via via = Arrays.stream(Via.values())
                .filter(value -> value.name().equals(scelta))
                .findFirst()
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("non è detto come è stato spedito"));
        posta.spedito(request.path().pathParameters().get("messaggio"), via, form.text("nota"), Guard.login(request));
        pages.done(request, response, "/posta", "Segnato: l'impresa lo ha avuto.");
    }
}
