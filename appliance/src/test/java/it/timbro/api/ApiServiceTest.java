package it.timbro.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.timbro.autonomia.Autonomia;
import it.timbro.autonomia.Consumo;
import it.timbro.autonomia.Risorsa;
import it.timbro.base.Fidato;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.centro.numeri.ScorteDiProva;
import it.timbro.collegamento.Parola;
import it.timbro.firma.Fiducia;
import it.timbro.firma.cades.VerificatoreCades;
import it.timbro.pratica.DelNumero;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Hash;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Mondo;
import it.timbro.world.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every answer conforms to `openapi.yaml`, and the examples there are what this branch answers.
class ApiServiceTest {
    private static final String TOKEN = "Bearer " + Server.TOKEN;
    private static final byte[] PDF = Mondo.bytes(5_000, 3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Mondo mondo;
    private Server server;
    private HttpClient client;
    private OpenApi openapi;

    @BeforeEach
    void open() throws Exception {
        mondo = new Mondo(folder, 11);
        server = new Server(api(
                Linea.dellaSede(
                        mondo.genova.collegamento, this::autonomia, () -> Optional.of("Il testimone ha tutto.")),
                mondo.genova.casa,
                Centrale.GENOVA));
        client = HttpClient.newBuilder().sslContext(server.trusting()).build();
        openapi = new OpenApi(get("/openapi").body());
    }

    private Autonomia autonomia() {
        return Autonomia.di(
                List.of(
                        new Risorsa.Numeri(2026, 2, 0, new Consumo(7, 20)),
                        new Risorsa.Custodia(OptionalLong.empty()),
                        new Risorsa.Revoche(Optional.empty(), Optional.empty())),
                mondo.orologio.now(),
                ScorteDiProva.UFFICIO);
    }

    private ApiService api(Linea linea, Casa casa, Sede sede) {
        Time time = mondo.orologio;
        long nowMs = time.now().toEpochMilli();
        Fidato fidato = new Fidato();
        fidato.ascolta("centrale", nowMs, nowMs + 40, time.ticks());
        return new ApiService(
                sede,
                new Ufficio(casa.journal, casa.pratiche, casa.numeri, casa.formulari),
                linea,
                new VerificatoreCades(Fiducia.assente())::verifica,
                new ApiService.Ora(time, () -> fidato.stato(nowMs, time.ticks())));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        mondo.close();
    }

    @Test
    void theStateOfABranchWithWorkThatWaits() throws Exception {
        lavora();
        openapi.conforms(get("/api/v1/stato"), 200, "Stato");
    }

    @Test
    void aPraticaIsFoundByAWordAndByItsState() throws Exception {
        lavora();
        JsonNode found = openapi.conforms(get("/api/v1/pratiche?q=sakura&stato=in_stampa"), 200, "Elenco");
        assertThat(found.at("/pratiche/0/numero").asText()).isEqualTo("M26B22A0001");
        assertThat(get("/api/v1/pratiche?q=nessuno").body()).isEqualTo("{\"pratiche\":[],\"troncato\":false}");
        assertThat(JSON.readTree(get("/api/v1/pratiche?limite=1").body())
                        .get("troncato")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aPraticaTellsItsHistoryAndItsWord() throws Exception {
        lavora();
        JsonNode pratica = openapi.conforms(get("/api/v1/pratiche/M26B22A0001"), 200, "Pratica");
        assertThat(pratica.get("consegnaInCentrale").asText()).isEqualTo("In coda");
        assertThat(pratica.get("storia")).hasSize(5);
        assertThat(pratica.at("/storia/3/fatto").asText()).isEqualTo("PraticaApprovata");
    }

    @Test
    void aCertificateTellsWhatBecameOfIt() throws Exception {
        lavora();
        openapi.conforms(get("/api/v1/certificati/C26GE0000001"), 200, "Certificato");
        openapi.conforms(get("/api/v1/certificati/c26ge0000002"), 404, "Problema"); // still free
    }

    @Test
    void aFileThatIsNoSignedFileIsAnAnswerWithItsReason() throws Exception {
        JsonNode answer = openapi.conforms(post("ciao".getBytes(StandardCharsets.UTF_8)), 200, "Verifica");
        assertThat(answer.get("integrita").asText()).isEqualTo("illeggibile");
        assertThat(answer.at("/problema/numero").asInt()).isEqualTo(201);
    }

    @Test
    void aCallThatAsksNothingOrTooMuchIsRefused() throws Exception {
        openapi.conforms(post(new byte[0]), 400, "Problema");
        JsonNode tooMuch = openapi.conforms(post(new byte[7 * 1024 * 1024 + 1]), 413, "Problema");
        assertThat(tooMuch.get("number").asInt()).isEqualTo(301);
    }

    @Test
    void withoutATokenNothingIsReadable() throws Exception {
        for (String path : new String[] {"stato", "pratiche", "pratiche/M26B22A0001", "certificati/X", "altro"}) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(server.address().resolve("/api/v1/" + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            openapi.conforms(answer, 401, "Problema");
        }
    }

    @Test
    void whatIsNotThereOrNotWellAskedIsAProblem() throws Exception {
        openapi.conforms(get("/api/v1/pratiche/M26B22A9999"), 404, "Problema");
        openapi.conforms(get("/api/v1/pratiche/%3Cscript%3E"), 404, "Problema");
        openapi.conforms(get("/api/v1/niente"), 404, "Problema");
        openapi.conforms(get("/api/v1/pratiche?stato=PERSA"), 400, "Problema");
        openapi.conforms(get("/api/v1/pratiche?limite=0"), 400, "Problema");
        openapi.conforms(get("/api/v1/pratiche?q=" + "a".repeat(201)), 400, "Problema");
    }

    @Test
    void theCentreAnswersInTheSameShapes() throws Exception {
        lavora();
        mondo.genova.sincronizza();
        Casa casa = mondo.centrale.casa;
        Linea linea = Linea.dellaCentrale(_ -> Parola.REGISTRATO_IN_CENTRALE);
        try (Server centre = new Server(api(linea, casa, new Sede("CENTRO")));
                HttpClient other =
                        HttpClient.newBuilder().sslContext(centre.trusting()).build()) {
            JsonNode stato = openapi.conforms(get(other, centre.address(), "/api/v1/stato"), 200, "Stato");
            assertThat(stato.get("ruolo").asText()).isEqualTo("centro");
            assertThat(stato.get("collegamento").isNull()).isTrue();
            JsonNode pratica =
                    openapi.conforms(get(other, centre.address(), "/api/v1/pratiche/M26B22A0001"), 200, "Pratica");
            assertThat(pratica.get("consegnaInCentrale").asText()).isEqualTo("Registrato in centrale");
        }
    }

    @Test
    void theExamplesOfTheDescriptionAreWhatTheBranchAnswers() throws Exception {
        lavora();
        openapi.example("Stato", get("/api/v1/stato"));
        openapi.example("Elenco", get("/api/v1/pratiche?q=sakura"));
        openapi.example("Pratica", get("/api/v1/pratiche/M26B22A0001"));
        openapi.example("Certificato", get("/api/v1/certificati/C26GE0000001"));
        openapi.example("Verifica", post("ciao".getBytes(StandardCharsets.UTF_8)));
        openapi.example("NonTrovata", get("/api/v1/pratiche/M26B22A9999"));
        openapi.example(
                "SenzaGettone",
                client.send(
                        HttpRequest.newBuilder(server.address().resolve("/api/v1/stato"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
    }

    /// A pratica arrives with a block of numbers, is approved and prepared; what the branch did
    /// still waits.
    private void lavora() {
        mondo.centrale.assegnaNumeri(3);
        NumeroPratica numero = mondo.centrale.arriva(1, Mondo.bytes(4_000, 1), Mondo.bytes(3_000, 2));
        mondo.genova.sincronizza();
        mondo.genova.approva(numero);
        Hash documento = mondo.genova.casa.archivio.keep(PDF);
        NumeroCertificato certificato = new NumeroCertificato("C26GE0000001");
        mondo.genova.casa.journal.write(it.timbro.world.Genova.STREAM, "bruni", tx -> {
            tx.append(new DelNumero.NumeroImpegnato(certificato, numero, new NumeroLavoro("GE1-1"), documento));
            return true;
        });
        mondo.genova.prepara(numero, PDF);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(client, server.address(), path);
    }

    private static HttpResponse<String> get(HttpClient client, URI address, String path)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Authorization", TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(byte[] file) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.address().resolve("/api/v1/firme/verifica"))
                        .header("Authorization", TOKEN)
                        .POST(BodyPublishers.ofByteArray(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
