package it.timbro.politica.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import it.timbro.page.Frame;
import it.timbro.page.Pages;
import it.timbro.page.View;
import java.util.List;
import java.util.function.Supplier;

/// `/contatti`: whom to call. It stands in the dated policy, so a branch without a line knows it too.
public final class ContattiPage implements HttpService {
    private final Supplier<List<String>> contatti;
    private final Pages pages;

    /// @param contatti lines of today's policy: for whom, then how
    public ContattiPage(Supplier<List<String>> contatti, Pages pages) {
        this.contatti = contatti;
        this.pages = pages;
    }

    /// @param come "" where a line is in one piece
    public record Contatto(String chi, String come) {
        static Contatto di(String riga) {
            int colon = riga.indexOf(':');
            return colon < 0
                    ? new Contatto(riga, "")
                    : new Contatto(
                            riga.substring(0, colon).strip(),
                            riga.substring(colon + 1).strip());
        }
    }

    public record ContattiView(Frame frame, List<Contatto> contatti) implements View {}

    @Override
    public void routing(HttpRules rules) {
        rules.get(
                "/contatti",
                (request, response) -> pages.send(
                        response,
                        "politica/contatti.jte",
                        new ContattiView(
                                pages.frame(request, "Chi chiamare"),
                                contatti.get().stream().map(Contatto::di).toList())));
    }
}
