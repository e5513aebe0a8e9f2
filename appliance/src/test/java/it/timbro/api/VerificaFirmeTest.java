package it.timbro.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.timbro.base.Fidato;
import it.timbro.collegamento.Parola;
import it.timbro.firma.OpenSsl;
import it.timbro.firma.cades.CartellaFiducia;
import it.timbro.firma.cades.VerificatoreCades;
import it.timbro.sync.protocol.Hash;
import it.timbro.world.Centrale;
import it.timbro.world.Mondo;
import it.timbro.world.Server;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signed files over the wire, as a program sends them and reads the answer.
@DisplayName("POST /api/v1/firme/verifica")
class VerificaFirmeTest {
    private static final byte[] XML = "<Domanda><TIPOPRATICA>CO</TIPOPRATICA></Domanda>\n".getBytes(UTF_8);

    @TempDir
    static Path folder;

    static Mondo mondo;
    static Server server;
    static HttpClient client;
    static OpenApi openapi;
    static OpenSsl openSsl;
    static OpenSsl.Persona anna;
    static byte[] p7m;

    @BeforeAll
    static void open() throws Exception {
        openSsl = new OpenSsl(folder.resolve("firme"));
        anna = openSsl.persona("Anna Bianchi", "TINIT-BNCNNA80A41D969W");
        p7m = openSsl.firma(XML, anna);
        mondo = new Mondo(folder.resolve("mondo"), 11);
        var casa = mondo.genova.casa;
        server = new Server(new ApiService(
                Centrale.GENOVA,
                new Ufficio(casa.journal, casa.pratiche, casa.numeri, casa.formulari),
                Linea.dellaCentrale(_ -> Parola.REGISTRATO_IN_CENTRALE),
                new VerificatoreCades(CartellaFiducia.read(openSsl.fiducia(), Duration.ofHours(24)))::verifica,
                new ApiService.Ora(mondo.orologio, () -> new Fidato().stato(0, 0))));
        client = HttpClient.newBuilder().sslContext(server.trusting()).build();
        openapi = new OpenApi(client.send(
                        HttpRequest.newBuilder(server.address().resolve("/openapi"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @AfterAll
    static void close() {
        client.close();
        server.close();
        mondo.close();
    }

    @Test
    void saysWhoSignedWhatAndWhyTheCertificateIsNotKnowable() throws Exception {
        JsonNode answer = verifica(p7m);

        assertThat(answer.get("integrita").asText()).isEqualTo("integra");
        assertThat(answer.get("problema").isNull()).isTrue();
        assertThat(answer.get("ammissione").asText()).isEqualTo("da_valutare");
        assertThat(answer.at("/contenuto/tipo").asText()).isEqualTo("XML");
        assertThat(answer.at("/contenuto/sha256").asText())
                .isEqualTo(Hash.of(XML).hex());
        assertThat(answer.at("/contenuto/dimensione").asInt()).isEqualTo(XML.length);
        assertThat(answer.get("firmatari")).hasSize(1);
        assertThat(answer.at("/firmatari/0/nome").asText()).isEqualTo("Anna Bianchi");
        assertThat(answer.at("/firmatari/0/codiceFiscale").asText()).isEqualTo("BNCNNA80A41D969W");
        assertThat(answer.at("/firmatari/0/certificato/stato").asText()).isEqualTo("non_conoscibile");
        assertThat(answer.at("/firmatari/0/certificato/motivo").asText())
                .isEqualTo("manca l'elenco delle revoche di «Certificatore di Prova»");
    }

    static Stream<Arguments> files() {
        OpenSsl.Persona bruno = openSsl.persona("Bruno Neri", "senza");
        byte[] altered = p7m.clone();
        altered[altered.length - 1] ^= 1;
        byte[] detached = openSsl.firma(XML, List.of(anna), "-cades", "-outform", "DER");
        byte[] two = openSsl.firma(XML, List.of(anna, bruno), "-cades", "-nodetach", "-outform", "DER");
        byte[] nested = p7m;
        for (int i = 0; i < 5; i++) {
            nested = openSsl.firma(nested, bruno);
        }
        return Stream.of(
                Arguments.of("base64", Base64.getMimeEncoder().encode(p7m), "integra", 0, 1),
                Arguments.of("two signers", two, "integra", 0, 2),
                Arguments.of("another's signature outside", openSsl.firma(p7m, bruno), "integra", 0, 2),
                Arguments.of("an altered signature", altered, "alterata", 202, 1),
                Arguments.of("a signature without its content", detached, "illeggibile", 203, 0),
                Arguments.of("half a file", Arrays.copyOf(p7m, p7m.length / 2), "illeggibile", 203, 0),
                Arguments.of("six envelopes", nested, "illeggibile", 204, 5),
                Arguments.of("a PDF", "%PDF-1.7".getBytes(US_ASCII), "illeggibile", 201, 0));
    }

    @ParameterizedTest(name = "answers {0} with {2}")
    @MethodSource("files")
    void answersInTheSameShapeWhateverTheFile(String what, byte[] file, String integrita, int problema, int signers)
            throws Exception {
        JsonNode answer = verifica(file);

        assertThat(answer.get("integrita").asText()).isEqualTo(integrita);
        assertThat(answer.at("/problema/numero").asInt()).isEqualTo(problema);
        assertThat(answer.get("firmatari")).hasSize(signers);
    }

    @ParameterizedTest(name = "takes the file as {0}")
    @ValueSource(
            strings = {"application/pkcs7-mime", "application/octet-stream", "text/plain", "application/json", "?"})
    void takesTheFileWhateverItIsCalled(String type) throws Exception {
        HttpRequest request = request()
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(p7m))
                .build();

        assertThat(openapi.conforms(send(request), 200, "Verifica")
                        .get("integrita")
                        .asText())
                .isEqualTo("integra");
    }

    @Test
    void refusesAFormWithTheFileInside() throws Exception {
        HttpRequest request = request()
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x\r\n\r\nMII\r\n--x--\r\n"))
                .build();

        assertThat(openapi.conforms(send(request), 415, "Problema")
                        .get("number")
                        .asInt())
                .isEqualTo(210);
    }

    @ParameterizedTest(name = "takes a body of unknown length over {0}")
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void takesABodyOfUnknownLength(String version) throws Exception {
        JsonNode answer = openapi.conforms(send(unknownLength(version, p7m)), 200, "Verifica");

        assertThat(answer.get("integrita").asText()).isEqualTo("integra");
    }

    @ParameterizedTest(name = "refuses a body of unknown length over 7 MB over {0}")
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void refusesALongBodyOfUnknownLength(String version) throws Exception {
        HttpResponse<String> answer = send(unknownLength(version, new byte[7 * 1024 * 1024 + 1]));

        assertThat(openapi.conforms(answer, 413, "Problema").get("number").asInt())
                .isEqualTo(301);
    }

    @Test
    void saysNothingWithoutAToken() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("/api/v1/firme/verifica"))
                .POST(BodyPublishers.ofByteArray(p7m))
                .build();

        openapi.conforms(send(request), 401, "Problema");
    }

    @Test
    void isNotForReading() throws Exception {
        HttpResponse<String> answer = send(request().GET().build());

        assertThat(answer.statusCode()).isIn(404, 405);
        openapi.conforms(answer, answer.statusCode(), "Problema");
    }

    private static HttpRequest unknownLength(String version, byte[] body) {
        return request()
                .version(HttpClient.Version.valueOf(version))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
    }

    private static JsonNode verifica(byte[] file) throws Exception {
        return openapi.conforms(
                send(request().POST(BodyPublishers.ofByteArray(file)).build()), 200, "Verifica");
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(server.address().resolve("/api/v1/firme/verifica"))
                .header("Authorization", "Bearer " + Server.TOKEN);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
