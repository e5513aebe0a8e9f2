package it.timbro.minuta.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.minuta.Campi;
import it.timbro.minuta.Letto;
import it.timbro.minuta.Minuta;
import it.timbro.minuta.ModelloStampato;
import it.timbro.minuta.RigaMerci;
import it.timbro.minuta.Stesura;
import it.timbro.page.Form;
import it.timbro.page.Guard;
import it.timbro.page.Nomi;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.page.Upload;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.web.Scansioni;
import it.timbro.pratica.web.Scarico;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One modello base that is written at the counter. Each form works without a script; with one,
/// what is typed is saved by itself and the remarks on the boxes follow.
public final class MinutaPage implements HttpService {
    private static final String LISTA = "/minute";
    private static final HeaderName HX_REQUEST = HeaderNames.create("HX-Request");
    private static final HttpMediaType XML = HttpMediaType.create("application/xml; charset=utf-8");

    private final Stesura stesura;
    private final Domande domande;
    private final Archivio archivio;
    private final Supplier<ModelloStampato> stampato;
    private final Pages pages;
    private final Quando quando;

    public MinutaPage(
            Stesura stesura,
            Domande domande,
            Archivio archivio,
            Supplier<ModelloStampato> stampato,
            Pages pages,
            Quando quando) {
        this.stesura = stesura;
        this.domande = domande;
        this.archivio = archivio;
        this.stampato = stampato;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(LISTA + "/{id}", (request, response) -> una(request, response, Optional.empty()))
                .post(LISTA + "/{id}", this::salva)
                .get(LISTA + "/{id}/modello.xml", this::xml)
                .get(LISTA + "/{id}/modello.pdf", this::pdf)
                .post(LISTA + "/{id}/firmato", this::firmato)
                .post(LISTA + "/{id}/butta", this::butta);
    }

    private void una(ServerRequest request, ServerResponse response, Optional<Rejection> errore) {
        IdPresentazione id = id(request);
        if (domande.presentata(id, Guard.login(request))) {
            Pages.redirect(request, response, "/presentazione/" + id);
            return;
        }
        int riga = request.query()
                .first("riga")
                .asOptional()
                .filter(text -> text.matches("[0-9]{1,3}"))
                .map(Integer::parseInt)
                .orElse(-1);
        send(request, response, "minuta/una.jte", read(id), riga, errore);
    }

    private void send(
            ServerRequest request,
            ServerResponse response,
            String template,
            Minuta minuta,
            int riga,
            Optional<Rejection> errore) {
        Letto letto = Letto.di(minuta.campi());
        List<MinutaView.Appunto> appunti = Stream.concat(
                        letto.difetti().stream()
                                .map(difetto -> new MinutaView.Appunto(difetto.casella(), true, difetto.testo(), "")),
                        letto.modello().stream().flatMap(modello -> domande.appunti(modello).stream()))
                .toList();
        pages.send(
                response,
                template,
                new MinutaView.Una(
                        pages.frame(request, minuta.titolo()),
                        minuta.id().text(),
                        minuta.versione(),
                        salvata(minuta, quando, pages.nomi()),
                        minuta.campi(),
                        appunti,
                        domande.paesi(),
                        minuta.campi()
                                .impresa()
                                .map(impresa ->
                                        domande.azienda(impresa.codiceFiscale()).rubrica())
                                .orElse(List.of()),
                        riga,
                        letto.modello().isPresent() && letto.difetti().isEmpty(),
                        minuta.firmato().isPresent(),
                        errore));
    }

    /// A person saves, moves rows, or presents; or the page saves by itself.
    private void salva(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Azione azione = Azione.of(form.text("azione"));
        try {
            Stesura.Esito esito =
                    stesura.salva(id(request), form.number("versione"), scritti(form, azione), Guard.login(request));
            boolean daSe = request.headers().contains(HX_REQUEST);
            switch (esito) {
                case Stesura.Esito.Salvata(Minuta minuta)
                when daSe && azione.nome().isEmpty() ->
                    send(request, response, "minuta/salvata.jte", minuta, -1, Optional.empty());
                case Stesura.Esito.Salvata(Minuta minuta)
                when azione.nome().equals("presenta") -> presenta(request, response, minuta);
                case Stesura.Esito.Salvata(Minuta minuta) -> {
                    pages.fatto(request, dove(minuta.id()));
                    Pages.redirect(request, response, dove(minuta.id()) + azione.dopo());
                }
                case Stesura.Esito.Sdoppiata(Minuta minuta) ->
                    pages.done(
                            request,
                            response,
                            dove(minuta.id()),
                            "Un'altra pagina aveva cambiato la minuta: quello che hai scritto è in questa, a parte.");
            }
        } catch (RejectedException e) {
            if (stesura.find(id(request)).isEmpty()) {
                throw e;
            }
            response.status(Status.create(e.rejection().problem().status()));
            una(request, response, Optional.of(e.rejection()));
        }
    }

    /// On to the form of the presentazione, which takes over what was written.
    private void presenta(ServerRequest request, ServerResponse response, Minuta minuta) {
        Letto letto = Letto.di(minuta.campi());
        if (!letto.difetti().isEmpty()) {
            throw Problem.MINUTA_NON_PRESENTABILE.rejected(
                    letto.difetti().getFirst().testo());
        }
        pages.fatto(request, dove(minuta.id()));
        Pages.redirect(request, response, "/presentazione/nuova?minuta=" + minuta.id());
    }

    /// The fields after what the button does to them.
    private Campi scritti(Form form, Azione azione) {
        Campi campi = campi(form);
        return switch (azione.nome()) {
            case "incolla" -> campi.conRighe(RigaMerci.incolla(campi.righe(), form.raw("tabella")));
            case "destinatario" ->
                campi.impresa()
                        .map(impresa -> domande.azienda(impresa.codiceFiscale()).rubrica())
                        .filter(rubrica -> azione.riga() >= 0 && azione.riga() < rubrica.size())
                        .map(rubrica -> campi.con(Letto.destinatario(rubrica.get(azione.riga()), domande.paesi())))
                        .orElse(campi);
            default -> azione.su(campi);
        };
    }

    private static Campi campi(Form form) {
        Map<String, List<String>> valori = new LinkedHashMap<>();
        Stream.concat(Campi.SINGOLI.stream(), Campi.RIPETUTI.stream())
                .filter(form::has)
                .forEach(campo -> valori.put(campo, form.all(campo)));
        return new Campi(valori);
    }

    private void xml(ServerRequest request, ServerResponse response) {
        response.headers().contentType(XML);
        response.headers().set(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=modello-base.xml");
        response.send(domande.xml(modello(read(id(request)))));
    }

    private void pdf(ServerRequest request, ServerResponse response) {
        Minuta minuta = read(id(request));
        Scarico.pdf(
                response, "modello-base.pdf", stampato.get().pdf(modello(minuta), Instant.ofEpochMilli(minuta.ms())));
    }

    private void firmato(ServerRequest request, ServerResponse response) {
        IdPresentazione id = id(request);
        try {
            byte[] bytes = bytes(request);
            if (!domande.firmato(bytes)) {
                throw Problem.FIRMATO_DIVERSO.rejected("il file non è firmato");
            }
            CertificatoOrigine detto = domande.letto(bytes);
            stesura.firma(id, archivio.keep(bytes), detto, Guard.login(request));
            pages.done(request, response, dove(id), "Il file firmato dice quello che è scritto qui: si presenta così.");
        } catch (RejectedException e) {
            response.status(Status.create(e.rejection().problem().status()));
            una(request, response, Optional.of(e.rejection()));
        }
    }

    private void butta(ServerRequest request, ServerResponse response) {
        stesura.butta(id(request), Guard.login(request));
        pages.done(request, response, LISTA, "Minuta buttata.");
    }

    static byte[] bytes(ServerRequest request) {
        return Upload.of(request)
                .bytes(Scansioni.MAX_BYTES)
                .orElseThrow(() -> Problem.SCANSIONE_NON_AMMESSA.rejected("supera 7 MB"));
    }

    private static CertificatoOrigine modello(Minuta minuta) {
        Letto letto = Letto.di(minuta.campi());
        return letto.modello()
                .filter(_ -> letto.difetti().isEmpty())
                .orElseThrow(() -> Problem.MINUTA_NON_PRESENTABILE.rejected(
                        letto.difetti().getFirst().testo()));
    }

    private Minuta read(IdPresentazione id) {
        return stesura.find(id).orElseThrow(() -> Problem.NON_TROVATO.rejected("la minuta"));
    }

    static String salvata(Minuta minuta, Quando quando, Nomi nomi) {
        return "salvata " + quando.ora(minuta.ms()) + " da " + nomi.di(minuta.operatore());
    }

    static String dove(IdPresentazione id) {
        return LISTA + "/" + id;
    }

    private static IdPresentazione id(ServerRequest request) {
        return new IdPresentazione(request.path().pathParameters().get("id"));
    }
}
