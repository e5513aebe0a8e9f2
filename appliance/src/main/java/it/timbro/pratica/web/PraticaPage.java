package it.timbro.pratica.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.archivio.Archivio;
import it.timbro.atti.Seguito.Proposta;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The page of a pratica: `/pratica/{numero}`, and its files below it.
///
/// A file of a company is never trusted: what a browser gets of it is decided by its bytes ([Mostrato]), under a
/// policy of its own that runs nothing and loads nothing.
public final class PraticaPage implements HttpService {
    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'self'";

    /// Chromium's own viewer is an embedded object with a style of its own.
    private static final String VIEWER = NOTHING + "; object-src 'self'; style-src 'unsafe-inline'";

    private static final HttpMediaType PDF = HttpMediaType.create("application/pdf");
    private static final HttpMediaType TESTO = HttpMediaType.create("text/plain; charset=utf-8");
    private static final HttpMediaType BYTES = HttpMediaType.create("application/octet-stream");

    private final Journal journal;
    private final Pratiche pratiche;
    private final Archivio archivio;
    private final Domande domande;
    private final Pages pages;
    private final Quando quando;

    /// What the page asks the rooms, answered by the wiring.
    ///
    /// @param consultata told before a pratica is shown
    /// @param proprietaria whose pratica it is where this server only looks; nothing at the branch itself
    public record Domande(
            Predefinite opzioni,
            Costi costi,
            Registrazione registrazione,
            ContenutoFirmato busta,
            Consultata consultata,
            PoteriDiFirma poteri,
            DiSolito diSolito,
            Controlli controlli,
            CartaceoView.Domanda cartaceo,
            Seguito seguito,
            Optional<Proprietaria> proprietaria) {}

    /// To which branch the company usually goes; empty where nobody can say. The territory of the
    /// branches answers.
    @FunctionalInterface
    public interface DiSolito {
        Optional<String> di(Scheda scheda);
    }

    /// What follows when a pratica is approved that asks for no certificate.
    @FunctionalInterface
    public interface Seguito {
        Optional<Proposta> di(Scheda scheda);
    }

    /// The name of the branch that owns a pratica. The centre's chambers answer.
    @FunctionalInterface
    public interface Proprietaria {
        String nome(Sede sede);
    }

    /// Who is about to see a pratica.
    @FunctionalInterface
    public interface Consultata {
        void da(String login, Scheda scheda);
    }

    /// What the examination has to say. The rooms `istruttoria` and `posta` answer.
    @FunctionalInterface
    public interface Controlli {
        ControlliView di(Scheda scheda);
    }

    /// The options of a pratica with the policy's defaults filled in. The room `istruttoria` answers.
    @FunctionalInterface
    public interface Predefinite {
        Opzioni opzioni(Scheda scheda);
    }

    public PraticaPage(
            Journal journal, Pratiche pratiche, Archivio archivio, Domande domande, Pages pages, Quando quando) {
        this.journal = journal;
        this.pratiche = pratiche;
        this.archivio = archivio;
        this.domande = domande;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/pratica/{numero}", this::show).get("/pratica/{numero}/allegati/{sha256}", this::file);
    }

    private void show(ServerRequest request, ServerResponse response) {
        pages.send(response, "pratica/pratica.jte", view(request, Differenza.numero(request)));
    }

    private PraticaView view(ServerRequest request, NumeroPratica numero) {
        Scheda scheda = journal.read(rows -> pratiche.read(rows, numero));
        domande.consultata().da(Guard.login(request), scheda);
        List<Pratiche.Nota> note = journal.read(rows -> pratiche.note(rows, numero));
        Modello modello = scheda.modello();
        Opzioni opzioni = domande.opzioni().opzioni(scheda);
        String motivo = scheda.motivo();
        ControlliView controlli = domande.controlli().di(scheda);
        CartaceoView cartaceo = domande.cartaceo().di(scheda);
        Frame frame = pages.frame(request, "Pratica " + numero);
        return new PraticaView(
                frame,
                numero.text(),
                scheda.versione(),
                modello.tipo(),
                scheda.stato().parola(),
                da(scheda.cambiataMs()),
                domande.registrazione().parola(scheda),
                PraticaView.identita(scheda, cartaceo.presentata()),
                PraticaView.impresa(scheda.impresa(), domande.diSolito().di(scheda)),
                Permessi.ammesso(Guard.operatore(request), "GET", doveImpresa(scheda)) ? doveImpresa(scheda) : "",
                domande.proprietaria().isPresent() ? List.of() : Seguiti.di(scheda, cartaceo.presentata()),
                modello instanceof Modello.CertificatoOrigine co
                        ? Optional.of(Facsimile.of(
                                co,
                                scheda.rilievi(),
                                controlli.appunti(),
                                DicituraView.aggiunte(co, opzioni, cartaceo)))
                        : Optional.empty(),
                PraticaView.dettagli(modello),
                PraticaView.rilievi(scheda.rilievi()),
                controlli,
                cartaceo,
                DicituraView.proposte(controlli, cartaceo),
                scheda.complessa().isPresent(),
                motivo == null ? "" : motivo,
                opzioni,
                PraticaView.opzioni(opzioni),
                FirmaView.of(
                        scheda.presentazione().firma(),
                        quando,
                        List.of(domande.poteri().risposta(scheda))),
                scheda.files().stream()
                        .map(file -> AllegatoView.of(file, archivio.has(file.sha256())))
                        .toList(),
                PraticaView.note(scheda.presentazione().note(), scheda.presentataMs(), note, quando),
                Storia.of(journal.history("pratica:" + numero), quando, frame),
                PraticaView.costi(domande.costi().conto(numero)),
                Azioni.evade(scheda, Guard.operatore(request))
                        ? domande.seguito().di(scheda).map(proposta -> SeguitoView.of(proposta, quando.oggi()))
                        : Optional.empty(),
                domande.proprietaria().isPresent()
                        ? Azioni.dellaCentrale(scheda, Guard.operatore(request))
                        : Azioni.of(scheda, opzioni, Guard.operatore(request)),
                domande.proprietaria()
                        .map(proprietaria -> proprietaria.nome(scheda.sede()))
                        .orElse(""));
    }

    private static String doveImpresa(Scheda scheda) {
        return "/imprese/" + scheda.sede().camera().code() + "/"
                + scheda.impresa().codiceFiscale();
    }

    private String da(long ms) {
        String age = quando.da(ms);
        return age.equals("adesso") ? age : "da " + age;
    }

    private void file(ServerRequest request, ServerResponse response) {
        Scheda scheda = journal.read(rows -> pratiche.read(rows, Differenza.numero(request)));
        domande.consultata().da(Guard.login(request), scheda);
        String sha256 = request.path().pathParameters().get("sha256");
        Allegato allegato = scheda.files().stream()
                .filter(file -> file.sha256().hex().equals(sha256))
                .findFirst()
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("il file della pratica " + scheda.numero()));
        byte[] bytes = archivio.read(allegato.sha256());
        response.headers().set(POLICY, NOTHING);
        if (request.query().contains("scarica")) {
            response.headers().contentType(BYTES);
            response.headers().set(HeaderNames.CONTENT_DISPOSITION, disposition(allegato.nome()));
            response.send(bytes);
            return;
        }
        switch (Mostrato.of(bytes, domande.busta())) {
            case Mostrato.Pdf(byte[] pdf) -> {
                response.headers().set(POLICY, VIEWER);
                response.headers().contentType(PDF);
                response.headers().set(HeaderNames.CONTENT_DISPOSITION, "inline");
                response.send(pdf);
            }
            case Mostrato.Testo(String testo) -> text(response, testo);
            case Mostrato.Altro _ -> {
                response.status(Status.UNSUPPORTED_MEDIA_TYPE_415);
                text(response, "Questo file non è un PDF né un testo: scaricalo per aprirlo.\n");
            }
        }
    }

    private static void text(ServerResponse response, String testo) {
        response.headers().contentType(TESTO);
        response.send(testo.getBytes(StandardCharsets.UTF_8));
    }

    /// RFC 6266: the name in the form that carries every character, so that nothing of it is header syntax.
    private static String disposition(String nome) {
        String encoded = URLEncoder.encode(nome, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename*=UTF-8''" + encoded;
    }
}
