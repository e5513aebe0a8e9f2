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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpHead;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/// The link over HTTPS ([Calls]), paths in [Wire].
public final class HttpLink implements Link, Iscrizioni, Rientri, AutoCloseable {
    /// Longer nobody is believed: it may be no centre that says so.
    private static final long LONGEST_QUIET_MS = 60_000;

    private static final int UNAUTHORIZED = 401;

    private final URI base;
    private final String sede;
    private final Supplier<SSLContext> tls;
    private final Patience patience;
    private final AtomicLong quietUntil = new AtomicLong(Long.MIN_VALUE);
    private final CentreClock clock;
    private Calls calls;
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
        this.calls = new Calls(used, patience.connect());
    }

    /// The calls of today's identity. What an older one has under way comes to its end.
    private synchronized Calls calls() {
        SSLContext now = tls.get();
        if (now != used) {
            calls.retire();
            calls = new Calls(now, patience.connect());
            used = now;
        }
        return calls;
    }

    @Override
    public synchronized void hangUp() {
        calls.hangUp();
    }

    @Override
    public synchronized void close() {
        calls.close();
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
        HttpGet request = new HttpGet(base + Wire.proprie(stream, after));
        return call(request, 0, Answers.whole(), reply -> {
            Answers.demandType(reply, Wire.FRAMES);
            return Frames.readEntries(new ByteArrayInputStream(reply.body()));
        });
    }

    private <T extends Record> Answer<T> ask(String path, Record message, Class<T> answer) {
        HttpPost request = carrying(new HttpPost(base + path), Wire.JSON, Json.write(message));
        return call(request, 0, Answers.whole(), reply -> Answers.json(reply, answer));
    }

    @Override
    public Answer<Receipt> push(Parcel parcel) {
        HttpPost request = carrying(new HttpPost(base + Wire.journal(sede)), Wire.FRAMES, parcel.body());
        return call(request, 0, Answers.whole(), reply -> Answers.json(reply, Receipt.class));
    }

    @Override
    public Answer<List<FeedEntry>> feed(long after, int waitMs) {
        HttpGet request = new HttpGet(base + Wire.feed(sede, after, waitMs));
        return call(request, waitMs, Answers.whole(), reply -> {
            Answers.demandType(reply, Wire.FRAMES);
            return Frames.readFeed(new ByteArrayInputStream(reply.body()));
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
        HttpPut request = carrying(new HttpPut(base + Wire.giveBack(sede)), Wire.FRAMES, body.toByteArray());
        return call(request, 0, Answers.whole(), reply -> Answers.json(reply, Receipt.class));
    }

    @Override
    public Answer<Receipt> receipt(Receipt ofFeed) {
        HttpPut request = carrying(new HttpPut(base + Wire.receipt(sede)), Wire.JSON, Json.write(ofFeed));
        return call(request, 0, Answers.whole(), reply -> Answers.json(reply, Receipt.class));
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
        HttpHead request = new HttpHead(base + Wire.file(sede, file));
        return call(request, 0, Answers.whole(), reply -> Answers.number(reply, Wire.HELD));
    }

    @Override
    public Answer<Long> send(Hash file, long sizeBytes, long offset, byte[] part) {
        HttpPut request = carrying(new HttpPut(base + Wire.part(sede, file, offset, sizeBytes)), Wire.BYTES, part);
        return call(request, 0, Answers.whole(), reply -> Answers.number(reply, Wire.HELD));
    }

    @Override
    public Answer<Long> fetch(Hash file, long offset, int length, Sink sink) {
        HttpGet request = new HttpGet(base + Wire.file(sede, file));
        request.setHeader("Range", "bytes=" + offset + "-" + (offset + length - 1));
        return call(request, 0, Answers.into(sink, offset, length), reply -> Answers.size(reply, offset));
    }

    private static <R extends HttpUriRequestBase> R carrying(R request, String type, byte[] body) {
        request.setEntity(new ByteArrayEntity(body, ContentType.create(type)));
        return request;
    }

    private interface Reading<T> {
        T read(Reply reply) throws IOException;
    }

    private Reply call(Calls calls, HttpUriRequestBase request, int waitMs, Calls.Taking taking) throws IOException {
        long asked = clock.ticks();
        return calls.call(request, patience.answer().plusMillis(waitMs), (head, body) -> {
            hear(head, clock.ticks() - asked);
            return taking.take(head, body);
        });
    }

    private <T> Answer<T> call(HttpUriRequestBase request, int waitMs, Calls.Taking taking, Reading<T> reading) {
        if (clock.ticks() < quietUntil.get()) {
            return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "the centre asked to wait");
        }
        request.setHeader("Accept", Wire.FRAMES + ", " + Wire.JSON);
        try {
            Reply reply = callAsWho(request, waitMs, taking);
            quiet(reply);
            return reply.good() ? new Answer.Ok<>(reading.read(reply)) : Refusals.of(reply);
        } catch (IOException e) {
            return Diagnosis.of(e);
        } catch (IllegalStateException | RejectedExecutionException e) {
            return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "closed: " + e.getMessage());
        }
    }

    /// What went out with the certificate before, or was about to, goes out once more with the next.
    private Reply callAsWho(HttpUriRequestBase request, int waitMs, Calls.Taking taking) throws IOException {
        Calls shown = calls();
        try {
            Reply reply = call(shown, request, waitMs, taking);
            if (reply.status() != UNAUTHORIZED || shown == calls()) {
                return reply;
            }
        } catch (IllegalStateException | RejectedExecutionException e) {
            if (shown == calls()) {
                throw e;
            }
        }
        return call(calls(), request, waitMs, taking);
    }

    /// A centre that is overloaded says for how many seconds it wants to be left alone (RFC 9110, 10.2.3).
    private void quiet(Reply reply) {
        boolean wait = reply.status() == 429 || reply.status() == 503;
        if (wait && !saysClosed(reply)) {
            reply.header("Retry-After")
                    .filter(text -> text.matches("[0-9]{1,6}"))
                    .ifPresent(text ->
                            quietUntil.set(clock.ticks() + Math.min(Long.parseLong(text) * 1_000, LONGEST_QUIET_MS)));
        }
    }

    /// A closed centre has answered, and will again: what it says is not to be turned into a silence.
    private static boolean saysClosed(Reply reply) {
        return Refusals.of(reply) instanceof Answer.Refused<?>(Refusal refusal)
                && refusal.code() == Refusal.Code.CLOSED;
    }

    private void hear(Reply head, long roundTripMs) {
        head.header(Wire.CLOCK)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .ifPresent(text -> clock.heard(Long.parseLong(text), roundTripMs + 1));
    }
}
