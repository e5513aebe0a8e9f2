package it.timbro.formulari.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Magazzino;
import it.timbro.formulari.web.FormulariView.Quanti;
import it.timbro.journal.Journal;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.web.ChiPresenta;
import it.timbro.pratica.web.Scansioni;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The ledger of blanks: what is there, a new packet in, every other movement, the way of one sheet.
public final class FormulariPage implements HttpService {
    private static final int MAX_MOVIMENTI = 60;
    private static final int MAX_DA_RICONCILIARE = 100;
    private static final String MOVIMENTO = "/formulari/movimento/";
    private static final List<String> CAMPI = Stream.concat(
                    Stream.of("primo", "ultimo", "testo", "altro", "perdita"), ChiPresenta.CAMPI.stream())
            .toList();

    private final Magazzino magazzino;
    private final Lettura lettura;
    private final Pages pages;
    private final Racconto racconto;

    /// What it reads.
    public record Lettura(Journal journal, Formulari formulari, Archivio archivio) {}

    public FormulariPage(Magazzino magazzino, Lettura lettura, Pages pages, Quando quando) {
        this.magazzino = magazzino;
        this.lettura = lettura;
        this.pages = pages;
        this.racconto = new Racconto(quando);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/formulari", this::ledger).post("/formulari", this::carica);
        for (Mossa mossa : Mossa.values()) { // one route each: who may is not the same for all
            rules.get(
                            MOVIMENTO + mossa.codice(),
                            (request, response) ->
                                    movimento(request, response, mossa, Map.of(), List.of(), Optional.empty()))
                    .post(MOVIMENTO + mossa.codice(), (request, response) -> muovi(request, response, mossa));
        }
        rules.get("/formulari/{seriale}", this::seriale);
    }

    private void ledger(ServerRequest request, ServerResponse response) {
        Optional<SerialeFormulario> cercato =
                request.query().first("q").asOptional().flatMap(SerialeFormulario::parse);
        if (cercato.isPresent()) {
            Pages.redirect(request, response, "/formulari/" + cercato.get());
            return;
        }
        show(request, response, Optional.empty(), Pacco.VUOTO);
    }

    /// What was typed of a packet.
    private record Pacco(String primo, String ultimo, String modello) {
        static final Pacco VUOTO = new Pacco("", "", Formulari.modello(null).id());
    }

    private void carica(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Pacco pacco = new Pacco(
                form.text("primo"),
                form.text("ultimo"),
                form.has("modello") ? form.text("modello") : Pacco.VUOTO.modello());
        try {
            magazzino.carica(pacco.primo(), pacco.ultimo(), pacco.modello(), Guard.login(request));
            pages.done(request, response, "/formulari", "Formulari caricati.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            show(request, response, Optional.of(e.rejection()), pacco);
        }
    }

    private void muovi(ServerRequest request, ServerResponse response, Mossa mossa) {
        Form form = Form.of(request);
        Scansioni scansioni = new Scansioni(lettura.archivio());
        try {
            mossa.fai(magazzino, form, scansioni.nominate(form), Guard.login(request));
            pages.done(request, response, "/formulari", mossa.titolo() + ": registrato.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            Map<String, String> scritto = new LinkedHashMap<>();
            CAMPI.forEach(campo -> scritto.put(campo, form.text(campo)));
            List<String> caricate = scansioni.ancora(form).stream()
                    .map(file -> file.sha256() + " " + file.nome())
                    .toList();
            movimento(request, response, mossa, scritto, caricate, Optional.of(e.rejection()));
        }
    }

    private void movimento(
            ServerRequest request,
            ServerResponse response,
            Mossa mossa,
            Map<String, String> scritto,
            List<String> caricate,
            Optional<Rejection> errore) {
        pages.send(
                response,
                "formulari/movimento.jte",
                new FormulariView.Movimento(pages.frame(request, mossa.titolo()), mossa, scritto, caricate, errore));
    }

    private void seriale(ServerRequest request, ServerResponse response) {
        String written = request.path().pathParameters().get("seriale");
        SerialeFormulario seriale = SerialeFormulario.parse(written)
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il formulario " + written));
        Formulari.Foglio foglio = lettura.journal()
                .read(rows -> lettura.formulari().find(rows, seriale))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il formulario " + seriale));
        List<Formulari.Movimento> movimenti =
                lettura.journal().read(rows -> lettura.formulari().delSeriale(rows, seriale));
        pages.send(
                response,
                "formulari/seriale.jte",
                new FormulariView.Seriale(
                        pages.frame(request, "Formulario " + seriale),
                        seriale.text(),
                        foglio.stato().parola()
                                + (foglio.allarme().isEmpty() || foglio.stato().mancante()
                                        ? ""
                                        : ", e denunciato come " + foglio.allarme()),
                        foglio.stato().mancante() || !foglio.allarme().isEmpty(),
                        foglio.pratica().map(NumeroPratica::text).orElse(""),
                        movimenti.stream().map(racconto::voce).toList()));
    }

    private void show(ServerRequest request, ServerResponse response, Optional<Rejection> errore, Pacco pacco) {
        Map<Formulari.Stato, Integer> quanti = magazzino.quanti();
        List<Quanti> giacenza = Arrays.stream(Formulari.Stato.values())
                .map(stato -> new Quanti(stato.parola(), quanti.getOrDefault(stato, 0)))
                .toList();
        Frame frame = pages.frame(request, "Formulari");
        List<Formulari.Movimento> movimenti =
                lettura.journal().read(rows -> lettura.formulari().movimenti(rows, MAX_MOVIMENTI));
        List<Formulari.Foglio> aspettano =
                lettura.journal().read(rows -> lettura.formulari().daRiconciliare(rows, MAX_DA_RICONCILIARE));
        pages.send(
                response,
                "formulari/formulari.jte",
                new FormulariView(
                        frame,
                        giacenza,
                        magazzino.prossimo().map(SerialeFormulario::text),
                        frame.puo(Ruolo.OPERATORE, Ruolo.RESPONSABILE, Ruolo.AMMINISTRATORE),
                        errore,
                        pacco.primo(),
                        pacco.ultimo(),
                        Formulari.modelli().stream()
                                .map(modello -> new FormulariView.Modello(
                                        modello.id(),
                                        modello.nome(),
                                        modello.id().equals(pacco.modello())))
                                .toList(),
                        Arrays.stream(Mossa.values())
                                .filter(mossa ->
                                        Permessi.ammesso(Guard.operatore(request), "POST", MOVIMENTO + mossa.codice()))
                                .toList(),
                        movimenti.stream().map(racconto::voce).toList(),
                        aspettano.stream().map(Racconto::manca).toList()));
    }
}
