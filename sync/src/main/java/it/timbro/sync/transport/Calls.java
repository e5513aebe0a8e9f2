package it.timbro.sync.transport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Calls of one identity over HTTP/1.1 and TLS, each on the thread of who calls: no other has to wake for it. A call
/// has one bound from its first byte out to its last byte in, for a body that stalls would hold its caller for ever.
///
/// Over HTTP/2 Helidon 4.4.0 refuses the first request of a connection with a client certificate («Table size update
/// is after headers»: it has put the certificate's name among the headers before it reads any).
final class Calls implements AutoCloseable {
    /// More than all lanes and what they send at once.
    private static final int CONNECTIONS = 32;

    private static final int HTTPS = 443;
    private static final int LISTEN_MS = 1_000;
    private static final int LISTEN_TIMES = 3;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_LINE = 16 << 10;

    private final SSLContext tls;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor bounds;
    private final Set<HttpUriRequestBase> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean retired;

    /// What is made of an answer while it comes.
    interface Taking {
        /// @param head without a body yet
        byte[] take(Reply head, InputStream body) throws IOException;
    }

    Calls(SSLContext tls, Duration connect) {
        this.tls = tls;
        Timeout timeout = Timeout.of(connect);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                                tls, HostnameVerificationPolicy.BUILTIN, NoopHostnameVerifier.INSTANCE))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(MAX_HEADERS)
                                        .setMaxLineLength(MAX_LINE)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .build())
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState() // else a device certificate would make each call a connection of its own
                .disableDefaultUserAgent()
                .build();
        this.bounds = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("link-bounds").daemon(true).factory());
        this.bounds.setRemoveOnCancelPolicy(true);
    }

    /// @param bound for the whole of it
    Reply call(HttpUriRequestBase request, Duration bound, Taking taking) throws IOException {
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(bound))
                .setResponseTimeout(Timeout.of(bound))
                .build());
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = bounds.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                bound.toMillis(),
                TimeUnit.MILLISECONDS);
        underWay.add(request);
        HttpClientContext context = HttpClientContext.create();
        try {
            if (Thread.currentThread().isInterrupted()) { // who hung up before this was under way had interrupted it
                throw new InterruptedIOException("interrupted");
            }
            return http.execute(request, context, response -> reply(response, taking));
        } catch (IOException e) {
            if (late.get()) {
                throw new SocketTimeoutException("no answer within " + bound);
            }
            boolean cut = e.getClass() == SocketException.class && !request.isCancelled();
            throw cut && unheard(context.getEndpointDetails()) ? word(request, e) : e;
        } finally {
            end.cancel(false);
            underWay.remove(request);
            if (retired && underWay.isEmpty()) {
                close();
            }
        }
    }

    private static boolean unheard(@Nullable EndpointDetails connection) {
        return connection == null || connection.getResponseCount() == 0;
    }

    /// What the other end thinks of our certificate it says over TLS 1.3 after the handshake, and who is writing then
    /// meets a broken pipe in place of its word. So it is met once more and listened to; again if that is cut.
    private IOException word(HttpUriRequestBase request, IOException broken) {
        if (!request.getScheme().equals("https")) {
            return broken;
        }
        for (int time = 0; time < LISTEN_TIMES; time++) {
            try {
                listen(request.getAuthority());
            } catch (SSLException e) {
                if (Diagnosis.causa(e).rifiuto()) {
                    return e;
                }
                broken.addSuppressed(e); // cut in the handshake
            } catch (SocketTimeoutException e) {
                broken.addSuppressed(e); // it has nothing to say
                return broken;
            } catch (IOException e) {
                broken.addSuppressed(e);
            }
        }
        return broken;
    }

    /// Until the other end speaks, which it does by a refusal, or closes. It may have refused and hung up before our
    /// end of the handshake is written: its word is here all the same.
    private void listen(URIAuthority other) throws IOException {
        int port = other.getPort() < 0 ? HTTPS : other.getPort();
        try (Socket plain = new Listening()) {
            plain.connect(new InetSocketAddress(other.getHostName(), port), LISTEN_MS);
            plain.setSoTimeout(LISTEN_MS);
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, other.getHostName(), port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            throw new IOException(socket.getInputStream().read() < 0 ? "it closed" : "it spoke first");
        }
    }

    /// A connection that is read although nobody takes any more what is written.
    private static final class Listening extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                private boolean broken;

                @Override
                public void write(byte[] bytes, int from, int length) {
                    try {
                        if (!broken) {
                            out.write(bytes, from, length);
                        }
                    } catch (IOException e) {
                        broken = true;
                    }
                }
            };
        }
    }

    private static Reply reply(ClassicHttpResponse response, Taking taking) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue() == null ? "" : header.getValue());
        }
        Reply head = new Reply(response.getCode(), headers, new byte[0]);
        HttpEntity entity = response.getEntity();
        try (InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent()) {
            return new Reply(head.status(), headers, taking.take(head, body));
        }
    }

    /// What is under way comes to its end; then the connections are closed.
    void retire() {
        retired = true;
        if (underWay.isEmpty()) {
            close();
        }
    }

    /// What is under way ends now.
    void hangUp() {
        underWay.forEach(HttpUriRequestBase::cancel);
    }

    @Override
    public void close() {
        hangUp();
        bounds.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
