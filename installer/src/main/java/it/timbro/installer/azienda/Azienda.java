package it.timbro.installer.azienda;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A company at its desk: sends a request from creation to delivery.
public final class Azienda {
    private static final JsonMapper JSON = new JsonMapper();

    private final A2a a2a;

    public Azienda(A2a a2a) {
        this.a2a = a2a;
    }

    /// Creates the pratica, adds its attachments, sends it; returns its code (`idPratica`).
    /// Throws [RifiutataException] with the centre's own sentence when a step is refused.
    public String send(Richiesta richiesta) {
        String idPratica = accepted(a2a.crea(richiesta)).path("idPratica").asString();
        for (Allegato allegato : richiesta.allegati()) {
            accepted(a2a.aggiungiAllegato(idPratica, allegato));
        }
        accepted(a2a.invia(idPratica));
        return idPratica;
    }

    /// The body of a successful answer.
    public static JsonNode accepted(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new RifiutataException(response.statusCode(), response.body());
        }
        return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    /// The centre said no.
    public static final class RifiutataException extends RuntimeException {
        private final int status;

        RifiutataException(int status, String body) {
            super("HTTP " + status + ": " + body);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
