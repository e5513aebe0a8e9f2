package it.timbro.page;

import io.helidon.http.BadRequestException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/// The edge of a request: every refusal becomes a page, a fragment or a JSON problem (RFC 9457)
/// with its number, what happened and what to do; everything unexpected becomes problem 105, whose
/// code also stands in the log.
public final class Problems {
    static final HeaderName HX_REQUEST = HeaderNames.create("HX-Request");
    private static final Logger LOG = Logger.getLogger(Problems.class.getName());
    private static final HttpMediaType JSON = HttpMediaType.create("application/problem+json; charset=utf-8");
    private static final List<String> JSON_PATHS = List.of("/api/", "/fpbews/", "/ptcows/", "/sync/");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Pages pages;
    private final SecureRandom random = new SecureRandom();

    public Problems(Pages pages) {
        this.pages = pages;
    }

    /// The page of a problem.
    public record ProblemaView(Frame frame, Rejection problema) implements View {}

    void register(HttpRouting.Builder routing) {
        routing.error(RejectedException.class, (request, response, e) -> {
            if (e.rejection().problem() == Problem.TROPPO_LENTO
                    && request.prologue().protocolVersion().startsWith("1")) {
                response.header(HeaderValues.CONNECTION_CLOSE); // or the rest of the body would be waited for
            }
            answer(request, response, e.rejection());
        });
        routing.error(HttpException.class, this::http);
        routing.error(Throwable.class, this::unexpected);
    }

    private void http(ServerRequest request, ServerResponse response, HttpException e) {
        int status = e.status().code();
        if (status == Status.NOT_FOUND_404.code()) {
            answer(
                    request,
                    response,
                    Problem.NON_TROVATO.with(request.path().absolute().path()));
        } else if (status == Status.METHOD_NOT_ALLOWED_405.code()) {
            answer(request, response, Problem.METODO_NON_AMMESSO.with());
        } else if (status == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
            answer(request, response, Problem.TROPPO_GRANDE.with("il limite del server è superato"));
        } else if (e instanceof BadRequestException || status / 100 == 4) {
            answer(request, response, Problem.RICHIESTA_NON_VALIDA.with("il browser ha mandato dati illeggibili"));
        } else {
            unexpected(request, response, e);
        }
    }

    private void unexpected(ServerRequest request, ServerResponse response, Throwable e) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String code = HexFormat.of().withUpperCase().formatHex(bytes);
        LOG.log(
                Level.SEVERE,
                e,
                () -> "problem 105, code " + code + ", " + request.prologue().method() + " "
                        + request.path().absolute().path());
        answer(request, response, Problem.GUASTO_INTERNO.with(code));
    }

    /// Answers with a refusal in the form the caller reads.
    public void answer(ServerRequest request, ServerResponse response, Rejection rejection) {
        if (response.isSent()) {
            return;
        }
        response.status(Status.create(rejection.problem().status()));
        if (wantsJson(request)) {
            response.headers().contentType(JSON);
            response.send(json(rejection));
        } else if (request.headers().contains(HX_REQUEST)) {
            response.headers().set(HeaderNames.create("HX-Retarget"), "#problema");
            response.headers().set(HeaderNames.create("HX-Reswap"), "innerHTML");
            pages.send(response, "page/frammento.jte", Map.of("problema", rejection));
        } else {
            pages.send(response, "page/problema.jte", new ProblemaView(pages.frame(request, "Problema"), rejection));
        }
    }

    static byte[] json(Rejection rejection) {
        Problem problem = rejection.problem();
        Map<String, Object> body = new java.util.LinkedHashMap<>();
        body.put("type", "/openapi#problema-" + problem.number());
        body.put("title", problem.name());
        body.put("status", problem.status());
        body.put("number", problem.number());
        body.put("detail", rejection.what());
        body.put("toDo", rejection.toDo());
        return MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    }

    static boolean wantsJson(ServerRequest request) {
        String path = request.path().absolute().path();
        if (JSON_PATHS.stream().anyMatch(path::startsWith)) {
            return true;
        }
        String accept = request.headers().first(HeaderNames.ACCEPT).orElse("");
        return accept.contains("json") && !accept.contains("text/html");
    }
}
