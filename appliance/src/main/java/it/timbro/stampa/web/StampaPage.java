package it.timbro.stampa.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.atti.Consegna;
import it.timbro.atti.Emissione;
import it.timbro.atti.Emissione.Invio;
import it.timbro.atti.Emissione.Risposta;
import it.timbro.atti.InAzienda;
import it.timbro.base.Problem;
import it.timbro.base.Rejection;
import it.timbro.journal.Journal;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.web.Differenza;
import it.timbro.pratica.web.LavorazioniPage;
import it.timbro.stampa.Lavori;
import it.timbro.stampa.web.StampaView.Fase;
import it.timbro.stampa.web.StampaView.Guasto;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The print job of a pratica on one page: proposal, reserved, sent, «Che cosa è uscito?», issued.
///
/// A reader of codes ends each code with Enter, which sends the form: while a serial is missing, the page comes
/// back with what was confirmed and the focus on the next.
public final class StampaPage implements HttpService {
    /// Why a sheet is printed again.
    public static final List<String> MOTIVI =
            List.of("Foglio rovinato", "Foglio inceppato", "Non è uscito nulla", "Stampa fuori posto", "Altro");

    private static final HttpMediaType PNG = HttpMediaType.create("image/png");
    private static final HttpMediaType PDF = HttpMediaType.create("application/pdf");

    private final Emissione emissione;
    private final InAzienda inAzienda;
    private final Consegna consegna;
    private final Pila pila;
    private final Journal journal;
    private final Pratiche pratiche;
    private final Differenza differenza;
    private final Pages pages;

    public StampaPage(Atti atti, Pila pila, Journal journal, Pratiche pratiche, Differenza differenza, Pages pages) {
        this.emissione = atti.emissione();
        this.inAzienda = atti.inAzienda();
        this.consegna = atti.consegna();
        this.pila = pila;
        this.journal = journal;
        this.pratiche = pratiche;
        this.differenza = differenza;
        this.pages = pages;
    }

    /// The two ways to paper, printed here and printed by the company; and what goes over the
    /// desk with it.
    public record Atti(Emissione emissione, InAzienda inAzienda, Consegna consegna) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/pratica/{numero}/stampa", (request, response) -> show(request, response, Chiesto.NULLA))
                .get("/pratica/{numero}/anteprima/{foglio}.png", this::anteprima)
                .get("/pratica/{numero}/certificato.pdf", this::documento)
                .post("/pratica/{numero}/stampa/prepara", this::prepara)
                .post("/pratica/{numero}/stampa/emetti", this::emetti)
                .post("/pratica/{numero}/stampa/invia", this::invia)
                .post("/pratica/{numero}/stampa/rispondi", this::rispondi);
    }

    /// What the person has just asked, as far as the page repeats it.
    private record Chiesto(Optional<Rejection> errore, Map<Integer, String> seriali, Optional<Guasto> guasto) {
        static final Chiesto NULLA = new Chiesto(Optional.empty(), Map.of(), Optional.empty());

        static Chiesto rifiutato(Rejection errore) {
            return new Chiesto(Optional.of(errore), Map.of(), Optional.empty());
        }
    }

    private void show(ServerRequest request, ServerResponse response, Chiesto chiesto) {
        NumeroPratica numero = Differenza.numero(request);
        Scheda scheda = journal.read(rows -> pratiche.read(rows, numero));
        pages.send(
                response,
                "stampa/stampa.jte",
                new StampaView(
                        pages.frame(request, "Stampa " + numero),
                        numero.text(),
                        scheda.versione(),
                        scheda.impresa().denominazione(),
                        chiesto.errore(),
                        fase(scheda, chiesto),
                        LavorazioniPage.voci(consegna.lavorazioni(scheda))));
    }

    private Fase fase(Scheda scheda, Chiesto chiesto) {
        Optional<Lavori.Lavoro> lavoro = emissione.lavoro(scheda.numero());
        if (lavoro.isPresent()) {
            return Fasi.lavoro(scheda.stato(), lavoro.get(), chiesto.guasto());
        }
        return scheda.stato() == Stato.APPROVATA
                ? Fasi.proposta(emissione.proposta(scheda.numero()), chiesto.seriali())
                : new Fase.NonOra(scheda.stato().parola());
    }

    private void anteprima(ServerRequest request, ServerResponse response) {
        byte[] png = emissione.anteprima(
                Differenza.numero(request),
                integer(request.path().pathParameters().get("foglio")));
        response.headers().contentType(PNG);
        response.send(png);
    }

    /// Only of what the company prints: a certificate that is printed here must not get about as a file.
    private void documento(ServerRequest request, ServerResponse response) {
        InAzienda.Documento documento = inAzienda.documento(Differenza.numero(request));
        response.headers().contentType(PDF);
        response.headers()
                .set(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=" + documento.certificato() + ".pdf");
        response.send(documento.pdf());
    }

    private void emetti(ServerRequest request, ServerResponse response) {
        differenza.oppure(
                request,
                response,
                "/stampa",
                (numero, versione) -> {
                    inAzienda.emetti(numero, versione, Guard.login(request));
                    pages.done(request, response, "/pratica/" + numero + "/stampa", "Certificato emesso.");
                },
                errore -> show(request, response, Chiesto.rifiutato(errore)));
    }

    private void prepara(ServerRequest request, ServerResponse response) {
        Map<Integer, String> seriali = Form.of(request).starting("seriale.").entrySet().stream()
                .collect(Collectors.toMap(field -> integer(field.getKey()), Map.Entry::getValue));
        if (!seriali.isEmpty() && seriali.containsValue("") && !allEmpty(seriali)) {
            show(request, response, new Chiesto(Optional.empty(), seriali, Optional.empty()));
            return;
        }
        differenza.oppure(
                request,
                response,
                "/stampa",
                (numero, versione) -> {
                    emissione.prepara(numero, versione, seriali, Guard.login(request));
                    pages.done(request, response, "/pratica/" + numero + "/stampa", "Numero e fogli impegnati.");
                },
                errore -> show(request, response, new Chiesto(Optional.of(errore), seriali, Optional.empty())));
    }

    private static boolean allEmpty(Map<Integer, String> seriali) {
        return seriali.values().stream().allMatch(String::isEmpty);
    }

    private void invia(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String motivo =
                form.text("nota").isEmpty() ? form.text("motivo") : form.text("motivo") + ": " + form.text("nota");
        differenza.oppure(
                request,
                response,
                "/stampa",
                (numero, versione) -> {
                    switch (emissione.stampa(numero, versione, motivo, Guard.login(request))) {
                        case Invio.Inviato _ ->
                            pages.done(request, response, "/pratica/" + numero + "/stampa", "Mandato alla stampante.");
                        case Invio.Rifiutato(String causa) -> throw Problem.STAMPANTE.rejected(causa);
                        case Invio.Incerto _ -> throw Problem.FOGLIO_IN_DUBBIO.rejected(dubbi(numero));
                    }
                },
                errore -> show(request, response, Chiesto.rifiutato(errore)));
    }

    private String dubbi(NumeroPratica numero) {
        return emissione.lavoro(numero).stream()
                .flatMap(lavoro -> lavoro.inDubbio().stream())
                .map(foglio -> String.valueOf(foglio.numero()))
                .collect(Collectors.joining(", "));
    }

    private void rispondi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        int foglio = integer(form.text("foglio"));
        Risposta risposta = risposta(form.text("risposta"));
        Optional<Guasto> guasto = guasto(Differenza.numero(request), foglio, risposta);
        if (guasto.isPresent() && form.text("seriale").isEmpty()) {
            show(request, response, new Chiesto(Optional.empty(), Map.of(), guasto));
            return;
        }
        differenza.oppure(
                request,
                response,
                "/stampa",
                (numero, versione) -> {
                    emissione.rispondi(numero, versione, foglio, risposta, form.text("seriale"), Guard.login(request));
                    pages.done(
                            request,
                            response,
                            "/pratica/" + numero + "/stampa",
                            "Foglio " + foglio + ": " + parola(risposta) + ".");
                },
                errore -> show(request, response, new Chiesto(Optional.of(errore), Map.of(), guasto)));
    }

    /// A spoiled sheet on a numbered blank needs the next one before it can be recorded.
    private Optional<Guasto> guasto(NumeroPratica numero, int foglio, Risposta risposta) {
        if (risposta != Risposta.ROVINATO && risposta != Risposta.INCEPPATO) {
            return Optional.empty();
        }
        return emissione.lavoro(numero).stream()
                .flatMap(lavoro -> lavoro.inDubbio().stream())
                .filter(sheet -> sheet.numero() == foglio && sheet.seriale().isPresent())
                .map(sheet ->
                        new Guasto(Fasi.foglio(sheet), risposta.name(), parola(risposta), Fasi.text(pila.prossimo())))
                .findFirst();
    }

    private static String parola(Risposta risposta) {
        return switch (risposta) {
            case BUONO -> "buono";
            case ROVINATO -> "rovinato";
            case INCEPPATO -> "inceppato";
            case NON_USCITO -> "non uscito";
        };
    }

    private static Risposta risposta(String written) {
        return Arrays.stream(Risposta.values())
                .filter(risposta -> risposta.name().equals(written))
                .findFirst()
                .orElseThrow(() -> Problem.RICHIESTA_NON_VALIDA.rejected("manca che cosa è uscito"));
    }

    private static int integer(String written) {
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException _) {
            throw Problem.NON_TROVATO.rejected("il foglio «" + written + "»");
        }
    }
}
