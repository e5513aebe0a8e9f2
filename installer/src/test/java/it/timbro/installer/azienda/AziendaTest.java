package it.timbro.installer.azienda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The calls as they go over the wire, seen by a centre that only writes them down.
class AziendaTest {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private HttpServer centre;
    private String refused = "nothing";

    @BeforeEach
    void startCentre() throws IOException {
        centre = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        centre.createContext("/", this::answer);
        centre.start();
    }

    @AfterEach
    void stopCentre() {
        centre.stop(0);
    }

    @Test
    void aRequestIsCreatedFurnishedWithItsAttachmentsAndSent() {
        String idPratica = new Azienda(a2a()).send(richiesta());
        assertThat(idPratica).isEqualTo("P 7");
        assertThat(calls)
                .containsExactly(
                        "pompe PUT /fpbews/pratica/creaA2A",
                        "pompe PUT /fpbews/pratica/aggiungiAllegatoA2A?idPratica=P+7",
                        "pompe POST /fpbews/pratica/inviaA2A?idPratica=P+7");
    }

    @Test
    void theSignedFileTravelsAsBase64BesideItsDetachedOffice() {
        a2a().crea(richiesta());
        assertThat(bodies.getFirst()).contains("\"AQID\"", "\"mobFirmato\":true", "\"codiceSedeDistaccata\":\"GE2\"");
    }

    @Test
    void aRefusalStopsTheSendingAndCarriesTheCentresWords() {
        refused = "aggiungiAllegatoA2A";
        assertThatThrownBy(() -> new Azienda(a2a()).send(richiesta()))
                .isInstanceOf(Azienda.RifiutataException.class)
                .hasMessageContaining("troppo grande");
        assertThat(calls).noneMatch(c -> c.contains("inviaA2A"));
    }

    @Test
    void everyOtherCallHasItsOwnMethodAndPath() {
        a2a().annulla("7");
        a2a().aggiornaNote("7", "a & b");
        a2a().listaPratiche(true);
        a2a().listaRettificheRichieste();
        a2a().rettificaAllegato("7", new Allegato("MOB", "modello", "m.p7m", new byte[] {1}), true);
        a2a().trasmettiRettifica("7");
        a2a().lista("CO");
        a2a().listaSedi("GE", "GE");
        assertThat(calls)
                .containsExactly(
                        "pompe DELETE /fpbews/pratica/annullaA2A?idPratica=7",
                        "pompe POST /fpbews/pratica/aggiornaNoteA2A?idPratica=7&note=a+%26+b",
                        "pompe POST /fpbews/pratica/listaPraticheA2A",
                        "pompe POST /fpbews/pratica/listaRettificheRichiesteA2A",
                        "pompe PUT /fpbews/pratica/rettificaAllegatoA2A?idPratica=7",
                        "pompe POST /fpbews/pratica/trasmettiRettificaA2A?idPratica=7",
                        "pompe POST /fpbews/pratica/listaA2A?siglaProvincia=CO",
                        "pompe POST /fpbews/pratica/listaSediA2A?siglaProvincia=GE&cciaa=GE");
        assertThat(bodies.get(4)).contains("\"rettificaModelloBase\":true");
    }

    private A2a a2a() {
        URI root = URI.create("http://127.0.0.1:" + centre.getAddress().getPort() + "/");
        return new A2a(HttpClient.newHttpClient(), root, "pompe", "segreta");
    }

    private static Richiesta richiesta() {
        return new Richiesta(
                "Pompe",
                Esempi.POMPE.modello("1", LocalDate.of(2026, 6, 3)),
                new byte[] {1, 2, 3},
                "GE2",
                List.of(new Allegato("FAE", "Fattura", "fattura.pdf", new byte[] {4})));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        calls.add(exchange.getRequestHeaders().getFirst("FPWS-UserId") + " " + call);
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        boolean refuse = call.contains(refused);
        byte[] body = (refuse ? "{\"detail\":\"file troppo grande\"}" : "{\"idPratica\":\"P 7\"}").getBytes(UTF_8);
        exchange.sendResponseHeaders(refuse ? 413 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
