package it.timbro.sync.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.session.Files;
import it.timbro.sync.session.Session;
import it.timbro.sync.session.Step;
import it.timbro.sync.world.Centre;
import it.timbro.sync.world.CentreServer;
import it.timbro.sync.world.Facts;
import it.timbro.sync.world.Genova;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A branch and a centre with something in between that answers in the centre's place for a while: nothing of that is
/// kept, people read what it is, and when it is gone everything arrives.
class TroubledLineTest {
    private static final byte[] MODELLO = "Il modello base.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "Un'altra carta!!".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FATTURA = "La fattura, che è più lunga.".getBytes(StandardCharsets.UTF_8);

    private final WireMockServer between = new WireMockServer(options().dynamicPort());

    @TempDir
    Path folder;

    private Centre centre;
    private Genova genova;
    private CentreServer server;
    private HttpLink link;
    private Session session;

    @BeforeEach
    void open() throws IOException, NoSuchAlgorithmException {
        centre = new Centre(folder.resolve("centro"));
        genova = new Genova(folder.resolve("genova"));
        server = new CentreServer(centre);
        between.start();
        clears();
        SSLContext context = SSLContext.getDefault();
        link = new HttpLink(
                URI.create("http://localhost:" + between.port()),
                Centre.SEDE,
                () -> context,
                new HttpLink.Patience(Duration.ofSeconds(15), Duration.ofSeconds(20)),
                CentreClock.UNHEARD);
        session = new Session(genova.branch(), link, () -> 1_767_225_600_000L, new Random(1));
        genova.facts.transaction(3).transaction(2);
        centre.feed = new Facts(Facts.CENTRO).transaction(2).transaction(1).feed(Centre.SEDE);
        genova.keeps(FATTURA);
        genova.incoming.add(new Files.Item(centre.archive.add(MODELLO), MODELLO.length));
    }

    @AfterEach
    void close() {
        session.close();
        link.close();
        between.stop();
        server.close();
    }

    private void clears() {
        between.resetAll();
        String address = server.address().toString().replaceAll("/$", "");
        between.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().proxiedFrom(address)));
    }

    private void answers(String path, ResponseDefinitionBuilder answer) {
        between.stubFor(any(urlPathMatching(path)).atPriority(1).willReturn(answer));
    }

    private static void whileItMoves(Supplier<Step> lane) {
        Step step = lane.get();
        for (int i = 0; i < 50 && step instanceof Step.Moved; i++) {
            step = lane.get();
        }
        assertThat(step).isEqualTo(new Step.Idle());
    }

    private void everythingArrives() {
        whileItMoves(session::pushOnce);
        whileItMoves(session::pullOnce);
        whileItMoves(session::repliesOnce);
        whileItMoves(session::filesOnce);
        assertThat(centre.shelf(Facts.GENOVA).links).isEqualTo(genova.facts.entries);
        assertThat(genova.inbox.links).isEqualTo(centre.feed);
        assertThat(centre.archive.content(Hash.of(FATTURA))).isEqualTo(FATTURA);
        assertThat(genova.archive.content(Hash.of(MODELLO))).isEqualTo(MODELLO);
        assertThat(session.state().setAside()).isEmpty();
        assertThat(session.linked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 422, 451})
    void aPageInTheCentresPlaceIsNoRefusalAndTheBranchGoesOnTrying(int status) {
        assertThat(session.prova()).isEmpty();
        answers(
                ".*",
                aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<h1>Accesso negato</h1>"));
        for (int i = 0; i < 4; i++) {
            for (Step step : List.of(session.pushOnce(), session.pullOnce(), session.filesOnce())) {
                assertThat(step).isInstanceOfSatisfying(Step.Stopped.class, stopped -> {
                    assertThat(stopped.causa()).isEqualTo(Causa.CENTRALE_NON_RAGGIUNGIBILE);
                    assertThat(stopped.sentence()).isEqualTo("La centrale non risponde: riproviamo da soli.");
                    assertThat(stopped.detail()).contains("HTTP " + status);
                });
            }
        }
        assertThat(genova.quarantined).isEmpty();
        assertThat(session.state().setAside()).as("no file is at fault").isEmpty();
        clears();
        everythingArrives();
    }

    enum Falsehood {
        A_HASH {
            @Override
            List<FeedEntry> of(List<FeedEntry> news) {
                FeedEntry last = news.getLast();
                return with(
                        news, new FeedEntry(last.sede(), last.seq(), last.origin(), last.previous(), Hash.of(OTHER)));
            }
        },
        THE_FACT {
            @Override
            List<FeedEntry> of(List<FeedEntry> news) {
                FeedEntry last = news.getLast();
                FeedEntry first = news.getFirst();
                return with(news, new FeedEntry(last.sede(), last.seq(), first.origin(), last.previous(), last.hash()));
            }
        },
        THE_ORDER {
            @Override
            List<FeedEntry> of(List<FeedEntry> news) {
                return news.reversed();
            }
        },
        WHOSE_IT_IS {
            @Override
            List<FeedEntry> of(List<FeedEntry> news) {
                return new Facts(Facts.CENTRO).transaction(2).transaction(1).feed("SV1");
            }
        };

        abstract List<FeedEntry> of(List<FeedEntry> news);

        private static List<FeedEntry> with(List<FeedEntry> news, FeedEntry last) {
            List<FeedEntry> changed = new ArrayList<>(news);
            changed.set(changed.size() - 1, last);
            return changed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofNewsThatAreNotSoundNothingIsKept(Falsehood falsehood) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Frames.writeFeed(body, falsehood.of(centre.feed));
        answers(
                "/sync/v1/GE1/feed",
                aResponse().withHeader("Content-Type", Wire.FRAMES).withBody(body.toByteArray()));
        for (int i = 0; i < 3; i++) {
            assertThat(session.pullOnce()).isInstanceOfSatisfying(Step.Stopped.class, stopped -> {
                assertThat(stopped.sentence())
                        .startsWith("Le novità arrivate dalla centrale sono guaste: non sono state registrate");
                assertThat(stopped.causa()).isEqualTo(Causa.RIFIUTATA);
                assertThat(stopped.detail()).isNotEmpty();
            });
            assertThat(genova.inbox.links).isEmpty();
            assertThat(session.repliesOnce()).as("there is nothing to sign for").isEqualTo(new Step.Idle());
        }
        assertThat(session.state().sentence()).contains("guaste");
        clears();
        everythingArrives();
    }

    @Test
    void aFileWhoseBytesAreOthersIsNotKeptAndStandsInNobodysWay() throws IOException {
        Hash modello = Hash.of(MODELLO);
        byte[] longer = new byte[100];
        genova.incoming.add(new Files.Item(centre.archive.add(longer), longer.length));
        answers(
                "/sync/v1/GE1/files/" + modello.hex(),
                aResponse()
                        .withStatus(206)
                        .withHeader("Content-Range", "bytes 0-" + (OTHER.length - 1) + "/" + OTHER.length)
                        .withBody(OTHER));
        whileItMoves(session::filesOnce);
        assertThat(genova.archive.has(modello)).isFalse();
        assertThat(genova.held(modello)).as("nor a part of it").isZero();
        assertThat(session.state().setAside())
                .isEqualTo(Map.of(modello, "Il contenuto arrivato non corrisponde all'impronta annunciata."));
        assertThat(genova.archive.has(Hash.of(longer))).isTrue();
        assertThat(centre.archive.has(Hash.of(FATTURA))).isTrue();
        assertThat(session.linked()).isTrue();
        clears();
        session.provaAdesso();
        everythingArrives();
    }
}
