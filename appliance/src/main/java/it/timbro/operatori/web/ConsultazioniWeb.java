package it.timbro.operatori.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.operatori.Consultazioni;
import it.timbro.operatori.Consultazioni.Consultazione;
import it.timbro.page.Frame;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.page.View;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Who looked at what, for the responsabile.
public final class ConsultazioniWeb implements HttpService {
    private static final int RIGHE = 100;
    private static final int MAX_TYPED = 120;

    private final Consultazioni consultazioni;
    private final Pages pages;
    private final Quando quando;

    public ConsultazioniWeb(Consultazioni consultazioni, Pages pages, Quando quando) {
        this.consultazioni = consultazioni;
        this.pages = pages;
        this.quando = quando;
    }

    /// @param altre address of the next page, "" if this is the last
    public record ConsultazioniView(Frame frame, List<Riga> righe, String chi, String oggetto, String altre)
            implements View {}

    public record Riga(String quando, String iso, String chi, String cosa, String oggetto) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/consultazioni", this::show);
    }

    private void show(ServerRequest request, ServerResponse response) {
        String chi = typed(request, "chi").toLowerCase(Locale.ROOT);
        String oggetto = typed(request, "oggetto").toUpperCase(Locale.ROOT);
        List<Consultazione> found = consultazioni.elenco(chi, oggetto, prima(request), RIGHE + 1);
        List<Consultazione> shown = found.subList(0, Math.min(found.size(), RIGHE));
        pages.send(
                response,
                "operatori/consultazioni.jte",
                new ConsultazioniView(
                        pages.frame(request, "Consultazioni"),
                        shown.stream().map(this::riga).toList(),
                        chi,
                        oggetto,
                        found.size() > RIGHE
                                ? "/consultazioni?chi=" + encoded(chi) + "&oggetto=" + encoded(oggetto) + "&prima="
                                        + shown.getLast().seq()
                                : ""));
    }

    private Riga riga(Consultazione consultazione) {
        return new Riga(
                quando.ora(consultazione.ms()),
                quando.iso(consultazione.ms()),
                consultazione.login(),
                consultazione.cosa().map(Consultazioni.Cosa::parola).orElse("Altro"),
                consultazione.oggetto());
    }

    private static long prima(ServerRequest request) {
        String text = request.query().first("prima").orElse("");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    private static String typed(ServerRequest request, String name) {
        String text = request.query().first(name).orElse("").strip();
        return text.length() > MAX_TYPED ? text.substring(0, MAX_TYPED) : text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
