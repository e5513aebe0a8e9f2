package it.timbro.sync.transport;

import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.MalformedException;
import it.timbro.sync.protocol.Refusal;

/// The refusals that come as an HTTP status.
final class Refusals {
    /// What a server answers to an address that it has not got.
    static final String UNKNOWN_ADDRESS = "HTTP 404 at this address";

    private Refusals() {}

    static <T> Answer<T> of(Reply reply) {
        int status = reply.status();
        if (reply.body().length > 0 && reply.header("Content-Type").orElse("").startsWith(Wire.JSON)) {
            try {
                return new Answer.Refused<>(Json.read(reply.body(), Refusal.class));
            } catch (MalformedException e) {
                return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "HTTP " + status + ": " + e.getMessage());
            }
        }
        return switch (status) {
            case 401 -> refused(Refusal.Code.UNAUTHORIZED, "La centrale non riconosce questo apparecchio.");
            case 403 -> refused(Refusal.Code.FORBIDDEN, "La centrale non ammette questo apparecchio per questa sede.");
            case 404 -> notFound(reply);
            case 409 -> refused(Refusal.Code.UNKNOWN, "La centrale rifiuta quanto inviato senza dirne il motivo.");
            case 422 -> refused(Refusal.Code.FILE, "La centrale non accetta questo file.");
            default -> new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "HTTP " + status);
        };
    }

    /// A file that is not there yet, told apart from a wrong address by the header that only our
    /// centre sets.
    private static <T> Answer<T> notFound(Reply reply) {
        return reply.header(Wire.HELD).isPresent()
                ? refused(Refusal.Code.NOT_YET, "Il file non è ancora in centrale.")
                : new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, UNKNOWN_ADDRESS);
    }

    private static <T> Answer<T> refused(Refusal.Code code, String sentence) {
        return new Answer.Refused<>(new Refusal(code, sentence));
    }
}
