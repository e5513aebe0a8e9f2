package it.timbro.printing.ipp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import it.timbro.printing.ipp.Fault.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IppPrinterTest implements PrinterContract {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private RealPrinter real;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(output());
        real = RealPrinter.start(folder, "application/pdf", "cp \"$1\" " + output() + "/$$.pdf");
    }

    @AfterEach
    void stop() {
        real.close();
    }

    @Override
    public Printer printer() {
        return new IppPrinter(real.uri(), ANSWER);
    }

    @Override
    public Path output() {
        return folder.resolve("output");
    }

    @Test
    void aPrinterWithoutPaperIsStoppedForThatReasonAndGoesOnWhenPaperIsThere() throws IOException {
        Path paper = folder.resolve("paper");
        String waiting = "echo 'STATE: +media-empty-error' >&2; while [ ! -e " + paper
                + " ]; do sleep 0.2; done; echo 'STATE: -media-empty-error' >&2";
        try (RealPrinter empty =
                RealPrinter.start(Files.createDirectory(folder.resolve("empty")), "application/pdf", waiting)) {
            Printer printer = new IppPrinter(empty.uri(), ANSWER);
            JobId job = ((Submission.Accepted) printer.submit(new PrintJob("uno", PDF, null))).id();

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(printer.state(job))
                            .isInstanceOfSatisfying(
                                    JobReport.Stopped.class,
                                    stopped ->
                                            assertThat(stopped.fault().cause()).isEqualTo(Cause.SENZA_CARTA)));
            assertThat(cause(printer.submit(new PrintJob("due", PDF, null)))).isEqualTo(Cause.SENZA_CARTA);

            Files.createFile(paper);
            await().atMost(Duration.ofSeconds(20)).until(() -> printer.state(job) instanceof JobReport.Finished);
        }
    }

    @Test
    void aJobThePrinterGivesUpIsAbandoned() throws IOException {
        try (RealPrinter broken =
                RealPrinter.start(Files.createDirectory(folder.resolve("broken")), "application/pdf", "exit 1")) {
            Printer printer = new IppPrinter(broken.uri(), ANSWER);
            JobId job = ((Submission.Accepted) printer.submit(new PrintJob("uno", PDF, null))).id();

            await().atMost(Duration.ofSeconds(20)).until(() -> printer.state(job) instanceof JobReport.Abandoned);
        }
    }

    @Test
    void aPrinterThatTakesNoPdfRefusesTheFormat() throws IOException {
        try (RealPrinter raster =
                RealPrinter.start(Files.createDirectory(folder.resolve("raster")), "image/jpeg", "true")) {
            assertThat(cause(new IppPrinter(raster.uri(), ANSWER).submit(new PrintJob("uno", PDF, null))))
                    .isEqualTo(Cause.FORMATO_RIFIUTATO);
        }
    }

    @Test
    void whereNobodyAnswersThePrinterIsOff() throws IOException {
        URI nobody = URI.create("ipp://localhost:" + RealPrinter.freePort() + "/ipp/print");

        assertThat(cause(new IppPrinter(nobody, ANSWER).submit(new PrintJob("uno", PDF, null))))
                .isEqualTo(Cause.SPENTA);
    }

    @Test
    void anAddressWithoutIppIsAnUnknownPrinter() throws IOException {
        HttpServer web = server();
        web.start();
        try {
            assertThat(cause(new IppPrinter(uri(web), ANSWER).submit(new PrintJob("uno", PDF, null))))
                    .isEqualTo(Cause.SCONOSCIUTA);
        } finally {
            web.stop(0);
        }
    }

    @Test
    void aLineLostAfterTheJobWasSentIsUncertainAndNothingIsSentAgain() throws IOException {
        HttpServer relay = server();
        var jobs = new java.util.concurrent.atomic.AtomicInteger();
        relay.createContext("/ipp/print", exchange -> {
            byte[] question = exchange.getRequestBody().readAllBytes();
            boolean printJob = question[3] == 2; // RFC 8011, operation-id of Print-Job
            if (printJob) {
                jobs.incrementAndGet();
                exchange.close(); // taken, and no answer
                return;
            }
            byte[] answer = Relay.ask(real.uri(), question);
            exchange.getResponseHeaders().set("Content-Type", "application/ipp");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        relay.start();
        try {
            assertThat(new IppPrinter(uri(relay), ANSWER).submit(new PrintJob("uno", PDF, null)))
                    .isInstanceOf(Submission.Incerto.class);
            assertThat(jobs).hasValue(1);
        } finally {
            relay.stop(0);
        }
    }

    private static Cause cause(Submission submission) {
        return ((Submission.Refused) submission).fault().cause();
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static URI uri(HttpServer server) {
        return URI.create("ipp://localhost:" + server.getAddress().getPort() + "/ipp/print");
    }
}
