package it.timbro.sync.transport;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.session.Files;
import it.timbro.sync.session.LinkState;
import it.timbro.sync.session.Session;
import it.timbro.sync.session.Step;
import it.timbro.sync.world.Centre;
import it.timbro.sync.world.CentreServer;
import it.timbro.sync.world.Facts;
import it.timbro.sync.world.Genova;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole conversation over a real socket.
class HttpLinkTest {
    @TempDir
    Path folder;

    private Centre centre;
    private Genova genova;
    private CentreServer server;
    private HttpLink link;
    private volatile SSLContext context;
    private final List<List<Long>> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException, NoSuchAlgorithmException {
        centre = new Centre(folder.resolve("centro"));
        genova = new Genova(folder.resolve("genova"));
        server = new CentreServer(centre);
        context = SSLContext.getDefault();
        link = new HttpLink(
                server.address(),
                Centre.SEDE,
                () -> context,
                new HttpLink.Patience(Duration.ofSeconds(5), Duration.ofSeconds(20)),
                new CentreClock() {
                    private long ticks;

                    @Override
                    public synchronized long ticks() {
                        return ticks += 40;
                    }

                    @Override
                    public void heard(long centreMs, long roundTripMs) {
                        heard.add(List.of(centreMs, roundTripMs));
                    }
                });
    }

    @AfterEach
    void close() {
        link.close();
        server.close();
    }

    @Test
    void factsNewsAndFilesGoBothWays() {
        genova.facts.transaction(3).transaction(2).transaction(9);
        centre.feed = new Facts(Facts.CENTRO).transaction(2).transaction(2).feed(Centre.SEDE);
        byte[] p7m = random(700_001);
        byte[] empty = {};
        Hash up = genova.keeps(p7m);
        genova.keeps(empty);
        byte[] modello = random(600_000);
        genova.incoming.add(new Files.Item(centre.archive.add(modello), modello.length));

        try (Session session = new Session(genova.branch(), link, () -> 1_767_225_600_000L, new Random(1))) {
            session.start();
            session.signal();
            Awaitility.await()
                    .until(() -> session.state().waiting().equals(LinkState.Waiting.NOTHING)
                            && genova.inbox.links.size() == 4
                            && genova.wanted(1).isEmpty());
            assertThat(session.state().collegato()).isTrue();
            assertThat(session.state().centreAheadMs()).isEqualTo(5_000);
        }
        assertThat(centre.shelf(Facts.GENOVA).links).isEqualTo(genova.facts.entries);
        assertThat(genova.inbox.links).isEqualTo(centre.feed);
        assertThat(centre.archive.content(up)).isEqualTo(p7m);
        assertThat(genova.archive.content(Hash.of(modello))).isEqualTo(modello);
    }

    @Test
    void aDeviceThatTheCentreDoesNotKnowIsRefusedInWords() {
        server.strikesTheDeviceOff();
        Session session = new Session(genova.branch(), link, () -> 0, new Random(1));
        assertThat(session.pullOnce())
                .isEqualTo(new Step.Stopped(Causa.RIFIUTATA, "Questo apparecchio non è conosciuto.", "unauthorized 0"));
    }

    @Test
    void everyAnswerBringsTheCentresClockEvenARefusal() {
        link.feed(0, 0);
        server.strikesTheDeviceOff();
        link.feed(0, 0);
        assertThat(heard).hasSize(2).containsOnly(List.of(CentreServer.CLOCK_MS, 41L));
    }

    @Test
    void anotherIdentityMeansNewConnectionsAndTheConversationGoesOn() throws GeneralSecurityException {
        assertThat(link.feed(0, 0)).isInstanceOf(Answer.Ok.class);
        context = SSLContext.getInstance("TLS");
        context.init(null, null, null);
        assertThat(link.feed(0, 0)).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void aVersionThatTheCentreDoesNotSpeakIsRefusedInWords() {
        Answer<Welcome> answer = link.hello(new Hello(List.of(7), Centre.SEDE, 0, Map.of(), Head.EMPTY));
        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.VERSION);
            assertThat(refused.refusal().sentence()).contains("[7]").contains("Aggiorna");
        });
    }

    @Test
    void aFileThatIsNotThereYetIsToldApart() {
        assertThat(link.fetch(Hash.of(random(3)), 0, 100, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.NOT_YET));
    }

    @Test
    void contentThatIsNotTheFileAnnouncedIsRefusedByTheCentre() {
        Hash announced = Hash.of(random(10));
        assertThat(link.send(announced, 4, 0, new byte[] {1, 2, 3, 4}))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.FILE));
        assertThat(link.held(announced, 4)).isEqualTo(new Answer.Ok<>(0L));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
