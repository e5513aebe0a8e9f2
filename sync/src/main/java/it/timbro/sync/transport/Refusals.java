package it.timbro.sync.transport;

import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.MalformedException;
import it.timbro.sync.protocol.Refusal;

/// What an answer says that does not say yes. Only the centre's own word is a refusal: its message, or, where an
/// answer has no body, its status under its clock. A page of a balancer, of a filter or of a portal is none, whatever
/// its status, for it knows nothing of this branch: the centre was not reached.
final class Refusals {
    /// What a server of ours answers to an address that it has not got.
    static final String UNKNOWN_ADDRESS = "HTTP 404 at this address";

    private static final String PROBLEM = "application/problem+json";
    private static final int NOT_FOUND = 404;

    private Refusals() {}

    static <T> Answer<T> of(Reply reply) {
        int status = reply.status();
        String type = reply.header("Content-Type").orElse("");
        if (reply.body().length == 0 && reply.header(Wire.CLOCK).isPresent()) {
            return bare(reply);
        }
        if (type.startsWith(PROBLEM) && status == NOT_FOUND) {
            return failed(UNKNOWN_ADDRESS);
        }
        if (!type.startsWith(Wire.JSON)) {
            return failed("HTTP " + status + " not of the centre: " + (type.isEmpty() ? "no type" : type));
        }
        try {
            return new Answer.Refused<>(Json.read(reply.body(), Refusal.class));
        } catch (MalformedException e) {
            return failed("HTTP " + status + " not of the centre: " + e.getMessage());
        }
    }

    /// The answer to a question after a file's state.
    private static <T> Answer<T> bare(Reply reply) {
        return switch (reply.status()) {
            case 401 -> refused(Refusal.Code.UNAUTHORIZED, "La centrale non riconosce questo apparecchio.");
            case 403 -> refused(Refusal.Code.FORBIDDEN, "La centrale non ammette questo apparecchio per questa sede.");
            case 404 -> notFound(reply);
            case 409 -> refused(Refusal.Code.UNKNOWN, "La centrale rifiuta quanto inviato senza dirne il motivo.");
            case 422 -> refused(Refusal.Code.FILE, "La centrale non accetta questo file.");
            default -> failed("HTTP " + reply.status());
        };
    }

    /// A file that is not there yet is told apart from a wrong address.
    private static <T> Answer<T> notFound(Reply reply) {
        return reply.header(Wire.HELD).isPresent()
                ? refused(Refusal.Code.NOT_YET, "Il file non è ancora in centrale.")
                : failed(UNKNOWN_ADDRESS);
    }

    private static <T> Answer<T> failed(String detail) {
        return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, detail);
    }

    private static <T> Answer<T> refused(Refusal.Code code, String sentence) {
        return new Answer.Refused<>(new Refusal(code, sentence));
    }
}
