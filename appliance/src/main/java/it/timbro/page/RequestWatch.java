package it.timbro.page;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import it.timbro.base.Problem;
import it.timbro.base.Time;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// No request lasts for ever. A timeout of reads does not see who sends a byte now and then, and writes have
/// none: somebody who never reads our answer would hold its thread and its bytes. So each request has an end:
/// its thread, a virtual one, is interrupted, which closes the connection it waits on. What comes after, such
/// as the rest of a body that nobody wants, is cut by the clock of the body's stream.
///
/// Any thread; one of its own looks round.
final class RequestWatch implements Filter, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RequestWatch.class);
    private static final int LOOKS = 10;

    private final Patience patience;
    private final Time time;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService round = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("request-watch").daemon(true).factory());

    /// How long a request may take, from its head to the last byte of the answer.
    ///
    /// @param request ordinary ones: a pratica's 12 MB at 40 KB/s
    /// @param lasting the stream of news for a page, which the browser opens again, and the way out
    /// of quarantine, which may have much to fetch
    record Patience(Duration request, Duration lasting) {
        static final Patience USUAL = new Patience(Duration.ofMinutes(5), Duration.ofHours(1));
        private static final Set<String> LASTING = Set.of("/eventi", "/rientro");

        Duration of(String path) {
            return LASTING.contains(path) ? lasting : request;
        }
    }

    RequestWatch(Patience patience, Time time) {
        this.patience = patience;
        this.time = time;
    }

    void start() {
        long every = Math.max(1, patience.request().toMillis() / LOOKS);
        round.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    /// Ends what has lasted too long.
    void look() {
        try {
            long now = time.ticks();
            running.forEach(one -> one.endIfLate(now));
        } catch (OutOfMemoryError e) { // thrown out of here it would be the last look
            LOG.error("no memory to look for requests that last too long", e);
        }
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long end = time.ticks() + patience.of(request.path().path()).toMillis();
        request.streamFilter(body -> new Until(body, end));
        Running one = new Running(Thread.currentThread(), end);
        running.add(one);
        try {
            chain.proceed();
        } finally {
            running.remove(one);
            one.over();
        }
    }

    @Override
    public void close() {
        round.shutdownNow();
    }

    /// One request under way. The lock keeps the interruption from hitting the next request of its thread.
    private static final class Running {
        private final Thread thread;
        private final long end;
        private boolean over;

        Running(Thread thread, long end) {
            this.thread = thread;
            this.end = end;
        }

        synchronized void endIfLate(long now) {
            if (!over && now > end) {
                thread.interrupt();
            }
        }

        synchronized void over() {
            over = true;
            Thread.interrupted();
        }
    }

    /// A body that has to be here by then.
    private final class Until extends FilterInputStream {
        private final long end;

        Until(InputStream body, long end) {
            super(body);
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read >= 0 && time.ticks() > end) {
                throw Problem.TROPPO_LENTO.rejected();
            }
            return read;
        }
    }
}
