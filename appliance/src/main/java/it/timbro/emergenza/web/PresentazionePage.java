package it.timbro.emergenza.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.archivio.Archivio;
import it.timbro.atti.Apertura;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.emergenza.Accettazione;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Stampati;
import it.timbro.emergenza.web.PresentazioneView.Documento;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Upload;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Presentazione.Verso;
import it.timbro.pratica.web.Scansioni;
import it.timbro.pratica.web.Scarico;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What is presented at the counter: the form, the registration with both its numbers, the receipt.
public final class PresentazionePage implements HttpService {
    private static final int MAX_VOCI = 100;

    private final Accettazione accettazione;
    private final EmergenzaPage.Lettura lettura;
    private final Archivio archivio;
    private final Precompilate precompilate;
    private final Stampati stampati;
    private final Pages pages;
    private final RandomGenerator random;

    /// What it reads.
    public record Fonti(EmergenzaPage.Lettura lettura, Archivio archivio, Precompilate precompilate) {}

    /// A form that was begun elsewhere in the house, under the id of the presentazione that it will be.
    ///
    /// @param scritto by field
    /// @param documenti in the archivio already
    public record Precompilata(Map<String, String> scritto, List<Allegato> documenti) {}

    /// Where forms are begun.
    public interface Precompilate {
        /// Empty where nothing was begun under this id, or it says nothing yet.
        Optional<Precompilata> leggi(IdPresentazione id);

        /// Told after it was presented; maybe twice.
        void presentata(Presentazione presentazione, String operatore);

        /// What was begun for the company of a presentazione that is registered already, each by the id it was
        /// begun under.
        Map<IdPresentazione, String> per(Presentazione presentazione);

        /// Told after a pratica was opened with it; maybe twice.
        void usata(IdPresentazione id, String operatore);
    }

    /// @param random for the ids: two forms must never draw the same
    public PresentazionePage(
            Accettazione accettazione, Fonti fonti, Stampati stampati, Pages pages, RandomGenerator random) {
        this.accettazione = accettazione;
        this.lettura = fonti.lettura();
        this.archivio = fonti.archivio();
        this.precompilate = fonti.precompilate();
        this.stampati = stampati;
        this.pages = pages;
        this.random = random;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/presentazione", this::elenco)
                .get("/presentazione/nuova", this::nuova)
                .post("/presentazione", this::presenta)
                .post("/presentazione/scansione", this::scansione)
                .get("/presentazione/{id}", (request, response) -> una(request, response, Optional.empty()))
                .get("/presentazione/{id}/ricevuta.pdf", this::ricevuta)
                .get("/presentazione/{id}/documento/{sha256}", this::documento)
                .post("/presentazione/{id}/emergenza", this::inEmergenza)
                .post("/presentazione/{id}/annulla", this::annulla);
    }

    private void elenco(ServerRequest request, ServerResponse response) {
        String cercato = request.query().first("q").orElse("").strip();
        List<String> words = Arrays.stream(cercato.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        Frame frame = pages.frame(request, "Presentazioni");
        pages.send(
                response,
                "emergenza/elenco.jte",
                new PresentazioneView.Elenco(
                        frame,
                        cercato,
                        lettura
                                .journal()
                                .read(rows -> lettura.presentazioni().cerca(rows, lettura.sede(), words, MAX_VOCI))
                                .stream()
                                .map(PresentazioneView::voce)
                                .toList(),
                        frame.puo(Ruolo.OPERATORE, Ruolo.FIRMATARIO, Ruolo.RESPONSABILE),
                        dove().frase()));
    }

    private void nuova(ServerRequest request, ServerResponse response) {
        Optional<String> minuta = request.query().first("minuta").asOptional();
        IdPresentazione id = minuta.map(IdPresentazione::new).orElseGet(() -> IdPresentazione.nuova(random));
        if (lettura.journal()
                .read(rows -> lettura.presentazioni().find(rows, id))
                .isPresent()) {
            Pages.redirect(request, response, "/presentazione/" + id); // somebody went back to the form
            return;
        }
        Precompilata begun = minuta.map(
                        _ -> precompilate.leggi(id).orElseThrow(() -> Problem.NON_TROVATO.rejected("la minuta")))
                .orElse(new Precompilata(Map.of(), List.of()));
        Map<String, String> scritto = new LinkedHashMap<>(begun.scritto());
        scritto.put("arrivo", Long.toString(accettazione.adessoMs()));
        nuova(request, response, id.text(), scritto, Dettagli.documenti(begun.documenti()), Optional.empty());
    }

    private void nuova(
            ServerRequest request,
            ServerResponse response,
            String id,
            Map<String, String> scritto,
            List<Documento> scansioni,
            Optional<Rejection> errore) {
        Accettazione.Dove dove = dove();
        pages.send(
                response,
                "emergenza/nuova.jte",
                new PresentazioneView.Nuova(
                        pages.frame(request, "Nuova presentazione"),
                        id,
                        dove.frase(),
                        dove.possibile(),
                        scritto,
                        scansioni,
                        errore));
    }

    private Accettazione.Dove dove() {
        return accettazione.dove();
    }

    private void presenta(ServerRequest request, ServerResponse response) {
        Modulo modulo = new Modulo(Form.of(request), archivio);
        try {
            Presentazione presentazione = modulo.presentazione();
            Optional<NumeroEmergenza> numero =
                    accettazione.accetta(presentazione, modulo.form().text("arrivo"), Guard.login(request));
            precompilate.presentata(presentazione, Guard.login(request));
            pages.done(
                    request,
                    response,
                    "/presentazione/" + presentazione.id(),
                    numero.map(given -> "Registrata con il numero " + given + ".")
                            .orElse("Il numero di protocollo è stato chiesto alla centrale."));
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            Map<String, String> scritto = new LinkedHashMap<>();
            Modulo.CAMPI.forEach(campo -> scritto.put(campo, modulo.form().text(campo)));
            nuova(
                    request,
                    response,
                    modulo.id().text(),
                    scritto,
                    Dettagli.documenti(modulo.ancora()),
                    Optional.of(e.rejection()));
        }
    }

    private void scansione(ServerRequest request, ServerResponse response) {
        Scansioni.rispondi(response, new Scansioni(archivio).prendi(Upload.of(request)));
    }

    private void inEmergenza(ServerRequest request, ServerResponse response) {
        carry(
                request,
                response,
                "Registrata nel registro di emergenza.",
                () -> accettazione.inEmergenza(id(request), Guard.login(request)));
    }

    private void annulla(ServerRequest request, ServerResponse response) {
        carry(request, response, "Registrazione annullata: resta leggibile, con l'atto.", () -> {
            Campi campi = new Campi(Form.of(request));
            accettazione.annulla(
                    id(request),
                    campi.suo(Guard.operatore(request)),
                    campi.form().text("motivo"),
                    Guard.login(request));
        });
    }

    private void carry(ServerRequest request, ServerResponse response, String fatto, Runnable act) {
        try {
            act.run();
            pages.done(request, response, "/presentazione/" + id(request), fatto);
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            una(request, response, Optional.of(e.rejection()));
        }
    }

    void una(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        Scritta scritta = read(request);
        Optional<NumeroPratica> pratica = lettura.journal()
                .read(rows -> lettura.presentazioni()
                        .aperta(rows, scritta.presentazione().id()));
        Dettagli dettagli = new Dettagli(scritta, pages.nomi());
        Frame frame = pages.frame(
                request, "Presentazione " + PresentazioneView.voce(scritta).nome());
        boolean attende = scritta.emergenza().isEmpty() && scritta.protocollo().isEmpty();
        pages.send(
                response,
                "emergenza/una.jte",
                new PresentazioneView.Una(
                        frame,
                        PresentazioneView.voce(scritta),
                        dettagli.stato(),
                        dettagli.dati(),
                        Dettagli.documenti(scritta.presentazione().documenti()),
                        scritta.presentazione().verso() == Verso.ENTRATA,
                        attende
                                && accettazione.registrabile()
                                && frame.puo(Ruolo.OPERATORE, Ruolo.FIRMATARIO, Ruolo.RESPONSABILE),
                        scritta.emergenza().isPresent()
                                && scritta.annullo().isEmpty()
                                && frame.puo(Ruolo.RESPONSABILE, Ruolo.RESPONSABILE_PROTOCOLLO),
                        dettagli.annullo(),
                        pratica.map(NumeroPratica::text).orElse(""),
                        pratica.isEmpty() && apribile(scritta, frame) ? minute(scritta) : List.of(),
                        pratica.isEmpty() && apribile(scritta, frame),
                        errore));
    }

    private boolean apribile(Scritta scritta, Frame frame) {
        return Apertura.riguarda(scritta.presentazione())
                && scritta.annullo().isEmpty()
                && scritta.sede().equals(lettura.sede())
                && frame.puo(Ruolo.OPERATORE, Ruolo.FIRMATARIO, Ruolo.RESPONSABILE);
    }

    private List<PresentazioneView.Minuta> minute(Scritta scritta) {
        return precompilate.per(scritta.presentazione()).entrySet().stream()
                .map(minuta -> new PresentazioneView.Minuta(minuta.getKey().text(), minuta.getValue()))
                .toList();
    }

    private void ricevuta(ServerRequest request, ServerResponse response) {
        Scritta scritta = read(request);
        Scarico.pdf(response, "ricevuta.pdf", stampati.ricevuta(scritta));
    }

    /// To be opened by the person's own program: nothing of it is shown in a page of ours.
    private void documento(ServerRequest request, ServerResponse response) {
        Scritta scritta = read(request);
        Scarico.send(request, response, archivio, scritta.presentazione().documenti());
    }

    private Scritta read(ServerRequest request) {
        IdPresentazione id = id(request);
        return lettura.journal()
                .read(rows -> lettura.presentazioni().find(rows, id))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la presentazione " + id));
    }

    private static IdPresentazione id(ServerRequest request) {
        return new IdPresentazione(request.path().pathParameters().get("id"));
    }
}
