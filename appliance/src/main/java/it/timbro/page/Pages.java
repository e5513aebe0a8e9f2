package it.timbro.page;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Rejection;
import it.timbro.base.Sede;
import it.timbro.operatori.Sessione;
import it.timbro.page.Frame.Voce;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Writes pages: one for the whole program, handed to every `web` corner.
///
/// pages.send(response, "istruttoria/pratica.jte", new PraticaView(pages.frame(request, "Pratica "
/// + numero), ...)); pages.done(request, response, "/pratica/" + numero, "Pratica approvata.");
public final class Pages {
    private static final HttpMediaType HTML = HttpMediaType.create("text/html; charset=utf-8");
    private static final Set<String> SPORTELLO = Set.of(
            "/",
            "/ritiro",
            "/visti",
            "/appuntamenti",
            "/presentazione",
            "/emergenza",
            "/imprese",
            "/cassa",
            "/posta",
            "/formulari",
            "/annullamenti",
            "/collegamento",
            "/contatti");
    /// The pages of the counter that the centre has.
    public static final Set<String> CENTRALE = Set.of(
            "/",
            "/imprese",
            "/posta",
            "/carte",
            "/quadro",
            "/crediti",
            "/utenze",
            "/calendario",
            "/politica",
            "/sedi",
            "/chiavetta");

    private static final int MAX_PATH = 500;
    private static final Map<String, String> MENU = new java.util.LinkedHashMap<>();

    static {
        MENU.put("/", "Giornata");
        MENU.put("/ritiro", "Ritiro");
        MENU.put("/visti", "Visti");
        MENU.put("/appuntamenti", "Appuntamenti");
        MENU.put("/presentazione", "Presentazioni");
        MENU.put("/emergenza", "Emergenza");
        MENU.put("/imprese", "Imprese");
        MENU.put("/cassa", "Cassa");
        MENU.put("/posta", "Posta");
        MENU.put("/carte", "Carte");
        MENU.put("/formulari", "Formulari");
        MENU.put("/annullamenti", "Annullamenti");
        MENU.put("/collegamento", "Collegamento");
        MENU.put("/contatti", "Chi chiamare");
        MENU.put("/quadro", "Quadro");
        MENU.put("/crediti", "Crediti");
        MENU.put("/utenze", "Utenze");
        MENU.put("/calendario", "Calendario");
        MENU.put("/politica", "Politica");
        MENU.put("/sedi", "Sedi e apparecchi");
        MENU.put("/chiavetta", "Chiavetta");
    }

    private final TemplateEngine templates;
    private final String sede;
    private final Strip strip;
    private final Assets assets;
    private final Set<String> menu;
    private final Map<String, String> uffici;
    private final Nomi nomi;
    private final boolean diProva;
    private final SecureRandom random = new SecureRandom();

    /// The pages of a branch: all that a counter has. One for trying out says so on each.
    ///
    /// @param nome people know it by: «Genova»
    public static Pages dellaSede(Sede sede, String nome, Strip strip, Assets assets) {
        return new Pages(
                Templates.engine(),
                nome,
                strip,
                assets,
                SPORTELLO,
                Map.of(sede.code(), nome),
                Nomi.NESSUNO,
                sede.diProva());
    }

    /// With every page of the counter in the menu.
    ///
    /// @param sede name people know the branch by: «Genova»
    public Pages(TemplateEngine templates, String sede, Strip strip, Assets assets) {
        this(templates, sede, strip, assets, SPORTELLO, Map.of());
    }

    /// @param menu which pages of the counter this server has
    /// @param uffici names of the offices that this server knows, by their code
    public Pages(
            TemplateEngine templates,
            String sede,
            Strip strip,
            Assets assets,
            Set<String> menu,
            Map<String, String> uffici) {
        this(templates, sede, strip, assets, menu, uffici, Nomi.NESSUNO, false);
    }

    private Pages(
            TemplateEngine templates,
            String sede,
            Strip strip,
            Assets assets,
            Set<String> menu,
            Map<String, String> uffici,
            Nomi nomi,
            boolean diProva) {
        this.templates = templates;
        this.sede = sede;
        this.strip = strip;
        this.assets = assets;
        this.menu = Set.copyOf(menu);
        this.uffici = Map.copyOf(uffici);
        this.nomi = nomi;
        this.diProva = diProva;
    }

    /// The same pages, which call the people of the house by their names.
    ///
    public Pages con(Nomi nomi) {
        return new Pages(templates, sede, strip, assets, menu, uffici, nomi, diProva);
    }

    public Nomi nomi() {
        return nomi;
    }

    /// What stands around the content of a page. Takes the session's message, so call it once for
    /// an answer.
    public Frame frame(ServerRequest request, String titolo) {
        Optional<Sessione> sessione = Guard.sessione(request);
        String percorso = request.path().path();
        boolean vivo = request.headers().contains(Guard.LIVE_HEADER);
        Optional<Sessione> aperta = sessione.filter(s -> s.stato() == Sessione.Stato.APERTA);
        return new Frame(
                titolo,
                sede,
                percorso,
                aperta.map(Sessione::operatore),
                assets.base(),
                aperta.map(s -> s.riposo().toMillis()).orElse(0L),
                strip.vista(),
                vivo ? Optional.empty() : sessione.flatMap(Sessione::prendiAvviso),
                sessione.map(Sessione::csrf).orElse(""),
                sessione.isPresent() ? key() : "",
                percorso.equals("/cerca") ? request.query().first("q").orElse("") : "",
                MENU.entrySet().stream()
                        .filter(voce -> menu.contains(voce.getKey()))
                        .filter(voce -> sessione.map(Sessione::operatore)
                                .filter(persona -> Permessi.ammesso(persona, "GET", voce.getKey()))
                                .isPresent())
                        .map(voce -> new Voce(voce.getKey(), voce.getValue(), qui(voce.getKey(), percorso)))
                        .toList(),
                uffici,
                nomi,
                diProva);
    }

    private static boolean qui(String pagina, String percorso) {
        return percorso.equals(pagina) || (!pagina.equals("/") && percorso.startsWith(pagina + "/"));
    }

    /// Answers with a page, status 200 unless another was set.
    ///
    /// @param template file below `src/main/jte`, with `@param` named `view` of the view's type
    public void send(ServerResponse response, String template, View view) {
        send(response, template, Map.of("view", view));
    }

    void send(ServerResponse response, String template, Map<String, Object> params) {
        StringOutput html = new StringOutput();
        templates.render(template, params, html);
        response.headers().contentType(HTML);
        response.send(html.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Ends a form that was carried out: the browser is sent to a page (post, redirect, get), which
    /// shows the sentence once. The same form sent again goes to that page and does nothing.
    ///
    /// @param dove path on this server, such as `/pratica/M26B22A0001`
    public void done(ServerRequest request, ServerResponse response, String dove, String avviso) {
        fatto(request, dove);
        Guard.sessione(request).ifPresent(sessione -> sessione.avvisa(avviso));
        redirect(request, response, dove);
    }

    /// Sends back the form with what was wrong with it.
    ///
    /// @param show the page of the form once more
    public static void refused(ServerResponse response, Rejection rejection, Consumer<Optional<Rejection>> show) {
        response.status(Status.create(rejection.problem().status()));
        show.accept(Optional.of(rejection));
    }

    /// Notes that this form was carried out, for the rare answer that is a page itself: the same
    /// form sent again leads to `dove`.
    public void fatto(ServerRequest request, String dove) {
        Guard.sessione(request)
                .ifPresent(sessione -> sessione.invii().fatto(Form.of(request).text(Form.CHIAVE), dove));
    }

    /// Sends the browser to another page of ours.
    public static void redirect(ServerRequest request, ServerResponse response, String dove) {
        if (request.headers().contains(Problems.HX_REQUEST)) {
            response.status(Status.NO_CONTENT_204);
            response.headers().set(HeaderNames.create("HX-Redirect"), dove);
        } else {
            response.status(Status.SEE_OTHER_303);
            response.headers().set(HeaderNames.LOCATION, dove);
        }
        response.send();
    }

    /// Only a path of ours: never another site, which a forged link could name.
    public static String local(String dopo) {
        boolean ours = dopo.startsWith("/")
                && !dopo.startsWith("//")
                && dopo.length() <= MAX_PATH
                && dopo.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
        return ours ? dopo : "/";
    }

    /// Whether a program or a script asks, that reads a problem as JSON.
    public static boolean wantsJson(ServerRequest request) {
        return Problems.wantsJson(request);
    }

    private String key() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
