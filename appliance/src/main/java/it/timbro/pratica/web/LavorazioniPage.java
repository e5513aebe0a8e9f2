package it.timbro.pratica.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.Consegna;
import it.timbro.atti.Evasione;
import it.timbro.base.Rejection;
import it.timbro.journal.Journal;
import it.timbro.operatori.Operatore;
import it.timbro.page.DaFare;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.pratica.DelVisto.Funzionario;
import it.timbro.pratica.Lavorazione;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import java.util.List;
import java.util.Optional;

/// The counters «Copie, Visti, Autentiche» of one pratica as a list that is worked off, and the
/// visti put from here.
public final class LavorazioniPage implements HttpService {
    private final Evasione evasione;
    private final Consegna consegna;
    private final Journal journal;
    private final Pratiche pratiche;
    private final Differenza differenza;
    private final Pages pages;
    private final Quando quando;

    public LavorazioniPage(
            Evasione evasione,
            Consegna consegna,
            Journal journal,
            Pratiche pratiche,
            Differenza differenza,
            Pages pages,
            Quando quando) {
        this.evasione = evasione;
        this.consegna = consegna;
        this.journal = journal;
        this.pratiche = pratiche;
        this.differenza = differenza;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/pratica/{numero}/lavorazioni", (request, response) -> show(request, response, Optional.empty()))
                .post("/pratica/{numero}/lavorazioni", this::vista);
    }

    /// As they stand on a page.
    public static List<DaFare> voci(List<Lavorazione> lavorazioni) {
        return lavorazioni.stream()
                .map(una -> new DaFare(una.parole(), una.fatta(), una.dove()))
                .toList();
    }

    private void vista(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        differenza.oppure(
                request,
                response,
                "/lavorazioni",
                (numero, versione) -> {
                    Operatore chi = Guard.operatore(request);
                    evasione.vista(
                            numero,
                            versione,
                            new ModuloVisti(form).documenti(),
                            new Funzionario(chi.login(), chi.nome()));
                    pages.done(request, response, "/pratica/" + numero + "/lavorazioni", "Visti registrati.");
                },
                errore -> show(request, response, Optional.of(errore)));
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Scheda scheda = journal.read(rows -> pratiche.read(rows, Differenza.numero(request)));
        pages.send(
                response,
                "pratica/lavorazioni.jte",
                new LavorazioniView(
                        pages.frame(request, "Copie e visti " + scheda.numero()),
                        scheda.numero().text(),
                        scheda.versione(),
                        scheda.impresa().denominazione(),
                        voci(consegna.lavorazioni(scheda)),
                        evasione.daVistare(scheda).map(resto -> SeguitoView.of(resto, quando.oggi())),
                        errore));
    }
}
