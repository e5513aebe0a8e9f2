package it.timbro.diritti.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.diritti.Crediti;
import it.timbro.diritti.Vincoli;
import it.timbro.diritti.web.CreditiView.Riga;
import it.timbro.diritti.web.CreditiView.Voce;
import it.timbro.journal.Journal;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Importo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// «Crediti delle imprese», at the centre: what a company paid in, and how much of it each branch
/// holds to debit while it is alone.
public final class CreditiPage implements HttpService {
    private static final String PATH = "/crediti";

    private final Vincoli vincoli;
    private final Crediti crediti;
    private final Journal journal;
    private final Map<String, String> sedi;
    private final Pages pages;

    /// @param sedi names of the branches by their code, in the order in which they are offered
    public CreditiPage(Vincoli vincoli, Crediti crediti, Journal journal, Map<String, String> sedi, Pages pages) {
        this.vincoli = vincoli;
        this.crediti = crediti;
        this.journal = journal;
        this.sedi = sedi;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(PATH, (request, response) -> show(request, response, Optional.empty()))
                .post("/crediti/versamento", this::versa)
                .post("/crediti/sede", this::vincola);
    }

    private void versa(ServerRequest request, ServerResponse response) {
        carry(request, response, "Versamento registrato.", form -> {
            String camera = form.required("camera", "Camera");
            known(camere().contains(camera), camera);
            vincoli.versa(
                    new Sede(camera), impresa(form), importo(form), form.text("riferimento"), Guard.login(request));
        });
    }

    private void vincola(ServerRequest request, ServerResponse response) {
        carry(request, response, "Credito assegnato alla sede: da adesso si rinnova da solo.", form -> {
            String sede = form.required("sede", "Sede");
            known(sedi.containsKey(sede), sede);
            vincoli.vincola(new Sede(sede), impresa(form), importo(form), Guard.login(request));
        });
    }

    private interface Atto {
        void run(Form form);
    }

    private void carry(ServerRequest request, ServerResponse response, String fatto, Atto atto) {
        try {
            atto.run(Form.of(request));
            pages.done(request, response, PATH, fatto);
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()));
        }
    }

    private static void known(boolean known, String code) {
        if (!known) {
            throw Problem.SEDE_SCONOSCIUTA.rejected(code);
        }
    }

    private static CodiceFiscale impresa(Form form) {
        String typed = form.required("impresa", "Codice fiscale dell'impresa");
        return CodiceFiscale.parse(typed).orElseThrow(() -> Problem.CODICE_FISCALE_ERRATO.rejected(typed));
    }

    private static Importo importo(Form form) {
        return Importo.leggi(form.required("importo", "Importo"));
    }

    private List<String> camere() {
        return sedi.keySet().stream()
                .map(code -> code.substring(0, 2))
                .distinct()
                .toList();
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Frame frame = pages.frame(request, "Crediti delle imprese");
        List<Riga> rows = journal.read(snapshot -> camere().stream()
                .flatMap(camera -> crediti.conti(snapshot, new Sede(camera)).stream()
                        .map(conto -> new Riga(
                                camera,
                                conto.impresa().valore(),
                                conto.versato().toString(),
                                conto.inSede().toString(),
                                conto.addebitato().toString(),
                                conto.disponibile().toString())))
                .toList());
        pages.send(
                response,
                "diritti/crediti.jte",
                new CreditiView(
                        frame,
                        frame.puo(Ruolo.CASSA, Ruolo.RESPONSABILE),
                        rows,
                        camere(),
                        sedi.entrySet().stream()
                                .map(sede -> new Voce(sede.getKey(), sede.getValue()))
                                .toList(),
                        errore));
    }
}
