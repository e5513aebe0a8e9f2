package it.timbro.diritti.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.diritti.Cassa;
import it.timbro.diritti.Cassa.Pagato;
import it.timbro.diritti.Diritti;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.web.Differenza;
import java.util.Arrays;
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
                                new Scritto("", ""),
                                Optional.empty()))
                .post("/pratica/{numero}/pagamento", this::incassa);
    }

    private record Scritto(String mezzo, String riferimento) {}

    private void incassa(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Scheda scheda = scheda(request);
        String dopo = form.text("dopo");
        Scritto scritto = new Scritto(form.text("mezzo"), form.text("riferimento"));
        try {
            NumeroRicevuta ricevuta = cassa.incassa(
                    scheda,
                    form.number("cent"),
                    new Pagato(mezzo(scritto.mezzo()), scritto.riferimento()),
                    form.text("fondo").isEmpty() ? Optional.empty() : Optional.of(Importo.leggi(form.text("fondo"))),
                    Guard.login(request));
            pages.done(
                    request,
                    response,
                    "/pratica/" + scheda.numero() + (dopo.equals("ritiro") ? "/ritiro" : "/pagamento"),
                    "Incassato, ricevuta " + ricevuta + ".");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), errore -> show(request, response, dopo, scritto, errore));
        }
    }

    private static Mezzo mezzo(String code) {
        return Arrays.stream(Mezzo.values())
                .filter(mezzo -> mezzo.name().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("manca «Come paga»"));
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
        long cent = conto.map(Diritti.Conto::apertiCent).orElse(0L);
        pages.send(
                response,
                "diritti/pagamento.jte",
                new PagamentoView(
                        pages.frame(request, "Pagamento " + scheda.numero()),
                        scheda.numero().text(),
                        scheda.impresa().denominazione(),
                        cent,
                        Importo.cent(cent).toString(),
                        conto.map(Diritti.Conto::voci).orElse(List.of()).stream()
                                .map(voce -> new PagamentoView.Voce(
                                        voce.descrizione(),
                                        String.valueOf(voce.quanti()),
                                        Importo.cent(voce.totaleCent()).toString()))
                                .toList(),
                        mezzi,
                        scritto.mezzo().isEmpty() && !mezzi.isEmpty()
                                ? mezzi.getFirst().name()
                                : scritto.mezzo(),
                        scritto.riferimento(),
                        lettura.journal()
                                .read(rows -> lettura.incassi().aperto(rows, lettura.sede(), Guard.login(request)))
                                .isPresent(),
                        dopo.equals("ritiro") ? dopo : "",
                        lettura.journal().read(rows -> lettura.incassi().dellaPratica(rows, scheda.numero())).stream()
                                .map(riga -> RigaView.of(riga, quando))
                                .toList(),
                        errore));
    }
}
