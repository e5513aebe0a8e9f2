package it.timbro.centro.a2a.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Rejection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/// The edge of every call: what goes out is JSON, and what goes wrong is a problem of the catalogue (RFC 9457) with
/// its status.
final class Risposte {
    private static final Logger LOG = Logger.getLogger(Risposte.class.getName());
    private static final Header NO_STORE = HeaderValues.create(HeaderNames.CACHE_CONTROL, "no-store");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Calls that hold a file in memory at the same time; the others wait for their turn.
    private static final Semaphore PESANTI = new Semaphore(4);

    private Risposte() {}

    /// Runs a call; whatever it throws becomes an answer, here and nowhere else.
    static Handler call(Handler call) {
        return (request, response) -> {
            try {
                call.handle(request, response);
            } catch (RejectedException e) {
                problem(response, e.rejection());
            } catch (RuntimeException e) {
                String code = UUID.randomUUID().toString().substring(0, 8);
                LOG.log(Level.SEVERE, "a2a " + code + " " + request.path().path(), e);
                problem(response, Problem.GUASTO_INTERNO.with(code));
            }
        };
    }

    /// As [#call], one of few at a time.
    static Handler heavy(Handler call) {
        return call((request, response) -> {
            PESANTI.acquireUninterruptibly();
            try {
                call.handle(request, response);
            } finally {
                PESANTI.release();
            }
        });
    }

    static void ok(ServerResponse response, Object answer) {
        response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8"))
                .header(NO_STORE)
                .send(JSON.writeValueAsBytes(answer));
    }

    private static void problem(ServerResponse response, Rejection rejection) {
        Problem problem = rejection.problem();
        Map<String, Object> body = new TreeMap<>();
        body.put("type", "urn:timbro:problema:" + problem.number());
        body.put("status", problem.status());
        body.put("title", problem.name());
        body.put("number", problem.number());
        body.put("what", rejection.what());
        body.put("toDo", rejection.toDo());
        response.status(Status.create(problem.status()))
                .header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/problem+json; charset=utf-8"))
                .header(NO_STORE)
                .send(JSON.writeValueAsBytes(body));
    }
}
