package it.timbro.imprese.web;

import io.helidon.webserver.http.ServerRequest;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.pratica.CodiceFiscale;

/// Which company a request is about.
record Quale(Sede camera, CodiceFiscale impresa) {
    static Quale of(ServerRequest request) {
        var parameters = request.path().pathParameters();
        String written = parameters.get("impresa");
        String camera = parameters.get("camera");
        if (!camera.matches("[A-Z]{2}")) {
            throw Problem.NON_TROVATO.rejected("la camera " + camera);
        }
        return new Quale(
                new Sede(camera),
                CodiceFiscale.parse(written).orElseThrow(() -> Problem.NON_TROVATO.rejected("l'impresa " + written)));
    }

    String dove() {
        return ImpresePage.dove(camera, impresa);
    }
}
