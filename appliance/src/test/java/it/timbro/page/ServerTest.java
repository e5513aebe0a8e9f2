package it.timbro.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.http.HttpService;
import it.timbro.base.Time;
import it.timbro.operatori.Sessioni;
import it.timbro.sync.protocol.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a real server lets in before any room looks at it.
class ServerTest {
    private static final int FRAMES_BYTES = 512 << 10;

    @Test
    void theLargestTransactionOfTheLineComesInAndNothingMuchLarger() throws Exception {
        HttpService service = rules -> rules.post("/sync/corpo", (request, response) -> {
            try (InputStream in = request.content().inputStream()) {
                response.send(String.valueOf(in.transferTo(OutputStream.nullOutputStream())));
            }
        });
        Assets assets = new Assets();
        Pages pages = new Pages(
                Templates.engine(), "Genova", () -> new Strip.Vista(Strip.Tono.COLLEGATO, "", "", "", ""), assets);
        try (Server server = new Server(
                        new Server.Listen("127.0.0.1", 0, Optional.empty()),
                        new Guard(new Sessioni(Time.system()), _ -> Optional.empty()),
                        new Problems(pages),
                        assets,
                        List.of(service));
                HttpClient client = HttpClient.newHttpClient()) {
            server.start();
            for (int size : List.of(12 << 20, Limits.BODY_BYTES + FRAMES_BYTES)) {
                assertThat(post(client, server, size).body()).isEqualTo(String.valueOf(size));
            }
            assertThat(refused(client, server, 18 << 20)).isTrue();
        }
    }

    private static HttpResponse<String> post(HttpClient client, Server server, int size)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/sync/corpo"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[size]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// By its answer, or because the server hangs up on who goes on sending.
    private static boolean refused(HttpClient client, Server server, int size) throws InterruptedException {
        try {
            return post(client, server, size).statusCode() == 413;
        } catch (IOException _) {
            return true;
        }
    }
}
