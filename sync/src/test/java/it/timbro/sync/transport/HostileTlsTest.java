package it.timbro.sync.transport;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Welcome;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who answers at the centre's address and is not the centre: what is wrong with it, told apart, because each asks
/// something else of people. Whatever it is, nothing is said to it.
class HostileTlsTest {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LONG = Instant.parse("2099-01-01T00:00:00Z");
    private static final char[] NONE = new char[0];

    private final KeyPair authority = keys();
    private final KeyPair server = keys();
    private final AtomicInteger met = new AtomicInteger();
    private final X509Certificate root = certificate("CN=Centro", "CN=Centro", authority, authority, LONG, "");

    @Test
    void theCentresOwnCertificateIsTaken() {
        assertThat(causa(identity(root, signed("localhost", LONG), server)))
                .as("it hangs up after the handshake, but it was let in")
                .isEqualTo(Causa.CENTRALE_NON_RAGGIUNGIBILE);
    }

    @Test
    void anotherName() {
        assertThat(causa(identity(root, signed("altro.invalid", LONG), server))).isEqualTo(Causa.ALTRO_NOME);
    }

    @Test
    void aCertificateThatHasRunOut() {
        assertThat(causa(identity(root, signed("localhost", Instant.parse("2021-01-01T00:00:00Z")), server)))
                .isEqualTo(Causa.CERTIFICATO_SCADUTO);
    }

    @Test
    void anAuthorityThatNobodyKnowsAlsoUnderTheNameOfOurs() {
        for (String name : List.of("CN=Filtro", "CN=Centro")) {
            KeyPair other = keys();
            X509Certificate theirs = certificate(name, name, other, other, LONG, "");
            X509Certificate forged = certificate(name, "CN=localhost", other, server, LONG, "localhost");
            assertThat(causa(identity(theirs, forged, server))).as(name).isEqualTo(Causa.AUTORITA_SCONOSCIUTA);
        }
    }

    @Test
    void noTlsAtAll() {
        byte[] plain = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(causa(socket -> {
                    socket.getInputStream().read(new byte[plain.length]);
                    socket.getOutputStream().write(plain);
                    socket.getInputStream().readAllBytes();
                }))
                .isEqualTo(Causa.NON_CIFRATA);
    }

    @Test
    void whoHangsUpInTheMiddleIsNoRefusal() {
        assertThat(causa(Socket::close)).isEqualTo(Causa.CENTRALE_NON_RAGGIUNGIBILE);
    }

    /// Over TLS 1.3 the word about our certificate comes after the handshake, where a cut may be met in its place.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRefusalThatIsLostBehindACutIsAskedForAgain(int cuts) {
        assertThat(causa(inTurn(Stream.concat(Stream.generate(this::cut).limit(cuts), Stream.of(refusal())))))
                .isEqualTo(Causa.RIFIUTATA);
        assertThat(met).hasValue(cuts + 1);
    }

    @Test
    void alsoIfTheHandshakeIsCutMeanwhile() {
        Peer inTheHandshake = socket -> {
            socket.getInputStream().read();
            reset(socket);
        };
        assertThat(causa(inTurn(Stream.of(cut(), inTheHandshake, Socket::close, refusal()))))
                .isEqualTo(Causa.RIFIUTATA);
    }

    @Test
    void whoCutsEveryTimeIsAskedThreeTimesAndRefusesNothing() {
        assertThat(causa(inTurn(Stream.generate(this::cut).limit(20)))).isEqualTo(Causa.CENTRALE_NON_RAGGIUNGIBILE);
        assertThat(met).hasValue(4);
    }

    @Test
    void whoHasNothingToSayIsAskedOnce() {
        assertThat(causa(inTurn(Stream.of(cut(), taken(), refusal())))).isEqualTo(Causa.CENTRALE_NON_RAGGIUNGIBILE);
        assertThat(met).hasValue(2);
    }

    private Peer taken() {
        return identity(root, signed("localhost", LONG), server);
    }

    /// Lets in, and is gone.
    private Peer cut() {
        return identity(root, signed("localhost", LONG), server, (tls, under) -> {
            tls.startHandshake();
            reset(under);
        });
    }

    /// Will have a certificate, and gets none.
    private Peer refusal() {
        return identity(root, signed("localhost", LONG), server, (tls, _) -> {
            tls.setNeedClientAuth(true);
            tls.startHandshake();
            tls.getInputStream().read();
        });
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// Each connection meets the next.
    private Peer inTurn(Stream<Peer> peers) {
        Iterator<Peer> next = peers.iterator();
        return socket -> {
            met.incrementAndGet();
            next.next().meet(socket);
        };
    }

    @Test
    void eachHasItsOwnWordsAndWaitingHelpsAgainstNone() {
        assertThat(List.of(Causa.ALTRO_NOME, Causa.CERTIFICATO_SCADUTO, Causa.AUTORITA_SCONOSCIUTA, Causa.NON_CIFRATA))
                .allMatch(Causa::rifiuto)
                .extracting(Causa::sentence)
                .doesNotHaveDuplicates();
    }

    private interface Peer {
        void meet(Socket socket) throws IOException;
    }

    /// One call to somebody who meets each connection like this.
    private Causa causa(Peer peer) {
        try (ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpLink link = new HttpLink(
                        URI.create("https://localhost:" + listening.getLocalPort()),
                        "GE1",
                        this::trusting,
                        new HttpLink.Patience(Duration.ofSeconds(15), Duration.ofSeconds(20)),
                        CentreClock.UNHEARD)) {
            Thread.ofVirtual().start(() -> serve(listening, peer));
            Answer<Welcome> answer = link.hello(new Hello(List.of(1), "GE1", 0, Map.of(), Head.EMPTY));
            assertThat(answer).isInstanceOf(Answer.Failed.class);
            return ((Answer.Failed<Welcome>) answer).causa();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(ServerSocket listening, Peer peer) {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                peer.meet(socket);
            } catch (IOException _) {
                // the other end did not like what it saw, or the test is over
            }
        }
    }

    private SSLContext trusting() {
        try {
            KeyStore store = empty();
            store.setCertificateEntry("ca", root);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Peer identity(X509Certificate ca, X509Certificate certificate, KeyPair keys) {
        return identity(ca, certificate, keys, (tls, _) -> {
            tls.startHandshake();
            tls.getInputStream().read();
        });
    }

    private interface Known {
        void meet(SSLSocket tls, Socket under) throws IOException;
    }

    private static Peer identity(X509Certificate ca, X509Certificate certificate, KeyPair keys, Known known) {
        try {
            KeyStore store = empty();
            store.setKeyEntry("server", keys.getPrivate(), NONE, new X509Certificate[] {certificate, ca});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NONE);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return socket ->
                    known.meet((SSLSocket) context.getSocketFactory().createSocket(socket, null, false), socket);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate signed(String host, Instant until) {
        return certificate("CN=Centro", "CN=server", authority, server, until, host);
    }

    /// @param host empty for an authority
    private static X509Certificate certificate(
            String issuer, String name, KeyPair signer, KeyPair subject, Instant until, String host) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(host.length() + 1L),
                    Date.from(FROM),
                    Date.from(until),
                    new X500Name(name),
                    subject.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host.isEmpty()));
            if (!host.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
