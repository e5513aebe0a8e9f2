package it.timbro.registri.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.page.Pages;
import it.timbro.registri.Cruscotti;
import it.timbro.registri.Cruscotto;
import it.timbro.registri.Csv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// `/cruscotti`: a few questions of the responsabile, each drawn, written as a table, and as CSV. They
/// name no person.
public final class CruscottiPage implements HttpService {
    private static final HttpMediaType CSV = HttpMediaType.create("text/csv; charset=utf-8; header=present");

    private final Journal journal;
    private final Cruscotti cruscotti;
    private final Uffici uffici;
    private final Domande domande;
    private final Pages pages;

    /// What it asks of others.
    public record Domande(Ufficio ufficio, Time time) {}

    /// The days of an office.
    @FunctionalInterface
    public interface Ufficio {
        Cruscotti.Giorni giorni(Reading rows, Sede sede);
    }

    public CruscottiPage(Journal journal, Cruscotti cruscotti, Uffici uffici, Domande domande, Pages pages) {
        this.journal = journal;
        this.cruscotti = cruscotti;
        this.uffici = uffici;
        this.domande = domande;
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/cruscotti", this::show).get("/cruscotti/{cruscotto}/csv", this::csv);
    }

    private List<Cruscotto> tutti(Sede sede) {
        return journal.read(rows -> cruscotti.tutti(
                rows, sede, domande.time().now(), domande.ufficio().giorni(rows, sede)));
    }

    private Sede sede(ServerRequest request) {
        return uffici.sede(request.query().first("sede").orElse(""));
    }

    private void show(ServerRequest request, ServerResponse response) {
        Sede sede = sede(request);
        pages.send(
                response,
                "registri/cruscotti.jte",
                new CruscottiView(
                        pages.frame(request, "Cruscotti"),
                        uffici.nome().apply(sede),
                        sede.code(),
                        tutti(sede).stream().map(CruscottiView::disegno).toList(),
                        uffici.sedi().entrySet().stream()
                                .map(uno -> new RegistriView.Scelta(
                                        uno.getKey(),
                                        uno.getValue(),
                                        uno.getKey().equals(sede.code())))
                                .toList()));
    }

    private void csv(ServerRequest request, ServerResponse response) {
        String codice = request.path().pathParameters().get("cruscotto");
        Cruscotto cruscotto = tutti(sede(request)).stream()
                .filter(uno -> uno.codice().equals(codice))
                .findFirst()
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il cruscotto " + codice));
        response.headers().contentType(CSV);
        response.headers().set(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=" + cruscotto.codice() + ".csv");
        response.send(bytes(cruscotto));
    }

    private static byte[] bytes(Cruscotto cruscotto) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Csv csv = new Csv(out);
        try {
            csv.riga(List.of("Voce", "Quanti", "In parole"));
            for (Cruscotto.Barra barra : cruscotto.barre()) {
                csv.riga(List.of(barra.voce(), Long.toString(barra.valore()), barra.detto()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a dashboard in memory", e);
        }
        return out.toByteArray();
    }
}
