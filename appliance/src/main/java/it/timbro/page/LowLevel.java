package it.timbro.page;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.DirectHandlers;
import it.timbro.base.Problem;
import it.timbro.base.Rejection;
import java.nio.charset.StandardCharsets;

/// Answers to what is not even a request: broken request lines, huge headers, impossible paths. No
/// page and no details, only the problem's sentence.
final class LowLevel {
    private LowLevel() {}

    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, handler());
        }
        return handlers.build();
    }

    private static DirectHandler handler() {
        return (_, type, status, headers, _) -> {
            Rejection rejection = rejection(status.code());
            headers.contentType(HttpMediaType.create("text/plain; charset=utf-8"));
            headers.set(HeaderNames.create("X-Content-Type-Options"), "nosniff");
            return TransportResponse.builder()
                    .status(status)
                    .headers(headers)
                    .keepAlive(type.keepAlive())
                    .entity(rejection.sentence().getBytes(StandardCharsets.UTF_8))
                    .build();
        };
    }

    private static Rejection rejection(int status) {
        return switch (status) {
            case 404 -> Problem.NON_TROVATO.with("l'indirizzo richiesto");
            case 405 -> Problem.METODO_NON_AMMESSO.with();
            case 413, 414, 431 -> Problem.TROPPO_GRANDE.with("l'indirizzo o le intestazioni della richiesta");
            case 503 -> Problem.TROPPO_CARICO.with();
            default ->
                status >= 500
                        ? Problem.GUASTO_INTERNO.with("TRASPORTO")
                        : Problem.RICHIESTA_NON_VALIDA.with("il server non riesce a leggerla");
        };
    }
}
