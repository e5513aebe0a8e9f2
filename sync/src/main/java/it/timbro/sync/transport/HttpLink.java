package it.timbro.sync.transport;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rientro;
import it.timbro.sync.protocol.Rinnovo;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Tessera;
import it.timbro.sync.protocol.Welcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// The link over HTTPS, paths in [Wire]. Each call has one bound from the first byte out to the
/// last byte in, for a body that stalls would otherwise hold its lane for ever:
/// `HttpRequest.timeout` ends with the headers.
public final class HttpLink implements Link, Iscrizioni, Rientri, AutoCloseable {
    /// Longer nobody is believed: it may be no centre that says so.
    private static final long LONGEST_QUIET_MS = 60_000;

    private final URI base;
    private final String sede;
    private final Supplier<SSLContext> tls;
    private final Patience patience;
    private final AtomicLong quietUntil = new AtomicLong(Long.MIN_VALUE);
    private final CentreClock clock;
    private HttpClient client;
    private SSLContext used;

    /// @param connect until the connection stands
    /// @param answer until the last byte of an answer, on top of what a long poll waits
    public record Patience(Duration connect, Duration answer) {
        public static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    /// @param base the centre's address, such as `https://centrale.example.invalid:8443`
    /// @param tls whom to trust, and the device's own certificate when there is one; another
    ///     context than the last time means another identity, and new connections
    public HttpLink(URI base, String sede, Supplier<SSLContext> tls, Patience patience, CentreClock clock) {
        this.base = URI.create(base.toString().replaceAll("/+$", ""));
        this.sede = sede;
        this.tls = tls;
        this.patience = patience;
        this.clock = clock;
        this.used = tls.get();
        this.client = client(used);
    }

    /// HTTP/1.1: over HTTP/2 Helidon 4.4.0 refuses the first request of a connection with a client
    /// certificate («Table size update is after headers»: it has put the certificate's name among
    /// the headers before it reads any).
    ///
    /// What the client does between two bytes it does on its own one thread, not on a pool's: of the
    /// twelve hand-overs of a call five are left, each of which waits its turn at the processor. So
    /// nothing that is called back may wait for another call of this link.
    private HttpClient client(SSLContext context) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .connectTimeout(patience.connect())
                .executor(Runnable::run)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// The client of today's identity. What an older one has under way comes to its end.
    private synchronized HttpClient client() {
        SSLContext now = tls.get();
        if (now != used) {
            client.shutdown();
            client = client(now);
            used = now;
        }
        return client;
    }

    @Override
    public synchronized void close() {
        client.shutdownNow();
    }

    @Override
    public Answer<Welcome> hello(Hello hello) {
        return ask(Wire.hello(), hello, Welcome.class);
    }

    @Override
    public Answer<Tessera> iscrivi(Iscrizione domanda) {
        return ask(Wire.iscrizione(), domanda, Tessera.class);
    }

    @Override
    public Answer<Tessera> rinnova(Rinnovo domanda) {
        return ask(Wire.rinnovo(), domanda, Tessera.class);
    }

    @Override
    public Answer<Incarnazione> rientra(Rientro domanda) {
        return ask(Wire.rientro(sede), domanda, Incarnazione.class);
    }

    @Override
    public Answer<List<Entry>> proprie(StreamId stream, long after) {
        HttpRequest request = request(Wire.proprie(stream, after)).GET().build();
        return call(request, 0, Answers.whole(), response -> {
            Answers.demandType(response, Wire.FRAMES);
            return Frames.readEntries(new ByteArrayInputStream(response.body()));
        });
    }

    private <T extends Record> Answer<T> ask(String path, Record message, Class<T> answer) {
        HttpRequest request = request(path)
                .header("Content-Type", Wire.JSON)
                .POST(BodyPublishers.ofByteArray(Json.write(message)))
                .build();
        return call(request, 0, Answers.whole(), response -> Answers.json(response, answer));
    }

    @Override
    public Answer<Receipt> push(Parcel parcel) {
        HttpRequest request = request(Wire.journal(sede))
                .header("Content-Type", Wire.FRAMES)
                .POST(BodyPublishers.ofByteArray(parcel.body()))
                .build();
        return call(request, 0, Answers.whole(), response -> Answers.json(response, Receipt.class));
    }

    @Override
    public Answer<List<FeedEntry>> feed(long after, int waitMs) {
        HttpRequest request = request(Wire.feed(sede, after, waitMs)).GET().build();
        return call(request, waitMs, Answers.whole(), response -> {
            Answers.demandType(response, Wire.FRAMES);
            return Frames.readFeed(new ByteArrayInputStream(response.body()));
        });
    }

    @Override
    public Answer<Receipt> giveBack(List<FeedEntry> told) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
        try {
            Frames.writeFeed(body, told);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        HttpRequest request = request(Wire.giveBack(sede))
                .header("Content-Type", Wire.FRAMES)
                .PUT(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return call(request, 0, Answers.whole(), response -> Answers.json(response, Receipt.class));
    }

    @Override
    public Answer<Receipt> receipt(Receipt ofFeed) {
        HttpRequest request = request(Wire.receipt(sede))
                .header("Content-Type", Wire.JSON)
                .PUT(BodyPublishers.ofByteArray(Json.write(ofFeed)))
                .build();
        return call(request, 0, Answers.whole(), response -> Answers.json(response, Receipt.class));
    }

    /// A centre of an older release does not know this address.
    @Override
    public Answer<Paragone> compare(Impronta ours) {
        Answer<Paragone> answer = ask(Wire.stato(sede), ours, Paragone.class);
        boolean unknown = answer instanceof Answer.Failed<Paragone> failed
                && failed.detail().equals(Refusals.UNKNOWN_ADDRESS);
        return unknown ? new Answer.Ok<>(Paragone.ALTRE_TESTE) : answer;
    }

    @Override
    public Answer<Long> held(Hash file, long sizeBytes) {
        HttpRequest request = request(Wire.file(sede, file)).HEAD().build();
        return call(request, 0, Answers.whole(), response -> Answers.number(response.headers(), Wire.HELD));
    }

    @Override
    public Answer<Long> send(Hash file, long sizeBytes, long offset, byte[] part) {
        HttpRequest request = request(Wire.part(sede, file, offset, sizeBytes))
                .header("Content-Type", Wire.BYTES)
                .PUT(BodyPublishers.ofByteArray(part))
                .build();
        return call(request, 0, Answers.whole(), response -> Answers.number(response.headers(), Wire.HELD));
    }

    @Override
    public Answer<Long> fetch(Hash file, long offset, int length, Sink sink) {
        HttpRequest request = request(Wire.file(sede, file))
                .header("Range", "bytes=" + offset + "-" + (offset + length - 1))
                .GET()
                .build();
        return call(
                request, 0, Answers.into(sink, offset, length), response -> Answers.size(response.headers(), offset));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", Wire.FRAMES + ", " + Wire.JSON);
    }

    private interface Reading<T> {
        T read(HttpResponse<byte[]> response) throws IOException;
    }

    private <T> Answer<T> call(HttpRequest request, int waitMs, BodyHandler<byte[]> handler, Reading<T> reading) {
        long asked = clock.ticks();
        if (asked < quietUntil.get()) {
            return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "the centre asked to wait");
        }
        BodyHandler<byte[]> heard = info -> {
            hear(info.headers(), clock.ticks() - asked);
            return handler.apply(info);
        };
        CompletableFuture<HttpResponse<byte[]>> exchange = client().sendAsync(request, heard);
        try {
            HttpResponse<byte[]> response = exchange.get(patience.answer().toMillis() + waitMs, TimeUnit.MILLISECONDS);
            quiet(response);
            return response.statusCode() / 100 == 2 ? new Answer.Ok<>(reading.read(response)) : Refusals.of(response);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "no answer within " + patience.answer());
        } catch (ExecutionException e) {
            return Diagnosis.of(e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            return Diagnosis.of(e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "interrupted");
        }
    }

    /// A centre that is overloaded says for how many seconds it wants to be left alone (RFC 9110, 10.2.3).
    private void quiet(HttpResponse<byte[]> response) {
        boolean wait = response.statusCode() == 429 || response.statusCode() == 503;
        if (wait && !saysClosed(response)) {
            response.headers()
                    .firstValue("Retry-After")
                    .filter(text -> text.matches("[0-9]{1,6}"))
                    .ifPresent(text ->
                            quietUntil.set(clock.ticks() + Math.min(Long.parseLong(text) * 1_000, LONGEST_QUIET_MS)));
        }
    }

    /// A closed centre has answered, and will again: what it says is not to be turned into a silence.
    private static boolean saysClosed(HttpResponse<byte[]> response) {
        return Refusals.of(response) instanceof Answer.Refused<?>(Refusal refusal)
                && refusal.code() == Refusal.Code.CLOSED;
    }

    private void hear(HttpHeaders headers, long roundTripMs) {
        headers.firstValue(Wire.CLOCK)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .ifPresent(text -> clock.heard(Long.parseLong(text), roundTripMs + 1));
    }
}
