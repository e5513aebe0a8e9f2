package it.timbro.page;

import io.helidon.common.mapper.MapperManager;
import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import it.timbro.base.Check;
import it.timbro.base.Time;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// The web server of the appliance: TLS, HTTP/2 and HTTP/1.1 on one port, limits on everything that
/// comes in.
public final class Server implements AutoCloseable {
    /// The largest transaction of the line (16 MB, [it.timbro.sync.protocol.Limits]) and its frames; a pratica's
    /// file of 7 MB in base64 inside JSON is less. Each room has narrower limits of its own.
    private static final long MAX_BODY = 17L << 20;

    private static final int MAX_HEADERS = 16 << 10;
    private static final int MAX_CONNECTIONS = 500;
    private static final int MAX_REQUESTS = 300;
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration READ = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(3);

    static {
        keepMappers();
    }

    private final WebServer server;
    private final List<HttpService> services;
    private final RequestWatch watch;

    /// Where and how to listen.
    ///
    /// @param host address or name to bind to
    /// @param port 0 takes a free one
    /// @param tls without it only the loopback address may be bound
    /// @param devices how many may call with a certificate of their own, each with one call that waits for news and
    ///     others beside it: there is room for all of them besides the people; if there are any, who connects is
    ///     asked for a certificate, and gets in without one all the same
    public record Listen(String host, int port, Optional<SSLContext> tls, int devices) {
        private static final int CALLS = 3;

        /// Asks nobody.
        public Listen(String host, int port, Optional<SSLContext> tls) {
            this(host, port, tls, 0);
        }

        int connections() {
            return MAX_CONNECTIONS + 2 * CALLS * devices; // those of before, while they time out
        }

        int requests() {
            return MAX_REQUESTS + CALLS * devices;
        }

        public Listen {
            Check.that(tls.isPresent() || loopback(host), "without TLS the server listens on loopback only");
        }
    }

    public Server(Listen listen, Guard guard, Problems problems, Assets assets, List<? extends HttpService> services) {
        this(listen, RequestWatch.Patience.USUAL, guard, problems, assets, services);
    }

    Server(
            Listen listen,
            RequestWatch.Patience patience,
            Guard guard,
            Problems problems,
            Assets assets,
            List<? extends HttpService> services) {
        this.watch = new RequestWatch(patience, Time.system());
        this.services = Stream.concat(Stream.of(assets), services.stream()).toList();
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(watch).addFilter(guard);
        problems.register(routing);
        routing.get("/pronto", (_, response) -> response.send("pronto\n"));
        this.services.forEach(routing::register);
        var builder = WebServer.builder()
                .host(listen.host())
                .port(listen.port())
                .routing(routing)
                .directHandlers(LowLevel.handlers())
                .maxPayloadSize(MAX_BODY)
                .maxTcpConnections(listen.connections())
                .maxConcurrentRequests(listen.requests())
                .idleConnectionTimeout(IDLE)
                .shutdownGracePeriod(STOP)
                .shutdownHook(false)
                .connectionOptions(SocketOptions.builder()
                        .tcpNoDelay(true)
                        .readTimeout(READ)
                        .build())
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(MAX_HEADERS)
                        .validatePath(true)
                        .build())
                .addProtocol(Http2Config.builder()
                        .maxHeaderListSize(MAX_HEADERS)
                        .validatePath(true)
                        .build());
        listen.tls()
                .ifPresent(context -> builder.tls(Tls.builder()
                        .sslContext(context)
                        .enabledProtocols(List.of("TLSv1.3", "TLSv1.2"))
                        .clientAuth(listen.devices() > 0 ? TlsClientAuth.OPTIONAL : TlsClientAuth.NONE)
                        .build()));
        this.server = builder.build();
    }

    /// Helidon 4.4.0 makes new mappers for each header that it reads as a number and each parameter of a query that
    /// is asked for, a third of a millisecond each time, unless somebody has left some here.
    @SuppressWarnings("deprecation") // the door that replaces it is not asked by those who look for them
    private static void keepMappers() {
        MapperManager.global(MapperManager.create());
    }

    public void start() {
        watch.start();
        server.start();
    }

    /// Everything that answers but the server's own `/pronto`, for the test of the routes.
    public List<HttpService> services() {
        return services;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        watch.close();
    }

    /// The context of a PKCS #12 file with the server's key and certificate.
    ///
    /// @param clients what becomes of the certificates that clients show; none if nobody is asked
    public static SSLContext tls(Path keystore, char[] password, TrustManager... clients) {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), clients, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the server's key " + keystore, e);
        }
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("cannot resolve " + host, e);
        }
    }
}
