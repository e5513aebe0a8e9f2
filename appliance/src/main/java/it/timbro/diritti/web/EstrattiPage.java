package it.timbro.diritti.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.diritti.Estratti;
import it.timbro.diritti.Incassi;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.page.Upload;
import it.timbro.pratica.DegliIncassi.EstrattoRiscontrato;
import it.timbro.pratica.Mezzo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// «Estratti»: what was taken by POS and pagoPA, held against the statements of who moves the money.
public final class EstrattiPage implements HttpService {
    private static final String PATH = "/cassa/estratti";
    private static final int MAX_BYTES = 256 << 10;
    private static final int MAX_ESTRATTI = 12;
    private static final int MAX_RIGHE = 200;
    private static final List<Mezzo> MEZZI = Arrays.stream(Mezzo.values())
            .filter(mezzo -> !mezzo.riferimento().isEmpty())
            .toList();

    private final Estratti estratti;
    private final Lettura lettura;
    private final Pages pages;
    private final Quando quando;

    public EstrattiPage(Estratti estratti, Lettura lettura, Pages pages, Quando quando) {
        this.estratti = estratti;
        this.lettura = lettura;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(PATH, (request, response) -> show(request, response, Optional.empty()))
                .post(PATH, this::riscontra);
    }

    private void riscontra(ServerRequest request, ServerResponse response) {
        try {
            String scelto = Form.of(request).text("mezzo");
            Mezzo mezzo = MEZZI.stream()
                    .filter(uno -> uno.name().equals(scelto))
                    .findFirst()
                    .orElseThrow(() -> Problem.ESTRATTO_NON_VALIDO.rejected("di che cosa è, POS o pagoPA"));
            byte[] file = Upload.of(request)
                    .bytes(MAX_BYTES)
                    .orElseThrow(() -> Problem.TROPPO_GRANDE.rejected("un estratto ha al più 256 KB"));
            EstrattoRiscontrato fatto =
                    estratti.riscontra(mezzo, new String(file, StandardCharsets.UTF_8), Guard.login(request));
            pages.done(
                    request,
                    response,
                    PATH,
                    "Estratto letto: riscontrati " + fatto.trovati().size() + ", da guardare "
                            + fatto.diverse().size() + ".");
        } catch (RejectedException e) {
            Pages.refused(response, e.rejection(), errore -> show(request, response, errore));
        }
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Frame frame = pages.frame(request, "Estratti");
        EstrattiView view = lettura.journal()
                .read(rows -> new EstrattiView(
                        frame,
                        Permessi.ammesso(Guard.operatore(request), "POST", PATH),
                        MEZZI,
                        lettura.incassi().estratti(rows, lettura.sede(), MAX_ESTRATTI).stream()
                                .map(this::letto)
                                .toList(),
                        lettura.incassi().daRiscontrare(rows, lettura.sede(), MEZZI, MAX_RIGHE).stream()
                                .map(riga -> RigaView.of(riga, quando))
                                .toList(),
                        errore));
        pages.send(response, "diritti/estratti.jte", view);
    }

    private EstrattiView.Letto letto(Incassi.EstrattoLetto letto) {
        return new EstrattiView.Letto(
                letto.mezzo().nome() + ", dal " + quando.giorno(letto.dal()) + " al " + quando.giorno(letto.al()),
                "Letto " + quando.ora(letto.ms()) + " da " + letto.operatore() + ": " + letto.righe()
                        + (letto.righe() == 1 ? " pagamento" : " pagamenti"),
                letto.diverse());
    }
}
