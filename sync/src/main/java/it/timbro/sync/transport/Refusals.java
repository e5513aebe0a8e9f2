package it.timbro.sync.transport;

import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.MalformedException;
import it.timbro.sync.protocol.Refusal;
import java.net.http.HttpResponse;

/// The refusals that come as an HTTP status.
final class Refusals {
    /// What a server answers to an address that it has not got.
    static final String UNKNOWN_ADDRESS = "HTTP 404 at this address";

    private Refusals() {}

    static <T> Answer<T> of(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (response.body().length > 0
                && response.headers().firstValue("Content-Type").orElse("").startsWith(Wire.JSON)) {
            try {
                return new Answer.Refused<>(Json.read(response.body(), Refusal.class));
            } catch (MalformedException e) {
                return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "HTTP " + status + ": " + e.getMessage());
            }
        }
        return switch (status) {
            case 401 -> refused(Refusal.Code.UNAUTHORIZED, "La centrale non riconosce questo apparecchio.");
            case 403 -> refused(Refusal.Code.FORBIDDEN, "La centrale non ammette questo apparecchio per questa sede.");
            case 404 -> notFound(response);
            case 409 -> refused(Refusal.Code.UNKNOWN, "La centrale rifiuta quanto inviato senza dirne il motivo.");
            case 422 -> refused(Refusal.Code.FILE, "La centrale non accetta questo file.");
            default -> new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "HTTP " + status);
        };
    }

    /// A file that is not there yet, told apart from a wrong address by the header that only our
    /// centre sets.
    private static <T> Answer<T> notFound(HttpResponse<byte[]> response) {
        return response.headers().firstValue(Wire.HELD).isPresent()
                ? refused(Refusal.Code.NOT_YET, "Il file non è ancora in centrale.")
                : new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, UNKNOWN_ADDRESS);
    }

    private static <T> Answer<T> refused(Refusal.Code code, String sentence) {
        return new Answer.Refused<>(new Refusal(code, sentence));
    }
}
