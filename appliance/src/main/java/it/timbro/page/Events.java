package it.timbro.page;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import it.timbro.base.Problem;
import it.timbro.operatori.Sessione;
import it.timbro.operatori.Sessioni;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Tells open pages that something has changed; each then asks again for what it shows. An event says nothing
/// else, so
/// a hundred
/// changes during one slow write are one event: nothing piles up.
///
/// A reader lives on the virtual thread of its request: *open* → event or heartbeat, again and again → *gone*
/// when the
/// session has
/// ended, the write fails, or a write takes longer than [#SLOW].
public final class Events implements HttpService, AutoCloseable {
    static final int MAX_READERS = 200;
    private static final Duration SLOW = Duration.ofSeconds(20);

    private final Sessioni sessioni;
    private final Duration heartbeat;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean closed;

    /// @param heartbeat how often a silent stream shows that it lives; 15 seconds in production
    public Events(Sessioni sessioni, Duration heartbeat) {
        this.sessioni = sessioni;
        this.heartbeat = heartbeat;
    }

    /// Something has changed. Never waits: any thread may call, after every commit and every change of the link.
    public void cambiato() {
        long number = changes.incrementAndGet();
        long now = System.nanoTime();
        for (Reader reader : readers) {
            reader.news.offer(number);
            if (reader.writingSince != 0 && now - reader.writingSince > SLOW.toNanos()) {
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
        Reader reader = new Reader(Thread.currentThread());
        readers.add(reader);
        try (SseSink sink = response.sink(SseSink.TYPE)) {
            reader.write(sink, event("aperto", changes.get()));
            while (!closed && sessioni.find(sessione.id(), false).isPresent()) {
                @Nullable Long number = reader.news.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                reader.write(sink, number == null ? event("battito", changes.get()) : event("cambio", number));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // too slow: the browser will come back
        } catch (UncheckedIOException _) {
            // the browser has gone
        } finally {
            readers.remove(reader);
        }
    }

    private static SseEvent event(String name, long number) {
        return SseEvent.builder().name(name).data(Long.toString(number)).build();
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
        private final Thread thread;
        private volatile long writingSince;

        Reader(Thread thread) {
            this.thread = thread;
        }

        void write(SseSink sink, SseEvent event) {
            writingSince = System.nanoTime();
            sink.emit(event);
            writingSince = 0;
        }
    }
}
