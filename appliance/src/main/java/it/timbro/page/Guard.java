package it.timbro.page;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.operatori.Invii.Turno;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.operatori.Sessioni;
import it.timbro.operatori.Sessioni.Finita;
import it.timbro.page.Permessi.Accesso;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Stands before every route: sets the headers that protect the browser, finds the person or
/// program, asks [Permessi], and for what a person sends checks the session's secret and that the
/// same form is not carried out twice. What a person sent when her session had run out or was
/// locked is not carried out, but kept for her ([it.timbro.operatori.Trattenuti]).
public final class Guard implements Filter {
    static final String COOKIE = "__Host-timbro";

    /// Marks a refresh that no person asked for.
    static final HeaderName LIVE_HEADER = HeaderNames.create("X-Timbro-Vivo");

    private static final String CSP =
            "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self'; script-src 'self'; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
    private static final String BEARER = "Bearer ";

    /// Tells a page of ours why it was refused: `bloccata`, `finita`.
    private static final HeaderName SESSIONE = HeaderNames.create("X-Timbro-Sessione");

    private static final Set<String> BLOCCATA = Set.of("/sblocco", "/blocco", "/uscita");
    private static final Set<String> DA_CAMBIARE = Set.of("/password", "/uscita");

    private final Sessioni sessioni;
    private final Gettoni gettoni;
    private final BooleanSupplier deserta;

    /// Which program a token belongs to.
    public interface Gettoni {
        Optional<String> programma(String gettone);
    }

    public Guard(Sessioni sessioni, Gettoni gettoni) {
        this(sessioni, gettoni, () -> false);
    }

    /// @param deserta whether nobody is enrolled yet: people are then shown the first page and
    /// nothing else
    public Guard(Sessioni sessioni, Gettoni gettoni, BooleanSupplier deserta) {
        this.sessioni = sessioni;
        this.gettoni = gettoni;
        this.deserta = deserta;
    }

    /// A program that showed its token.
    public record Programma(String nome) {}

    /// The session this request belongs to; there is one on every page that is not `pubblica`.
    public static Optional<Sessione> sessione(ServerRequest request) {
        return request.context().get(Sessione.class);
    }

    /// The person who asks.
    public static Operatore operatore(ServerRequest request) {
        return sessione(request).map(Sessione::operatore).orElseThrow(Problem.ACCESSO_RICHIESTO::rejected);
    }

    /// Name to write beside an act in the journal: the login of the person.
    public static String login(ServerRequest request) {
        return operatore(request).login();
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        protect(response);
        String path = request.path().path();
        switch (Permessi.accesso(request.prologue().method().text(), path)) {
            case Accesso.Pubblica _
            when path.equals("/accesso") && deserta.getAsBoolean() -> Pages.redirect(request, response, "/primo-avvio");
            case Accesso.Persona _ when deserta.getAsBoolean() -> Pages.redirect(request, response, "/primo-avvio");
            case Accesso.Pubblica _ -> anybody(chain, request);
            case Accesso.Propria _ -> chain.proceed();
            case Accesso.Gettone _ -> program(chain, request);
            case Accesso.Persona(Set<Ruolo> ruoli) -> person(chain, request, response, ruoli);
            case Accesso.MetodoVietato _ -> throw Problem.METODO_NON_AMMESSO.rejected();
            case Accesso.Sconosciuta _ -> throw Problem.NON_TROVATO.rejected(shown(path));
        }
    }

    private static void protect(ServerResponse response) {
        response.headers().set(HeaderNames.create("Content-Security-Policy"), CSP);
        response.headers().set(HeaderNames.STRICT_TRANSPORT_SECURITY, "max-age=31536000");
        response.headers().set(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        response.headers().set(HeaderNames.create("Referrer-Policy"), "same-origin");
        response.headers().set(HeaderNames.create("Cross-Origin-Opener-Policy"), "same-origin");
        response.headers().set(HeaderNames.create("Cross-Origin-Resource-Policy"), "same-origin");
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-store");
    }

    private void anybody(FilterChain chain, ServerRequest request) {
        find(request).ifPresent(request.context()::register);
        if (Incoming.changes(request)) {
            Incoming.refuseOtherSites(request);
            request.context().register(Form.read(request.content().inputStream()));
        }
        chain.proceed();
    }

    private void program(FilterChain chain, ServerRequest request) {
        String authorization =
                request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
        if (!authorization.startsWith(BEARER)) {
            throw Problem.GETTONE_NON_VALIDO.rejected();
        }
        String nome = gettoni.programma(authorization.substring(BEARER.length()).strip())
                .orElseThrow(Problem.GETTONE_NON_VALIDO::rejected);
        request.context().register(new Programma(nome));
        chain.proceed();
    }

    private void person(FilterChain chain, ServerRequest request, ServerResponse response, Set<Ruolo> ruoli) {
        Optional<Sessione> found = find(request);
        if (found.isEmpty()) {
            ended(request, response);
            return;
        }
        Sessione sessione = found.get();
        request.context().register(sessione);
        if (isStopped(request, response, sessione)) {
            return;
        }
        if (!sessione.operatore().haUno(ruoli)) {
            throw Problem.NON_AUTORIZZATO.rejected("serve " + words(ruoli));
        }
        if (!Incoming.changes(request)) {
            chain.proceed();
        } else {
            once(chain, request, response, sessione);
        }
    }

    /// Whether the state of the session allows nothing of this; then it is answered.
    private boolean isStopped(ServerRequest request, ServerResponse response, Sessione sessione) {
        String path = request.path().path();
        switch (sessione.stato()) {
            case APERTA -> {
                return false;
            }
            case BLOCCATA -> {
                if (BLOCCATA.contains(path)) {
                    return false;
                }
                locked(request, response, sessione);
            }
            case DA_CAMBIARE -> {
                if (DA_CAMBIARE.contains(path)) {
                    return false;
                }
                ask(request, response, "/password", Problem.PASSWORD_DA_CAMBIARE);
            }
        }
        return true;
    }

    /// Asks to enter, and keeps what was being sent if it is known whose it is.
    private void ended(ServerRequest request, ServerResponse response) {
        response.headers().set(SESSIONE, "finita");
        Optional<Finita> finita = Incoming.cookie(request).flatMap(sessioni::finita);
        if (finita.isPresent() && Incoming.isForm(request)) {
            Incoming.refuseOtherSites(request);
            Form form = Form.read(request.content().inputStream());
            if (same(Incoming.secret(request, form), finita.get().csrf())) {
                String dopo = keep(request, finita.get().login(), form).orElse("/");
                Pages.redirect(request, response, "/accesso?dopo=" + encoded(dopo));
                return;
            }
        }
        ask(request, response, "/accesso", Problem.ACCESSO_RICHIESTO);
    }

    private void locked(ServerRequest request, ServerResponse response, Sessione sessione) {
        response.headers().set(SESSIONE, "bloccata");
        if (Incoming.isForm(request)) {
            Incoming.refuseOtherSites(request);
            Form form = Form.read(request.content().inputStream());
            if (same(Incoming.secret(request, form), sessione.csrf())) {
                String dopo = keep(request, sessione.operatore().login(), form).orElse("/");
                Pages.redirect(request, response, "/sblocco?dopo=" + encoded(dopo));
                return;
            }
        }
        if (Incoming.isSent(request) && !Incoming.isForm(request)) {
            back(request, response, "/sblocco");
            return;
        }
        ask(request, response, "/sblocco", Problem.SCHERMO_BLOCCATO);
    }

    /// What holds a password or files is not kept: the way leads through the door to the page it was written on.
    private static void back(ServerRequest request, ServerResponse response, String door) {
        Incoming.refuseOtherSites(request);
        Pages.redirect(request, response, door + "?dopo=" + encoded(Incoming.from(request)));
    }

    private Optional<String> keep(ServerRequest request, String login, Form form) {
        return sessioni.trattenuti()
                .tieni(login, Incoming.asked(request), form.campi())
                .map(id -> "/ripresa/" + id);
    }

    private void once(FilterChain chain, ServerRequest request, ServerResponse response, Sessione sessione) {
        Incoming.refuseOtherSites(request);
        Form form = Upload.isOne(request)
                ? Upload.begin(request)
                : Form.read(request.content().inputStream());
        String secret = Incoming.secret(request, form);
        if (!same(secret, sessione.csrf())) {
            if (Incoming.isForm(request) && sessioni.eraDi(sessione.operatore().login(), secret)) {
                Pages.redirect(
                        request,
                        response,
                        keep(request, sessione.operatore().login(), form).orElse("/"));
                return;
            }
            throw Problem.MODULO_SCADUTO.rejected();
        }
        String chiave = form.required(Form.CHIAVE, "chiave del modulo");
        request.context().register(form);
        switch (sessione.invii().prendi(chiave)) {
            case Turno.Nuovo _ -> {
                try {
                    chain.proceed();
                } finally {
                    sessione.invii().lascia(chiave);
                }
            }
            case Turno.GiaFatto(String dove) -> Pages.redirect(request, response, dove);
            case Turno.InCorso _ -> throw Problem.TROPPO_CARICO.rejected();
        }
    }

    private Optional<Sessione> find(ServerRequest request) {
        boolean attiva = !request.headers().contains(LIVE_HEADER)
                && !request.path().path().equals("/eventi");
        return Incoming.cookie(request).flatMap(id -> sessioni.find(id, attiva));
    }

    /// Sends a person on to the door; tells everything else that it is shut.
    private static void ask(ServerRequest request, ServerResponse response, String door, Problem problem) {
        if (!Incoming.isPage(request)) {
            throw problem.rejected();
        }
        String dopo = Incoming.asked(request);
        Pages.redirect(request, response, dopo.equals("/") ? door : door + "?dopo=" + encoded(dopo));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String words(Set<Ruolo> ruoli) {
        return ruoli.stream().map(Ruolo::parola).sorted().collect(java.util.stream.Collectors.joining(" o "));
    }

    private static String shown(String path) {
        return path.length() > 80 ? path.substring(0, 80) + "…" : path;
    }

    /// The cookie of a new session; an empty id ends it.
    public static SetCookie cookie(String id) {
        SetCookie.Builder cookie = SetCookie.builder(COOKIE, id)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(SetCookie.SameSite.STRICT);
        return id.isEmpty() ? cookie.maxAge(java.time.Duration.ZERO).build() : cookie.build();
    }
}
