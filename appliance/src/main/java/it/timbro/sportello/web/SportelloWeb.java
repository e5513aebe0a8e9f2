package it.timbro.sportello.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.journal.Journal;
import it.timbro.operatori.Consultazioni;
import it.timbro.operatori.Consultazioni.Cosa;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Presenze;
import it.timbro.page.Presenze.Presente;
import it.timbro.page.Quando;
import it.timbro.page.View;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Riga;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.sportello.Giornata;
import it.timbro.sportello.Giornata.Quadro;
import it.timbro.sportello.Giornata.Voce;
import it.timbro.sportello.Parole;
import it.timbro.sportello.Registrazioni.Trovata;
import it.timbro.sportello.Ricerca;
import it.timbro.sportello.Ricerca.Azienda;
import it.timbro.sportello.Ricerca.Esito;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The day view and the search. After each commit every open day view asks again at once: one answer serves all who
/// look, and only colleagues, roles and messages are each person's own.
public final class SportelloWeb implements HttpService {
    /// For so long the words that the clock changes may stand.
    private static final long FRESCO_MS = 1_000;

    private final Journal journal;
    private final Giornata giornata;
    private final Supplier<Quadro> quadro;
    private final Ricerca ricerca;
    private final Consultazioni consultazioni;
    private final Parole parole;
    private final Pages pages;
    private final Quando quando;
    private final Presenze presenze;

    public SportelloWeb(
            Journal journal,
            Giornata giornata,
            Ricerca ricerca,
            Consultazioni consultazioni,
            Parole parole,
            Pages pages,
            Quando quando,
            Presenze presenze) {
        this.journal = journal;
        this.giornata = giornata;
        this.ricerca = ricerca;
        this.consultazioni = consultazioni;
        this.parole = parole;
        this.pages = pages;
        this.quando = quando;
        this.presenze = presenze;
        this.quadro = journal.kept(() -> quando.ms() / FRESCO_MS, giornata::quadro);
    }

    /// @param presenta whether this person takes in what is brought to the counter
    /// @param approva whether this person approves appointments
    public record GiornataView(
            Frame frame, List<String> avvisi, Quadro quadro, Righe righe, boolean presenta, boolean approva)
            implements View {}

    /// What every line of a list asks.
    ///
    /// @param presenti colleagues who have a pratica open now
    public record Righe(Function<Riga, String> parole, Quando quando, Function<String, List<Presente>> presenti) {}

    /// @param archiviate how many more there are that ended long ago
    public record CercaView(
            Frame frame,
            String cercato,
            List<Azienda> aziende,
            List<Voce> aperte,
            List<Voce> chiuse,
            int archiviate,
            boolean tutte,
            List<Trovata> registrazioni,
            String avviso,
            Righe righe)
            implements View {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", this::giornata);
        rules.get("/cerca", this::cerca);
    }

    private void giornata(ServerRequest request, ServerResponse response) {
        Quadro quadro = this.quadro.get();
        pages.send(
                response,
                "sportello/giornata.jte",
                new GiornataView(
                        pages.frame(request, "Giornata"),
                        giornata.avvisi(),
                        quadro,
                        righe(request, quadro.code().stream().flatMap(coda -> coda.voci().stream())),
                        Permessi.ammesso(Guard.operatore(request), "POST", "/presentazione"),
                        Permessi.ammesso(Guard.operatore(request), "POST", "/appuntamenti/uno/approva")));
    }

    private void cerca(ServerRequest request, ServerResponse response) {
        String typed = request.query().first("q").orElse("");
        if (typed.isBlank()) {
            Pages.redirect(request, response, "/");
            return;
        }
        CodiceFiscale.parse(typed)
                .filter(CodiceFiscale::isDiPersona) // that of a body is no personal datum, and the day's work
                .ifPresent(codice -> consultazioni.registra(Guard.login(request), Cosa.RICERCA, codice.valore()));
        boolean anche = request.query().contains("archiviate");
        switch (journal.read(rows -> found(rows, typed, anche))) {
            case Trovato.Una(NumeroPratica numero) -> Pages.redirect(request, response, "/pratica/" + numero);
            case Trovato.Registrata(String dove) -> Pages.redirect(request, response, dove);
            case Trovato.Elenco elenco -> {
                Frame frame = pages.frame(request, "Cerca " + typed);
                pages.send(
                        response,
                        "sportello/cerca.jte",
                        new CercaView(
                                frame,
                                typed,
                                elenco.aziende().stream()
                                        .filter(azienda ->
                                                Permessi.ammesso(Guard.operatore(request), "GET", azienda.dove()))
                                        .toList(),
                                elenco.aperte(),
                                elenco.chiuse(),
                                elenco.archiviate(),
                                elenco.tutte(),
                                elenco.registrazioni(),
                                elenco.avviso(),
                                righe(request, Stream.concat(elenco.aperte().stream(), elenco.chiuse().stream()))));
            }
        }
    }

    private Righe righe(ServerRequest request, Stream<Voce> voci) {
        return new Righe(parole.leggi(voci.map(Voce::riga).toList()), quando, presenti(request));
    }

    private Function<String, List<Presente>> presenti(ServerRequest request) {
        String io = Guard.login(request);
        return pratica -> presenze.altri(pratica, io);
    }

    private sealed interface Trovato {
        record Una(NumeroPratica numero) implements Trovato {}

        record Registrata(String dove) implements Trovato {}

        record Elenco(
                List<Azienda> aziende,
                List<Voce> aperte,
                List<Voce> chiuse,
                int archiviate,
                boolean tutte,
                List<Trovata> registrazioni,
                String avviso)
                implements Trovato {}
    }

    /// @param anche whether those that ended long ago are asked for too
    private Trovato found(it.timbro.journal.Reading rows, String typed, boolean anche) {
        return switch (ricerca.cerca(rows, typed)) {
            case Esito.Una(NumeroPratica numero) -> new Trovato.Una(numero);
            case Esito.Registrata(Trovata trovata) -> new Trovato.Registrata(trovata.dove());
            case Esito.Foglio(SerialeFormulario seriale) -> new Trovato.Registrata("/formulari/" + seriale);
            case Esito.Elenco elenco -> {
                List<Riga> chiuse = elenco.chiuse().stream()
                        .filter(riga -> anche || !Ricerca.archiviata(riga, quando.oggi()))
                        .toList();
                yield new Trovato.Elenco(
                        elenco.aziende(),
                        giornata.voci(rows, elenco.aperte()),
                        giornata.voci(rows, chiuse),
                        elenco.chiuse().size() - chiuse.size(),
                        elenco.tutte(),
                        elenco.registrazioni(),
                        elenco.avviso());
            }
        };
    }
}
