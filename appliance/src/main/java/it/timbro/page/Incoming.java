package it.timbro.page;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import it.timbro.base.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// What [Guard] asks a request about itself.
final class Incoming {
    static final HeaderName CSRF_HEADER = HeaderNames.create("X-Timbro-Modulo");
    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final String URLENCODED = "application/x-www-form-urlencoded";

    /// What is sent there is for the moment, or secret.
    private static final Pattern NEVER_KEPT = Pattern.compile(
            "/(accesso|primo-avvio|uscita|password|pin|blocco|sblocco|operatori|gettoni|ripresa)(/.*)?");

    private static final int MAX_REFERER = 500;

    private Incoming() {}

    /// Whether a person waits for a page.
    static boolean isPage(ServerRequest request) {
        return method(request).equals("GET") && isBrowsing(request);
    }

    /// Whether a person sent a form that can be given back to her.
    static boolean isForm(ServerRequest request) {
        return method(request).equals("POST")
                && isBrowsing(request)
                && !NEVER_KEPT.matcher(request.path().path()).matches()
                && request.headers().first(HeaderNames.CONTENT_TYPE).orElse("").startsWith(URLENCODED);
    }

    /// Whether a person sent something from a page and waits for the next one.
    static boolean isSent(ServerRequest request) {
        return method(request).equals("POST") && isBrowsing(request);
    }

    /// Path and query of our own page that this was sent from; `/` if nobody says.
    static String from(ServerRequest request) {
        String host = request.authority();
        return request.headers()
                .first(HeaderNames.REFERER)
                .filter(page -> page.length() <= MAX_REFERER)
                .flatMap(page -> local(page, host))
                .orElse("/");
    }

    private static Optional<String> local(String page, String host) {
        try {
            URI uri = new URI(page);
            String path = uri.getRawPath();
            return path != null && path.startsWith("/") && !path.startsWith("//") && host.equals(uri.getRawAuthority())
                    ? Optional.of(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    static boolean changes(ServerRequest request) {
        return !method(request).equals("GET") && !method(request).equals("HEAD");
    }

    /// Path and query, as asked.
    static String asked(ServerRequest request) {
        return request.path().path()
                + (request.query().isEmpty() ? "" : "?" + request.query().rawValue());
    }

    /// Id of the session that the browser shows.
    static Optional<String> cookie(ServerRequest request) {
        return request.headers().cookies().first(Guard.COOKIE).asOptional();
    }

    /// The secret of the session's forms, as sent; "" if it was not.
    static String secret(ServerRequest request, Form form) {
        return form.secret(request.headers().first(CSRF_HEADER).orElse(null)).orElse("");
    }

    /// A second fence beside the secret: browsers say from which site a request comes.
    static void refuseOtherSites(ServerRequest request) {
        String site = request.headers().first(FETCH_SITE).orElse("same-origin");
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw Problem.MODULO_SCADUTO.rejected();
        }
    }

    private static boolean isBrowsing(ServerRequest request) {
        return !Problems.wantsJson(request)
                && !request.headers().first(HeaderNames.ACCEPT).orElse("").startsWith("text/event-stream")
                && !request.headers().contains(Guard.LIVE_HEADER)
                && !request.headers().contains(Problems.HX_REQUEST);
    }

    private static String method(ServerRequest request) {
        return request.prologue().method().text();
    }
}
