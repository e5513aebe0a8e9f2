package it.timbro.imprese.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Imprese;
import it.timbro.imprese.Imprese.DaRicontrollare;
import it.timbro.imprese.Schedario;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.page.Form;
import it.timbro.page.Frame;
import it.timbro.page.Guard;
import it.timbro.page.Pages;
import it.timbro.page.Permessi;
import it.timbro.page.Quando;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.NumeroPratica;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Companies: `/imprese` finds them, `/imprese/{camera}/{codiceFiscale}` says what is known of one
/// and takes what a person learns of it.
public final class ImpresePage implements HttpService {
    private static final String LISTA = "/imprese";
    private static final String UNA = "/imprese/{camera}/{impresa}";

    private final Journal journal;
    private final Imprese imprese;
    private final Schedario schedario;
    private final Ufficio ufficio;
    private final Pages pages;
    private final Quando quando;

    /// Whose pages these are.
    ///
    /// @param camera whose company a codice fiscale never heard of would be
    /// @param freschiGiorni how old a visura may be and still be relied on
    /// @param centrale whether this is the centre, which takes lists in and keeps contacts and
    /// qualifications
    /// @param dopo told the chamber when something was written about one of its companies
    /// @param letta told before a company's page is shown
    /// @param domande asked for its page
    public record Ufficio(
            Sede camera, int freschiGiorni, boolean centrale, Consumer<Sede> dopo, Letta letta, Domande domande) {}

    /// What others know of a company.
    public record Domande(Utenze utenze, DiSolito diSolito) {}

    /// To which branch a company usually goes; empty where nobody can say.
    @FunctionalInterface
    public interface DiSolito {
        Optional<String> di(Impresa impresa);
    }

    /// What became of the accounts that were asked for on behalf of a company.
    @FunctionalInterface
    public interface Utenze {
        /// @return one sentence each, the latest first
        List<String> di(Reading rows, Sede camera, CodiceFiscale impresa);
    }

    /// Somebody is about to see the page of a company.
    @FunctionalInterface
    public interface Letta {
        /// @param alLavoro whether a pratica of the company is under way
        void letta(String login, CodiceFiscale impresa, boolean alLavoro);
    }

    public ImpresePage(
            Journal journal, Imprese imprese, Schedario schedario, Ufficio ufficio, Pages pages, Quando quando) {
        this.journal = journal;
        this.imprese = imprese;
        this.schedario = schedario;
        this.ufficio = ufficio;
        this.pages = pages;
        this.quando = quando;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(LISTA, this::lista)
                .get(UNA, this::una)
                .post(UNA + "/visura", this::rileva)
                .post(UNA + "/deleghe", this::conferisci)
                .post(UNA + "/deleghe/{delega}/revoca", this::revoca)
                .post(UNA + "/deleghe/{delega}/ricontrollo", this::ricontrolla);
    }

    /// The address of a company's page.
    public static String dove(Sede camera, CodiceFiscale impresa) {
        return LISTA + "/" + camera + "/" + impresa;
    }

    private void lista(ServerRequest request, ServerResponse response) {
        String typed = request.query().first("q").orElse("").strip();
        List<Imprese.Riga> righe = journal.read(rows -> imprese.cerca(rows, typed, Imprese.MAX_RIGHE + 1));
        Optional<CodiceFiscale> nuova = righe.isEmpty() ? CodiceFiscale.parse(typed) : Optional.empty();
        Frame frame = pages.frame(request, "Imprese");
        pages.send(
                response,
                "imprese/imprese.jte",
                new ImpreseView(
                        frame,
                        typed,
                        righe.stream()
                                .limit(Imprese.MAX_RIGHE)
                                .map(riga -> Racconto.riga(riga, quando))
                                .toList(),
                        righe.size() <= Imprese.MAX_RIGHE,
                        nuova.map(impresa -> dove(ufficio.camera(), impresa)),
                        ufficio.centrale() && ammesso(request, "GET", "/imprese/importa")));
    }

    private void una(ServerRequest request, ServerResponse response) {
        show(request, response, Quale.of(request), Aperto.NESSUNO);
    }

    /// A form that is shown again because it was refused.
    private record Aperto(
            String id, Optional<Rejection> errore, Optional<ModuloVisura> visura, Optional<ModuloDelega> delega) {
        static final Aperto NESSUNO = new Aperto("", Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void rileva(ServerRequest request, ServerResponse response) {
        Quale quale = Quale.of(request);
        ModuloVisura modulo = ModuloVisura.of(Form.of(request));
        try {
            schedario.rileva(quale.camera(), quale.impresa(), modulo.visura(), Guard.login(request));
        } catch (RejectedException e) {
            refuse(
                    request,
                    response,
                    quale,
                    new Aperto("visura", Optional.of(e.rejection()), Optional.of(modulo), Optional.empty()));
            return;
        }
        done(request, response, quale, "Visura registrata.");
    }

    private void conferisci(ServerRequest request, ServerResponse response) {
        Quale quale = Quale.of(request);
        ModuloDelega modulo = ModuloDelega.of(Form.of(request));
        try {
            schedario.conferisci(quale.camera(), quale.impresa(), modulo.conferimento(), Guard.login(request));
        } catch (RejectedException e) {
            refuse(
                    request,
                    response,
                    quale,
                    new Aperto("delega", Optional.of(e.rejection()), Optional.empty(), Optional.of(modulo)));
            return;
        }
        done(request, response, quale, "Delega registrata.");
    }

    private void revoca(ServerRequest request, ServerResponse response) {
        Quale quale = Quale.of(request);
        Form form = Form.of(request);
        LocalDate dal =
                ModuloVisura.giorno(form.required("dal", "Revocata dal")).orElseThrow();
        schedario.revoca(
                quale.camera(),
                quale.impresa(),
                request.path().pathParameters().get("delega"),
                dal,
                form.required("motivo", "Motivo"),
                Guard.login(request));
        done(
                request,
                response,
                quale,
                "Delega revocata: le altre sedi della camera lo sanno prima di ogni altra novità, appena sono collegate.");
    }

    private void ricontrolla(ServerRequest request, ServerResponse response) {
        Quale quale = Quale.of(request);
        Form form = Form.of(request);
        String written = form.text("pratica");
        schedario.ricontrolla(
                quale.camera(),
                quale.impresa(),
                request.path().pathParameters().get("delega"),
                NumeroPratica.parse(written).orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica " + written)),
                form.required("esito", "Esito"),
                Guard.login(request));
        done(request, response, quale, "Ricontrollo registrato.");
    }

    /// What only the centre writes, for who may.
    private Optional<ModuloContatto> contatto(ServerRequest request, Quale quale, Racconto racconto) {
        return ufficio.centrale() && ammesso(request, "POST", quale.dove() + "/contatto")
                ? Optional.of(
                        ModuloContatto.di(racconto.impresa(), ammesso(request, "POST", quale.dove() + "/qualifica")))
                : Optional.empty();
    }

    private void done(ServerRequest request, ServerResponse response, Quale quale, String avviso) {
        ufficio.dopo().accept(quale.camera());
        pages.done(request, response, quale.dove(), avviso);
    }

    private void refuse(ServerRequest request, ServerResponse response, Quale quale, Aperto aperto) {
        aperto.errore()
                .ifPresent(
                        errore -> response.status(Status.create(errore.problem().status())));
        show(request, response, quale, aperto);
    }

    private void show(ServerRequest request, ServerResponse response, Quale quale, Aperto aperto) {
        Racconto racconto = journal.read(rows -> new Racconto(
                imprese.read(rows, quale.camera(), quale.impresa()),
                imprese.storia(rows, quale.camera(), quale.impresa()),
                quando,
                ufficio.freschiGiorni()));
        List<Imprese.PraticaSua> pratiche =
                journal.read(rows -> imprese.pratiche(rows, quale.camera(), quale.impresa(), Racconto.PRATICHE));
        ufficio.letta()
                .letta(
                        Guard.login(request),
                        quale.impresa(),
                        pratiche.stream().anyMatch(pratica -> !pratica.stato().chiusa()));
        List<Imprese.Consegnatario> rubrica =
                journal.read(rows -> imprese.rubrica(rows, quale.camera(), quale.impresa()));
        List<DaRicontrollare> aperti = journal.read(imprese::daRicontrollare).stream()
                .filter(voce -> voce.codiceFiscale().equals(quale.impresa())
                        && voce.camera().equals(quale.camera()))
                .toList();
        String oggi = quando.oggi().toString();
        pages.send(
                response,
                "imprese/impresa.jte",
                new ImpresaView(
                        pages.frame(request, racconto.impresa().denominazione()),
                        quale.dove(),
                        racconto.impresa().denominazione(),
                        quale.impresa().valore(),
                        racconto.avvisi(),
                        racconto.ricontrolli(aperti),
                        racconto.dati(ufficio.domande().diSolito().di(racconto.impresa())),
                        racconto.posti(),
                        racconto.poteri(),
                        racconto.poteriEta(),
                        racconto.deleghe(),
                        journal.read(rows -> ufficio.domande().utenze().di(rows, quale.camera(), quale.impresa())),
                        pratiche.stream()
                                .map(pratica -> new ImpresaView.Pratica(
                                        pratica.numero().text(),
                                        pratica.stato().parola(),
                                        pratica.destinatario(),
                                        quando.ora(pratica.presentataMs())))
                                .toList(),
                        rubrica.stream()
                                .map(voce -> new ImpresaView.Consegnatario(
                                        voce.destinatario(),
                                        voce.paese(),
                                        voce.certificati() == 1
                                                ? "un certificato"
                                                : voce.certificati() + " certificati"))
                                .toList(),
                        racconto.storia(),
                        schedario.scrive(quale.camera()) && ammesso(request, "POST", quale.dove() + "/visura"),
                        contatto(request, quale, racconto),
                        aperto.errore(),
                        aperto.id(),
                        aperto.visura().orElseGet(() -> ModuloVisura.of(racconto.impresa())),
                        aperto.delega()
                                .orElseGet(() -> ModuloDelega.vuoto(
                                        oggi, request.query().first("titolo").orElse(""))),
                        oggi));
    }

    private static boolean ammesso(ServerRequest request, String method, String path) {
        return Permessi.ammesso(Guard.operatore(request), method, path);
    }
}
