package it.timbro.printing.ipp;

import com.hp.jipp.encoding.IppPacket;
import it.timbro.printing.ipp.Fault.Cause;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

/// One question to the printer and one answer, over HTTP/1.1 (RFC 8010). The JDK's client never repeats a POST by
/// itself.
final class Exchange {
    private static final int ANSWER_LIMIT = 1_000_000;
    private static final int IPP_PORT = 631;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final URI address;
    private final Duration answerWithin;

    Exchange(URI printer, Duration answerWithin) {
        this.address = http(printer);
        this.answerWithin = answerWithin;
    }

    /// What came back.
    sealed interface Answer {
        record Received(IppPacket packet) implements Answer {}

        /// Certainly nothing was taken.
        record Unreached(Fault fault) implements Answer {}

        /// It may have been taken.
        record Lost(String words) implements Answer {}
    }

    Answer send(IppPacket question, byte[] document) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(answerWithin)
                .header("Content-Type", "application/ipp")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(bytes(question)), BodyPublishers.ofByteArray(document)))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return answer(response, body.readNBytes(ANSWER_LIMIT));
            }
        } catch (ConnectException | HttpConnectTimeoutException off) {
            return off.getCause() instanceof ConnectException named
                            && named.getCause() instanceof UnresolvedAddressException
                    ? new Answer.Unreached(new Fault(Cause.SCONOSCIUTA, "unknown host " + address.getHost()))
                    : new Answer.Unreached(new Fault(Cause.SPENTA, String.valueOf(off.getMessage())));
        } catch (IOException lost) {
            return new Answer.Lost(String.valueOf(lost.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Lost("interrupted");
        }
    }

    private static Answer answer(HttpResponse<?> response, byte[] body) {
        int status = response.statusCode();
        if (status >= 500) {
            return new Answer.Lost("HTTP " + status);
        }
        boolean ipp = response.headers().firstValue("Content-Type").orElse("").startsWith("application/ipp");
        if (status != 200 || !ipp) {
            return new Answer.Unreached(new Fault(Cause.SCONOSCIUTA, "no IPP printer answers there: HTTP " + status));
        }
        try {
            return new Answer.Received(IppPacket.parse(new ByteArrayInputStream(body)));
        } catch (IOException unreadable) {
            return new Answer.Lost("unreadable answer: " + unreadable.getMessage());
        }
    }

    private static byte[] bytes(IppPacket packet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            packet.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static URI http(URI printer) {
        boolean secure = "ipps".equals(printer.getScheme());
        if (!secure && !"ipp".equals(printer.getScheme()) || printer.getHost() == null) {
            throw new IllegalArgumentException("a printer's address is ipp://host/... or ipps://host/...: " + printer);
        }
        int port = printer.getPort() < 0 ? IPP_PORT : printer.getPort();
        return URI.create((secure ? "https" : "http") + "://" + printer.getHost() + ":" + port + printer.getRawPath());
    }
}
