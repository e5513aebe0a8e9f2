package it.timbro.diritti.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.diritti.Cassa;
import it.timbro.diritti.Diritti;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.web.ComePaga;
import it.timbro.pratica.web.Differenza;
import java.util.List;
import java.util.Optional;

/// A payment for a pratica, on the way between print and handover: the slip's number and one key.
/// Who has no till open opens it in the same step.
public final class PagamentoPage implements HttpService {
    private final Cassa cassa;
    private final Lettura lettura;
    private final Pages pages;
    private final Quando quando;

    public PagamentoPage(Cassa cassa, Lettura lettura, Pages pages, Quando quando) {
        this.cassa = cassa;
        this.lettura = lettura;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                        "/pratica/{numero}/pagamento",
                        (request, response) -> show(
                                request,
                                response,
                                request.query().first("dopo").orElse(""),
                                new Scritto("", "", ""),
                                Optional.empty()))
                .post("/pratica/{numero}/pagamento", this::incassa);
    }

    private record Scritto(String mezzo, String riferimento, String fondo) {}

    private void incassa(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        NumeroPratica numero = Differenza.numero(request);
        String dopo = form.text("dopo");
        Scritto scritto = new Scritto(form.text("mezzo"), form.text("riferimento"), form.text("fondo"));
        try {
            NumeroRicevuta ricevuta = cassa.incassa(
                    numero,
                    form.number("versione"),
                    form.number("cent"),
                    new ComePaga(form).pagato(),
                    Guard.login(request));
            pages.done(
                    request,
                    response,
                    "/pratica/" + numero + (dopo.equals("ritiro") ? "/ritiro" : "/pagamento"),
                    "Incassato, ricevuta " + ricevuta + ".");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), errore -> show(request, response, dopo, scritto, errore));
        }
    }

    private Scheda scheda(ServerRequest request) {
        return lettura.journal().read(rows -> lettura.pratiche().read(rows, Differenza.numero(request)));
    }

    private void show(
            ServerRequest request, ServerResponse response, String dopo, Scritto scritto, Optional<Rejection> errore) {
        Scheda scheda = scheda(request);
        Optional<Diritti.Conto> conto =
                lettura.journal().read(rows -> lettura.diritti().find(rows, scheda.numero()));
        List<Mezzo> mezzi = lettura.politiche()
                .valida(lettura.sede(), quando.oggi())
                .incassi()
                .mezzi();
        long cent = lettura.journal().read(rows -> cassa.daPagareCent(rows, scheda));
        boolean telemaco = cent == 0
                && scheda.sede().equals(lettura.sede())
                && conto.filter(open -> open.apertiCent() > 0).isPresent();
        pages.send(
                response,
                "diritti/pagamento.jte",
                new PagamentoView(
                        pages.frame(request, "Pagamento " + scheda.numero()),
                        scheda.numero().text(),
                        scheda.versione(),
                        scheda.impresa().denominazione(),
                        cent,
                        telemaco,
                        Importo.cent(cent).toString(),
                        conto.map(Diritti.Conto::voci).orElse(List.of()).stream()
                                .map(voce -> new PagamentoView.Voce(
                                        voce.descrizione(),
                                        String.valueOf(voce.quanti()),
                                        Importo.cent(voce.totaleCent()).toString()))
                                .toList(),
                        mezzi,
                        scritto.mezzo(),
                        scritto.riferimento(),
                        scritto.fondo(),
                        lettura.journal().read(rows -> cassa.aperta(rows, Guard.login(request))),
                        dopo.equals("ritiro") ? dopo : "",
                        lettura.journal().read(rows -> lettura.incassi().dellaPratica(rows, scheda.numero())).stream()
                                .map(riga -> RigaView.of(riga, quando))
                                .toList(),
                        errore));
    }
}
