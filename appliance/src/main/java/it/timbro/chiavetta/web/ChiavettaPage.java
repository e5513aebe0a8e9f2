package it.timbro.chiavetta.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.chiavetta.Chiavette;
import it.timbro.chiavetta.Lavoro;
import it.timbro.chiavetta.web.ChiavettaView.Busta;
import it.timbro.chiavetta.web.ChiavettaView.Corso;
import it.timbro.chiavetta.web.ChiavettaView.Sede;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Pages;
import it.timbro.page.Upload;
import it.timbro.sync.envelope.Counterpart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// «Chiavetta»: prepare one, read one. At a branch the other end is the centre; at the centre it is the branch that
/// the person chooses.
public final class ChiavettaPage implements HttpService {
    private static final String PATH = "/chiavetta";
    private static final String RIENTRO = "/rientro";
    private static final String BROWSER = "browser";

    private final Chiavette chiavette;
    private final List<String> altre;
    private final Pages pages;

    /// @param altre the other ends, in order; at least one
    public ChiavettaPage(Chiavette chiavette, List<String> altre, Pages pages) {
        this.chiavette = chiavette;
        this.altre = List.copyOf(altre);
        this.pages = pages;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(PATH, this::show)
                .get(PATH + "/buste/{nome}", this::scarica)
                .post(PATH + "/prepara", this::prepara)
                .post(PATH + "/leggi", this::leggi)
                .post(PATH + "/carica", this::carica);
    }

    private void prepara(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String con = form.required("con", "Sede");
        String dove = form.required("dove", "Dove");
        chiavette.prepara(con, dove.equals(BROWSER) ? Optional.empty() : Optional.of(nome(dove)));
        pages.done(request, response, di(con), "Preparazione avviata.");
    }

    private void leggi(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String con = form.required("con", "Sede");
        chiavette.leggi(con, nome(form.required("dove", "Chiavetta")));
        pages.done(request, response, torna(form, con), "Lettura avviata.");
    }

    private void carica(ServerRequest request, ServerResponse response) throws IOException {
        Form form = Form.of(request);
        String con = form.required("con", "Sede");
        Upload file = Upload.of(request);
        chiavette.carica(con, file.content());
        pages.done(request, response, torna(form, con), "Busta ricevuta: leggi qui sotto com'è andata.");
    }

    /// Sticks stand in the form as `chiavetta:NOME`, so that none can be called «browser».
    private static String nome(String dove) {
        if (!dove.startsWith("chiavetta:")) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("la chiavetta non è tra quelle inserite");
        }
        return dove.substring("chiavetta:".length());
    }

    private void scarica(ServerRequest request, ServerResponse response) throws IOException {
        String con = con(request);
        String nome = request.path().pathParameters().get("nome");
        try (InputStream in = chiavette.scarica(con, nome)) {
            response.headers().contentType(HttpMediaType.create("application/octet-stream"));
            response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=" + nome);
            try (OutputStream out = response.outputStream()) {
                in.transferTo(out);
            }
        }
    }

    private String con(ServerRequest request) {
        String con = request.query().first("con").orElse(altre.getFirst());
        if (!altre.contains(con)) {
            throw Problem.NON_TROVATO.rejected("la sede indicata");
        }
        return con;
    }

    /// The page «Rientro» has the same forms, and goes on there.
    private String torna(Form form, String con) {
        return form.text("torna").equals(RIENTRO) ? RIENTRO : di(con);
    }

    private String di(String con) {
        return altre.size() == 1 ? PATH : PATH + "?con=" + URLEncoder.encode(con, StandardCharsets.UTF_8);
    }

    private void show(ServerRequest request, ServerResponse response) {
        String con = con(request);
        Frame frame = pages.frame(request, "Chiavetta");
        pages.send(
                response,
                "chiavetta/chiavetta.jte",
                new ChiavettaView(
                        frame,
                        con,
                        chi(con, frame),
                        altre.size() == 1
                                ? List.of()
                                : altre.stream()
                                        .map(una ->
                                                new Sede(una, frame.uffici().getOrDefault(una, una), una.equals(con)))
                                        .toList(),
                        frame.puo(Ruolo.OPERATORE, Ruolo.RESPONSABILE, Ruolo.AMMINISTRATORE),
                        dentro(chiavette.contenuto(con)),
                        chiavette.impedimento(con).orElse(""),
                        chiavette.chiavette(),
                        scaricabili(con),
                        chiavette.lavoro().filter(lavoro -> lavoro.con().equals(con)).stream()
                                .map(ChiavettaPage::corso)
                                .toList()));
    }

    private List<Busta> scaricabili(String con) {
        List<Busta> buste = new ArrayList<>();
        chiavette
                .scaricabili(con)
                .forEach((nome, bytes) -> buste.add(new Busta(
                        nome,
                        PATH + "/buste/" + nome + "?con=" + URLEncoder.encode(con, StandardCharsets.UTF_8),
                        Chiavette.grandezza(bytes))));
        return buste;
    }

    private static String chi(String con, Frame frame) {
        return con.equals("centrale") ? "la centrale" : "la " + frame.ufficio(con);
    }

    private static String dentro(Counterpart.Contents contents) {
        if (contents.entries() == 0 && contents.files() == 0) {
            return "Nulla di nuovo: solo le ricevute.";
        }
        String fatti = contents.entries() == 1 ? "1 fatto" : contents.entries() + " fatti";
        return contents.files() == 0
                ? fatti + "."
                : fatti + " e " + contents.files() + " file (" + Chiavette.grandezza(contents.fileBytes()) + ").";
    }

    private static Corso corso(Lavoro lavoro) {
        String che = lavoro.verso() == Lavoro.Verso.PREPARA ? "Preparazione" : "Lettura";
        String titolo = switch (lavoro.stato()) {
            case IN_CORSO -> che + " in corso: non togliere la chiavetta";
            case RIUSCITO -> che + " riuscita";
            case IN_PARTE -> che + " riuscita in parte";
            case NON_RIUSCITO -> che + " non riuscita";
        };
        String tono = switch (lavoro.stato()) {
            case IN_CORSO -> "riquadro";
            case RIUSCITO -> "fatto";
            case IN_PARTE, NON_RIUSCITO -> "avviso";
        };
        boolean running = lavoro.stato() == Lavoro.Stato.IN_CORSO;
        String bytes = lavoro.byteTutti() > 0
                ? ", " + Chiavette.grandezza(lavoro.byteFatti()) + " di " + Chiavette.grandezza(lavoro.byteTutti())
                : "";
        return new Corso(
                titolo,
                tono,
                "%d fatti, %d file%s".formatted(lavoro.fatti(), lavoro.file(), bytes),
                running ? lavoro.byteTutti() > 0 ? lavoro.percento() : 0 : -1,
                lavoro.frasi());
    }
}
