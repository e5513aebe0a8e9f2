package it.timbro.registri.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.AnnullamentoProtocollo;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.View;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.NumeroProtocollo;
import java.util.Optional;

/// At the centre, `/protocollo/annulla`: a registration of the ordinary protocol is annulled by who may
/// (DPR 445/2000, art. 54). Nothing disappears.
public final class AnnullamentoPage implements HttpService {
    private static final String PATH = "/protocollo/annulla";

    private final AnnullamentoProtocollo annullamento;
    private final Pages pages;

    public AnnullamentoPage(AnnullamentoProtocollo annullamento, Pages pages) {
        this.annullamento = annullamento;
        this.pages = pages;
    }

    /// @param numero as it was typed, or as the register's page passed it on
    public record AnnullamentoView(Frame frame, String numero, String atto, String motivo, Optional<Rejection> errore)
            implements View {}

    @Override
    public void routing(HttpRules rules) {
        rules.get(PATH, this::chiedi).post(PATH, this::annulla);
    }

    private void chiedi(ServerRequest request, ServerResponse response) {
        String numero = request.query().first("numero").orElse("").strip();
        show(
                request,
                response,
                NumeroProtocollo.parse(numero).map(NumeroProtocollo::text).orElse(""),
                "",
                "",
                Optional.empty());
    }

    private void annulla(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String typed = form.text("numero");
        try {
            NumeroProtocollo numero = NumeroProtocollo.parse(typed)
                    .orElseThrow(() -> Problem.PROTOCOLLO_NON_ANNULLABILE.rejected(
                            "«" + typed + "» non è un numero di protocollo come GE/2026/0000012"));
            annullamento.annulla(
                    numero,
                    new Autorizzazione(
                            Guard.operatore(request).nome(), form.text("atto"), Autorizzazione.Pervenuta.IN_SEDE),
                    form.text("motivo"),
                    Guard.login(request));
            pages.done(
                    request,
                    response,
                    "/registri/protocollo",
                    "Registrazione " + numero + " annullata: resta nel registro, con l'atto accanto.");
        } catch (RejectedException e) {
            Pages.refused(
                    response,
                    e.rejection(),
                    errore -> show(request, response, typed, form.text("atto"), form.text("motivo"), errore));
        }
    }

    private void show(
            ServerRequest request,
            ServerResponse response,
            String numero,
            String atto,
            String motivo,
            Optional<Rejection> errore) {
        pages.send(
                response,
                "registri/annulla.jte",
                new AnnullamentoView(pages.frame(request, "Annulla una registrazione"), numero, atto, motivo, errore));
    }
}
