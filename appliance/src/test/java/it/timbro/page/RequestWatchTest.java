package it.timbro.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.http.HttpService;
import it.timbro.base.Time;
import it.timbro.operatori.Sessioni;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who sends a byte now and then, or never reads: on a real server with little patience.
class RequestWatchTest {
    private static final Duration LITTLE = Duration.ofMillis(400);
    private static final int CHUNK = 1 << 20;
    private static final int PERSISTENT = 1_000_000;

    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch written = new CountDownLatch(1);
    private final AtomicLong bytes = new AtomicLong();
    private Server server;

    @BeforeEach
    void open() {
        HttpService service = rules -> rules.post("/sync/corpo", (request, response) -> {
                    try (InputStream in = request.content().inputStream()) {
                        in.transferTo(OutputStream.nullOutputStream());
                        response.send("letto");
                    } finally {
                        read.countDown();
                    }
                })
                .post("/sync/rifiuto", (_, response) -> response.status(403).send("no"))
                .get("/sync/risposta", (_, response) -> {
                    try (OutputStream out = response.outputStream()) {
                        for (int i = 0; i < CHUNK; i++) {
                            out.write(new byte[CHUNK]);
                            bytes.addAndGet(CHUNK);
                        }
                    } finally {
                        written.countDown();
                    }
                });
        Assets assets = new Assets();
        Pages pages = new Pages(
                Templates.engine(), "Genova", () -> new Strip.Vista(Strip.Tono.COLLEGATO, "", "", "", ""), assets);
        server = new Server(
                new Server.Listen("127.0.0.1", 0, Optional.empty()),
                new RequestWatch.Patience(LITTLE, LITTLE),
                new Guard(new Sessioni(Time.system()), _ -> Optional.empty()),
                new Problems(pages),
                assets,
                List.of(service));
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Socket call(String head) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream()
                .write((head + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + PERSISTENT + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /// Goes on sending a byte as soon as the one before is gone.
    ///
    /// @return whether the other end hung up before the body was whole
    private static boolean cutOff(Socket socket) {
        try (socket) {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < PERSISTENT - 1; i++) {
                out.write('x');
                out.flush();
                Thread.onSpinWait();
            }
            socket.getInputStream().readAllBytes(); // one byte is missing: it ends when they hang up
            return true;
        } catch (IOException _) {
            return true;
        }
    }

    @Test
    void aBodyThatComesByteByByteHoldsItsThreadForItsTimeOnly() throws Exception {
        assertThat(cutOff(call("POST /sync/corpo"))).isTrue();
        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
        others();
    }

    @Test
    void aBodyThatNobodyWantsIsNotReadForEverEither() throws Exception {
        assertThat(cutOff(call("POST /sync/rifiuto"))).isTrue();
        others();
    }

    @Test
    void anAnswerThatNobodyReadsIsGivenUp() throws Exception {
        try (Socket socket = call("GET /sync/risposta")) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(bytes.get()).isLessThan((long) CHUNK * CHUNK);
        }
        others();
    }

    /// The machine's clock, but for looks that find no memory.
    private static final class Forgetful implements Time {
        private final AtomicLong looks = new AtomicLong();

        @Override
        public Instant now() {
            return Time.system().now();
        }

        @Override
        public long ticks() {
            if (looks.incrementAndGet() == 1) {
                throw new OutOfMemoryError("of this test");
            }
            return Time.system().ticks();
        }
    }

    @Test
    void aLookThatFindsNoMemoryIsNotTheLast() {
        Forgetful time = new Forgetful();
        try (RequestWatch watch = new RequestWatch(new RequestWatch.Patience(LITTLE, LITTLE), time)) {
            watch.start();
            Awaitility.await().until(() -> time.looks.get() > 2);
        }
    }

    /// Everybody else is served as before.
    private void others() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/pronto"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}
