package it.timbro.page;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
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
import it.timbro.page.Permessi.Accesso;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/// Stands before every route: sets the headers that protect the browser, finds the person or program, asks
/// [Permessi], and for what a person sends checks the session's secret and that the same form is not carried out
/// twice.
public final class Guard implements Filter {
    static final String COOKIE = "__Host-timbro";
    static final HeaderName CSRF_HEADER = HeaderNames.create("X-Timbro-Modulo");

    /// Marks a refresh that no person asked for.
    static final HeaderName LIVE_HEADER = HeaderNames.create("X-Timbro-Vivo");

    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final String CSP =
            "default-src 'self'; img-src 'self' data:; font-src 'self' data:; style-src 'self'; script-src 'self'; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
    private static final String BEARER = "Bearer ";

    private final Sessioni sessioni;
    private final Gettoni gettoni;

    /// Which program a token belongs to.
    public interface Gettoni {
        Optional<String> programma(String gettone);
    }

    public Guard(Sessioni sessioni, Gettoni gettoni) {
        this.sessioni = sessioni;
        this.gettoni = gettoni;
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
            case Accesso.Pubblica _ -> anybody(chain, request, response);
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

    private void anybody(FilterChain chain, ServerRequest request, ServerResponse response) {
        find(request).ifPresent(request.context()::register);
        if (changes(request)) {
            refuseOtherSites(request);
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
            askToEnter(request, response);
            return;
        }
        Sessione sessione = found.get();
        request.context().register(sessione);
        if (!sessione.operatore().haUno(ruoli)) {
            throw Problem.NON_AUTORIZZATO.rejected("serve " + words(ruoli));
        }
        if (changes(request)) {
            once(chain, request, response, sessione);
        } else {
            chain.proceed();
        }
    }

    private void once(FilterChain chain, ServerRequest request, ServerResponse response, Sessione sessione) {
        refuseOtherSites(request);
        Form form =
                Upload.isOne(request) ? Upload.begin(request) : Form.read(request.content().inputStream());
        String secret =
                form.secret(request.headers().first(CSRF_HEADER).orElse(null)).orElse("");
        if (!same(secret, sessione.csrf())) {
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
        return request.headers().cookies().first(COOKIE).asOptional().flatMap(id -> sessioni.find(id, attiva));
    }

    private static void askToEnter(ServerRequest request, ServerResponse response) {
        if (Problems.wantsJson(request)
                || request.headers().contains(LIVE_HEADER)
                || request.headers().contains(Problems.HX_REQUEST)
                || !request.prologue().method().text().equals("GET")) {
            throw Problem.ACCESSO_RICHIESTO.rejected();
        }
        String query = request.query().isEmpty() ? "" : "?" + request.query().rawValue();
        String dopo = request.path().path() + query;
        response.status(Status.SEE_OTHER_303);
        response.headers()
                .set(
                        HeaderNames.LOCATION,
                        dopo.equals("/")
                                ? "/accesso"
                                : "/accesso?dopo=" + URLEncoder.encode(dopo, StandardCharsets.UTF_8));
        response.send();
    }

    private static boolean changes(ServerRequest request) {
        String method = request.prologue().method().text();
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /// A second fence beside the secret: browsers say from which site a request comes.
    private static void refuseOtherSites(ServerRequest request) {
        String site = request.headers().first(FETCH_SITE).orElse("same-origin");
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw Problem.MODULO_SCADUTO.rejected();
        }
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
