package it.timbro.centro.sedi.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.calendario.Calendario;
import it.timbro.calendario.Chiusura;
import it.timbro.centro.Camere;
import it.timbro.centro.sedi.Aperture;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// «Calendario»: closures of the centre's service and of the branches, on top of the dated policy.
public final class CalendarioPage implements HttpService {
    private static final String PATH = "/calendario";

    private final Aperture aperture;
    private final Camere camere;
    private final Pages pages;
    private final Quando quando;

    public CalendarioPage(Aperture aperture, Camere camere, Pages pages, Quando quando) {
        this.aperture = aperture;
        this.camere = camere;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(PATH, (request, response) -> show(request, response, Optional.empty(), ""))
                .post(PATH, this::chiudi)
                .post("/calendario/riapri", this::riapri);
    }

    private void chiudi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String motivo = form.text("motivo");
        try {
            aperture.chiudi(
                    form.required("chi", "Chi chiude"),
                    instant(form, "dal", "Dal"),
                    instant(form, "al", "Al"),
                    motivo,
                    Guard.login(request));
            pages.done(request, response, PATH, "Chiusura fissata: le sedi la sanno al prossimo scambio.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()), motivo);
        }
    }

    private void riapri(ServerRequest request, ServerResponse response) {
        aperture.riapri(Form.of(request).required("id", "Chiusura"), Guard.login(request));
        pages.done(request, response, PATH, "Chiusura tolta.");
    }

    private static Instant instant(Form form, String name, String label) {
        try {
            return LocalDateTime.parse(form.required(name, label))
                    .atZone(Calendario.ROMA)
                    .toInstant();
        } catch (DateTimeException e) {
            throw Problem.CHIUSURA_NON_VALIDA.rejected("la data e l'ora di «" + label + "» non sono scritte bene");
        }
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore, String motivo) {
        Frame frame = pages.frame(request, "Calendario");
        pages.send(
                response,
                "centro/sedi/calendario.jte",
                new CalendarioView(
                        frame,
                        frame.puo(Ruolo.AMMINISTRATORE),
                        aperture.fissate().stream()
                                .map(chiusura -> new CalendarioView.Riga(
                                        chiusura.id(),
                                        chi(chiusura.chi()),
                                        "dal " + quando.ora(chiusura.dal().toEpochMilli()) + " al "
                                                + quando.ora(chiusura.al().toEpochMilli()),
                                        chiusura.motivo()))
                                .toList(),
                        Stream.concat(
                                        Stream.of(Chiusura.CENTRO),
                                        camere.tutte().stream()
                                                .flatMap(camera -> camera.uffici().stream())
                                                .map(ufficio -> ufficio.sede().code()))
                                .map(code -> new CalendarioView.Chi(code, chi(code)))
                                .toList(),
                        errore,
                        motivo));
    }

    private String chi(String code) {
        return code.equals(Chiusura.CENTRO)
                ? "Il servizio della centrale"
                : "La sede di "
                        + uffici().stream()
                                .filter(ufficio -> ufficio.sede().code().equals(code))
                                .findFirst()
                                .map(Camere.Ufficio::nome)
                                .orElse(code);
    }

    private List<Camere.Ufficio> uffici() {
        return camere.tutte().stream()
                .flatMap(camera -> camera.uffici().stream())
                .toList();
    }
}
