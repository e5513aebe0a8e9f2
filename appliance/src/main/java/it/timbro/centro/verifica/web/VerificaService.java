package it.timbro.centro.verifica.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Time;
import it.timbro.centro.verifica.ElencoChiavi;
import it.timbro.centro.verifica.Pagina;
import java.nio.charset.StandardCharsets;

/// The public check: the page, its parts, the published keys, and all of it in one file to keep. No cookie, no login;
/// the code itself stays behind `#` and never reaches the server.
public final class VerificaService implements HttpService {
    private static final HttpMediaType HTML = HttpMediaType.create("text/html; charset=utf-8");
    private static final HttpMediaType CSS = HttpMediaType.create("text/css; charset=utf-8");
    private static final HttpMediaType SCRIPT = HttpMediaType.create("text/javascript; charset=utf-8");
    private static final HttpMediaType JSON = HttpMediaType.create("application/json; charset=utf-8");

    private final Pagina pagina = new Pagina();
    private final ElencoChiavi elenco;
    private final Time time;

    public VerificaService(ElencoChiavi elenco, Time time) {
        this.elenco = elenco;
        this.time = time;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/verifica", (_, response) -> send(response, HTML, pagina.html()))
                .get("/verifica/verifica.css", (_, response) -> send(response, CSS, pagina.style()))
                .get("/verifica/verifica.js", (_, response) -> send(response, SCRIPT, pagina.script()))
                .get("/verifica/chiavi.json", (_, response) -> send(response, JSON, chiavi()))
                .get("/verifica/verifica.html", this::daSola);
    }

    private void daSola(ServerRequest request, ServerResponse response) {
        response.headers().set(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"verifica.html\"");
        send(response, HTML, pagina.daSola(chiavi()));
    }

    private String chiavi() {
        return pagina.chiavi(elenco.chiavi(), time.now().toString());
    }

    private static void send(ServerResponse response, HttpMediaType type, String body) {
        response.headers().contentType(type);
        response.send(body.getBytes(StandardCharsets.UTF_8));
    }
}
