package it.timbro.imprese.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.imprese.ElencoImprese;
import it.timbro.imprese.Schedario;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The centre takes in a list of companies of one chamber, from the Registro delle imprese.
public final class ImportaPage implements HttpService {
    private static final String PATH = "/imprese/importa";

    private final Schedario schedario;
    private final List<ImportaView.Camera> camere;
    private final Consumer<Sede> dopo;
    private final Pages pages;

    /// @param dopo told the chamber when something was written
    public ImportaPage(Schedario schedario, List<ImportaView.Camera> camere, Consumer<Sede> dopo, Pages pages) {
        this.schedario = schedario;
        this.camere = camere;
        this.dopo = dopo;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                        PATH,
                        (request, response) -> show(
                                request,
                                response,
                                Optional.empty(),
                                camere.getFirst().sigla(),
                                ""))
                .post(PATH, this::importa);
    }

    private void importa(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String sigla = form.required("camera", "Camera");
        String elenco = form.text("elenco");
        try {
            Sede camera = new Sede(sigla);
            List<ElencoImprese.Voce> voci = ElencoImprese.leggi(elenco);
            int scritte = schedario.importa(camera, voci, Guard.login(request));
            dopo.accept(camera);
            pages.done(
                    request,
                    response,
                    "/imprese",
                    "Imprese lette: " + voci.size() + "; nuove o cambiate: " + scritte
                            + ". Le sedi le ricevono un po' alla volta.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()), sigla, elenco);
        }
    }

    private void show(
            ServerRequest request, ServerResponse response, Optional<Rejection> errore, String camera, String elenco) {
        pages.send(
                response,
                "imprese/importa.jte",
                new ImportaView(pages.frame(request, "Importa imprese"), camere, errore, camera, elenco));
    }
}
