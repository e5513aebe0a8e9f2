package it.timbro.installer.azienda;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The calls of the `fpws` service, with one company account. Each returns the raw answer: tests
/// look at status and body, [Azienda] reads the code of the pratica.
public final class A2a {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final URI base;
    private final String userId;
    private final String password;

    /// @param centre root of the centre, such as `https://127.0.0.1:8440/`
    public A2a(HttpClient http, URI centre, String userId, String password) {
        this.http = http;
        this.base = centre.resolve("/fpbews/");
        this.userId = userId;
        this.password = password;
    }

    public HttpResponse<String> crea(Richiesta richiesta) {
        Modello.Impresa impresa = richiesta.modello().impresa();
        var datiImpresa = Map.of(
                "cciaa", impresa.provincia(),
                "nrea", impresa.rea(),
                "codFisc", impresa.codiceFiscale(),
                "denominazione", impresa.denominazione(),
                "indirizzo", impresa.indirizzo(),
                "comune", impresa.comune(),
                "provincia", impresa.provincia(),
                "cap", impresa.cap());
        var datiPratica = new HashMap<String, Object>(Map.of(
                "tPratica",
                "cdor",
                "tipoSportello",
                "CO",
                "tipoPratica",
                richiesta.modello().tipo(),
                "descrizione",
                richiesta.descrizione(),
                "cciaaCompetenza",
                impresa.provincia(),
                "datiImpresa",
                datiImpresa));
        if (!richiesta.sede().isEmpty()) {
            datiPratica.put("codiceSedeDistaccata", richiesta.sede());
        }
        return crea(
                Map.of("mobFirmato", true, "modelloBaseB64", base64(richiesta.firmato()), "datiPratica", datiPratica));
    }

    /// `creaA2A` with any body: for one's own file, and for tests that send what no company
    /// would.
    public HttpResponse<String> crea(Object body) {
        return call("PUT", "pratica/creaA2A", body);
    }

    public HttpResponse<String> aggiungiAllegato(String idPratica, Allegato allegato) {
        return call("PUT", "pratica/aggiungiAllegatoA2A?idPratica=" + encoded(idPratica), body(allegato));
    }

    public HttpResponse<String> invia(String idPratica) {
        return call("POST", "pratica/inviaA2A?idPratica=" + encoded(idPratica), null);
    }

    public HttpResponse<String> annulla(String idPratica) {
        return call("DELETE", "pratica/annullaA2A?idPratica=" + encoded(idPratica), null);
    }

    public HttpResponse<String> aggiornaNote(String idPratica, String note) {
        return call("POST", "pratica/aggiornaNoteA2A?idPratica=" + encoded(idPratica) + "&note=" + encoded(note), null);
    }

    public HttpResponse<String> listaPratiche(boolean aperte) {
        return call("POST", "pratica/listaPraticheA2A", filter(aperte));
    }

    public HttpResponse<String> listaRettificheRichieste() {
        return call("POST", "pratica/listaRettificheRichiesteA2A", filter(true));
    }

    public HttpResponse<String> rettificaAllegato(String idPratica, Allegato allegato, boolean modelloBase) {
        var body = new HashMap<String, Object>(body(allegato));
        body.put("rettificaModelloBase", modelloBase);
        return call("PUT", "pratica/rettificaAllegatoA2A?idPratica=" + encoded(idPratica), body);
    }

    public HttpResponse<String> trasmettiRettifica(String idPratica) {
        return call("POST", "pratica/trasmettiRettificaA2A?idPratica=" + encoded(idPratica), null);
    }

    public HttpResponse<String> lista(String siglaProvincia) {
        return call("POST", "pratica/listaA2A?siglaProvincia=" + encoded(siglaProvincia), null);
    }

    public HttpResponse<String> listaSedi(String siglaProvincia, String cciaa) {
        return call(
                "POST",
                "pratica/listaSediA2A?siglaProvincia=" + encoded(siglaProvincia) + "&cciaa=" + encoded(cciaa),
                null);
    }

    /// Any call of the service; `path` is relative to `/fpbews/`.
    public HttpResponse<String> call(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header("FPWS-UserId", userId)
                .header("FPWS-Password", password)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("la centrale non risponde a " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrotto durante " + request.uri(), e);
        }
    }

    private static Map<String, Object> body(Allegato allegato) {
        return Map.of(
                "modelloBaseB64", base64(allegato.content()),
                "tipoAllegato", allegato.tipo(),
                "descrizioneAllegato", allegato.descrizione(),
                "allegatoFileName", allegato.fileName());
    }

    /// An empty filter is an empty JSON array, as the public clients send it.
    private static Map<String, Object> filter(boolean aperte) {
        return Map.of("datiPratica", Map.of("tPratica", "cdor"), "aperte", aperte, "filtri", List.of());
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
