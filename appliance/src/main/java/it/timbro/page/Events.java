package it.timbro.page;

import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.operatori.Sessione;
import it.timbro.operatori.Sessioni;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Tells open pages that something has changed; each then asks again for what it shows. An event
/// says nothing else, so a hundred changes during one slow write are one event: nothing piles up.
///
/// Written as text by hand (WHATWG HTML, server-sent events): the sink of helidon-webserver-sse
/// 4.3.1 answers on HTTP/1.1 only.
///
/// A reader lives on the virtual thread of its request: *open* → event or heartbeat, again and
/// again → *gone* when the session has ended or was locked, the write fails, or a write takes
/// longer than [#SLOW].
public final class Events implements HttpService, AutoCloseable {
    static final int MAX_READERS = 200;
    static final int MAX_OF_SESSION = 4;
    private static final HttpMediaType STREAM = HttpMediaType.create("text/event-stream; charset=utf-8");
    private static final Duration SLOW = Duration.ofSeconds(20);

    private static final long NOT_WRITING = Long.MIN_VALUE;

    private final Sessioni sessioni;
    private final Time time;
    private final Duration heartbeat;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong opened = new AtomicLong();
    private volatile boolean closed;

    /// @param heartbeat how often a silent stream shows that it lives; 15 seconds in production
    public Events(Sessioni sessioni, Time time, Duration heartbeat) {
        this.sessioni = sessioni;
        this.time = time;
        this.heartbeat = heartbeat;
    }

    /// Something has changed. Never waits: any thread may call, after every commit and every change
    /// of the link.
    public void cambiato() {
        long number = changes.incrementAndGet();
        long now = time.ticks();
        for (Reader reader : readers) {
            reader.news.offer(number);
            if (reader.writingSince != NOT_WRITING && now - reader.writingSince > SLOW.toMillis()) {
                reader.thread.interrupt();
            }
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/eventi", this::stream);
    }

    private void stream(ServerRequest request, ServerResponse response) {
        if (readers.size() >= MAX_READERS || closed) {
            throw Problem.TROPPO_CARICO.rejected();
        }
        Sessione sessione = Guard.sessione(request).orElseThrow(Problem.ACCESSO_RICHIESTO::rejected);
        Reader reader = new Reader(sessione, opened.incrementAndGet(), Thread.currentThread());
        endOldestOf(sessione);
        readers.add(reader);
        response.headers().contentType(STREAM);
        try (OutputStream out = response.outputStream()) {
            reader.write(out, time, "aperto", changes.get());
            while (!closed
                    && !reader.ended
                    && sessioni.find(sessione.id(), false)
                            .filter(s -> s.stato() == Sessione.Stato.APERTA)
                            .isPresent()) {
                @Nullable Long number = reader.news.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                reader.write(out, time, number == null ? "battito" : "cambio", number == null ? changes.get() : number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // too slow: the browser will come back
        } catch (IOException | UncheckedIOException _) {
            // the browser has gone
        } finally {
            readers.remove(reader);
        }
    }

    private void endOldestOf(Sessione sessione) {
        List<Reader> own = readers.stream()
                .filter(reader -> reader.sessione == sessione && !reader.ended)
                .sorted(Comparator.comparingLong(reader -> reader.number))
                .toList();
        own.stream().limit(Math.max(0, own.size() - MAX_OF_SESSION + 1L)).forEach(reader -> reader.ended = true);
    }

    /// How many streams are open.
    public int readers() {
        return readers.size();
    }

    @Override
    public void close() {
        closed = true;
        readers.forEach(reader -> reader.thread.interrupt());
    }

    private static final class Reader {
        private final ArrayBlockingQueue<Long> news = new ArrayBlockingQueue<>(1);
        private final Sessione sessione;
        private final long number;
        private final Thread thread;
        private volatile boolean ended;
        private volatile long writingSince = NOT_WRITING;

        Reader(Sessione sessione, long number, Thread thread) {
            this.sessione = sessione;
            this.number = number;
            this.thread = thread;
        }

        void write(OutputStream out, Time time, String name, long number) throws IOException {
            writingSince = time.ticks();
            out.write(("event: " + name + "\ndata: " + number + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            writingSince = NOT_WRITING;
        }
    }
}
