package it.timbro.ritiro.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import it.timbro.ritiro.web.AttesaView.Voce;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The counter when somebody comes to collect: one field for the code of the distinta or a name, and what waits.
/// One that is found opens at once.
public final class AttesaPage implements HttpService {
    /// Lines shown at once; the rest is counted.
    static final int MAX_VOCI = 60;

    private static final int MAX_CERCATO = 100;

    private final Journal journal;
    private final Pratiche pratiche;
    private final Altrove altrove;
    private final Pages pages;
    private final Quando quando;

    /// Where the paper of a code lies that is not this branch's, in words.
    @FunctionalInterface
    public interface Altrove {
        Optional<String> dove(Reading rows, String cercato);
    }

    public AttesaPage(Journal journal, Pratiche pratiche, Altrove altrove, Pages pages, Quando quando) {
        this.journal = journal;
        this.pratiche = pratiche;
        this.altrove = altrove;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/ritiro", this::show);
    }

    /// What was found.
    private record Trovate(List<Riga> righe, int quante, String risposta) {}

    private void show(ServerRequest request, ServerResponse response) {
        String written = request.query().first("q").orElse("").strip();
        String cercato = written.substring(0, Math.min(MAX_CERCATO, written.length()));
        Trovate trovate = journal.read(rows -> cercato.isEmpty() ? tutte(rows) : cerca(rows, cercato));
        if (!cercato.isEmpty() && trovate.righe().size() == 1) {
            Pages.redirect(
                    request, response, "/pratica/" + trovate.righe().getFirst().numero() + "/ritiro");
            return;
        }
        pages.send(
                response,
                "ritiro/attesa.jte",
                new AttesaView(
                        pages.frame(request, "Ritiro"),
                        cercato,
                        trovate.quante(),
                        trovate.risposta(),
                        trovate.righe().stream().map(this::voce).toList()));
    }

    private Trovate tutte(Reading rows) {
        int quante = Optional.ofNullable(
                        pratiche.quante(rows, List.of(Stato.EMESSA)).get(Stato.EMESSA))
                .map(Pratiche.Quante::numero)
                .orElse(0);
        return new Trovate(pratiche.coda(rows, Stato.EMESSA, MAX_VOCI), quante, "");
    }

    private Trovate cerca(Reading rows, String cercato) {
        String words = numero(cercato).orElse(cercato);
        List<Riga> righe = pratiche.cerca(rows, words, Optional.of(Stato.EMESSA), MAX_VOCI);
        if (!righe.isEmpty()) {
            return new Trovate(righe, righe.size(), "");
        }
        String risposta = pratiche.cerca(rows, words, Optional.empty(), 1).stream()
                .map(riga -> "La pratica " + riga.numero() + " di " + riga.denominazione() + " è «"
                        + riga.stato().parola() + "»: adesso non c'è nulla da consegnare.")
                .findFirst()
                .or(() -> altrove.dove(rows, cercato))
                .orElse("Nessuna pratica di questa sede contiene «" + cercato + "».");
        return new Trovate(List.of(), 0, risposta);
    }

    /// The pratica named inside the code of a distinta, `CO1|M26B22A0001|C26GE0000012`.
    private static Optional<String> numero(String cercato) {
        return Arrays.stream(cercato.split("\\|"))
                .flatMap(part -> NumeroPratica.parse(part).stream())
                .map(NumeroPratica::text)
                .findFirst();
    }

    private Voce voce(Riga riga) {
        return new Voce(
                riga.numero(),
                riga.certificato(),
                riga.denominazione(),
                riga.fatture(),
                riga.paese(),
                quando.da(riga.cambiataMs()));
    }
}
