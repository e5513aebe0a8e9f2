package it.timbro.page;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import it.timbro.base.Problem;
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
