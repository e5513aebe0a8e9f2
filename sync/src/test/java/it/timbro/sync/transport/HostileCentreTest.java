package it.timbro.sync.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import it.timbro.sync.protocol.Frames;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.protocol.Json;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rientro;
import it.timbro.sync.protocol.Rinnovo;
import it.timbro.sync.world.Facts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the branch makes of a centre, or of something in between, that misbehaves: which of the
/// four causes.
class HostileCentreTest {
    private static final WireMockServer CENTRE =
            new WireMockServer(options().dynamicPort().dynamicHttpsPort());

    private static final Impronta SUMS = new Impronta(Map.of(), Head.EMPTY, Impronta.Somma.ZERO, List.of(), List.of());

    private final Parcel parcel = Parcel.of(new Facts(Facts.GENOVA).transaction(2).entries);

    @BeforeAll
    static void open() {
        CENTRE.start();
    }

    @AfterAll
    static void close() {
        CENTRE.stop();
    }

    @BeforeEach
    void clear() {
        CENTRE.resetAll();
    }

    private static void centreSays(ResponseDefinitionBuilder answer) {
        CENTRE.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static HttpLink link(String address) {
        return link(address, Duration.ofSeconds(20));
    }

    private static HttpLink link(String address, Duration patience) {
        return new HttpLink(
                URI.create(address),
                "GE1",
                HostileCentreTest::noContext,
                new HttpLink.Patience(Duration.ofSeconds(15), patience),
                CentreClock.UNHEARD);
    }

    private List<Answer<?>> everyCall() {
        return everyCall("http://localhost:" + CENTRE.port());
    }

    private List<Answer<?>> everyCall(String address) {
        try (HttpLink link = link(address)) {
            Hash file = Hash.of(new byte[] {1});
            return List.of(
                    link.hello(new Hello(List.of(1), "GE1", 0, Map.of(), Head.EMPTY)),
                    link.push(parcel),
                    link.feed(0, 0),
                    link.receipt(new Receipt("feed:GE1", 0, Hash.ZERO, 0, 0)),
                    link.giveBack(List.of()),
                    link.compare(SUMS),
                    link.held(file, 1),
                    link.send(file, 1, 0, new byte[] {1}),
                    link.fetch(file, 0, 10, (_, _) -> {}),
                    link.iscrivi(new Iscrizione("GE1", "codice", new byte[] {1})),
                    link.rinnova(new Rinnovo(new byte[] {1})),
                    link.rientra(new Rientro("id", "GE1/1", Head.EMPTY, "rosa", "prova")),
                    link.proprie(Facts.GENOVA, 0));
        }
    }

    private static void allFailed(List<Answer<?>> answers, Causa causa) {
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(
                                Answer.Failed.class,
                                failed -> assertThat(failed.causa())
                                        .as(failed.detail())
                                        .isEqualTo(causa)));
    }

    @Test
    void aCaptivePortalIsNoCentre() {
        centreSays(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/html")
                .withBody("<h1>Accedi al Wi-Fi</h1>"));
        allFailed(everyCall(), Causa.CENTRALE_NON_RAGGIUNGIBILE);
    }

    @Test
    void aRedirectIsNotFollowed() {
        centreSays(aResponse().withStatus(302).withHeader("Location", "http://localhost:" + CENTRE.port() + "/login"));
        allFailed(everyCall(), Causa.CENTRALE_NON_RAGGIUNGIBILE);
    }

    @Test
    void serverErrorsAndTooManyRequestsAreWaitedOut() {
        for (int status : new int[] {429, 500, 502, 503, 504}) {
            centreSays(aResponse().withStatus(status));
            allFailed(everyCall(), Causa.CENTRALE_NON_RAGGIUNGIBILE);
        }
    }

    /// A balancer, a filter or a portal has a page for every status, and some speak JSON. None of them knows this
    /// branch, so nothing that they say is a refusal, a file that is not there yet, or a file that is no good.
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 407, 409, 413, 422, 451, 511})
    void whatIsNotTheCentresOwnWordIsNoRefusalWhateverItsStatus(int status) {
        for (ResponseDefinitionBuilder answer : List.of(
                aResponse().withHeader("Content-Type", "text/html").withBody("<h1>Accesso negato</h1>"),
                aResponse().withHeader("Content-Type", Wire.JSON).withBody("{\"error\":\"forbidden\"}"),
                aResponse().withHeader("Content-Type", Wire.JSON).withBody("{\"code\":\"forbidden\",\"seq\":0}"),
                aResponse().withHeader("Content-Type", Wire.JSON),
                aResponse())) {
            centreSays(answer.withStatus(status));
            List<Answer<?>> answers = everyCall();
            allFailed(answers, Causa.CENTRALE_NON_RAGGIUNGIBILE);
            assertThat(answers)
                    .allSatisfy(said ->
                            assertThat(((Answer.Failed<?>) said).detail()).contains("HTTP " + status));
        }
    }

    /// To the question what it holds of a file the centre answers without a body: its clock says who speaks.
    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "403, FORBIDDEN", "404, NOT_YET", "409, UNKNOWN", "422, FILE"})
    void aStatusUnderTheCentresClockIsItsOwnWord(int status, Refusal.Code code) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(status).withHeader(Wire.HELD, "0");
        try (HttpLink link = link("http://localhost:" + CENTRE.port())) {
            centreSays(answer);
            allFailed(List.of(link.held(Hash.ZERO, 1)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
            centreSays(answer.withHeader(Wire.CLOCK, "1767225605000"));
            assertThat(link.held(Hash.ZERO, 1))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(code));
        }
    }

    @Test
    void aCentreOfAnOlderReleaseDoesNotKnowTheComparisonButAPortalIsNoSuchCentre() {
        try (HttpLink link = link("http://localhost:" + CENTRE.port())) {
            centreSays(aResponse()
                    .withStatus(404)
                    .withHeader("Content-Type", "application/problem+json; charset=utf-8")
                    .withBody("{\"status\":404}"));
            assertThat(link.compare(SUMS)).isEqualTo(new Answer.Ok<>(Paragone.ALTRE_TESTE));
            centreSays(aResponse().withStatus(404).withHeader("Content-Type", "text/html"));
            allFailed(List.of(link.compare(SUMS)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
        }
    }

    @Test
    void aCentreThatAsksToWaitIsLeftAloneAsLongAsItSaysButNotForEver() {
        long[] ticks = {1_000};
        CentreClock clock = new CentreClock() {
            @Override
            public long ticks() {
                return ticks[0];
            }

            @Override
            public void heard(long centreMs, long roundTripMs) {}
        };
        try (HttpLink link = new HttpLink(
                URI.create("http://localhost:" + CENTRE.port()),
                "GE1",
                HostileCentreTest::noContext,
                new HttpLink.Patience(Duration.ofSeconds(15), Duration.ofSeconds(20)),
                clock)) {
            centreSays(aResponse().withStatus(429).withHeader("Retry-After", "30"));
            allFailed(List.of(link.push(parcel)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
            ticks[0] += 29_999;
            allFailed(List.of(link.push(parcel)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
            CENTRE.verify(1, WireMock.anyRequestedFor(anyUrl()));
            ticks[0] += 1;
            centreSays(aResponse().withStatus(503).withHeader("Retry-After", "999999"));
            allFailed(List.of(link.push(parcel)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
            CENTRE.verify(2, WireMock.anyRequestedFor(anyUrl()));
            ticks[0] += 60_000; // whoever says more is not believed
            allFailed(List.of(link.push(parcel)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
            CENTRE.verify(3, WireMock.anyRequestedFor(anyUrl()));
        }
    }

    private static SSLContext noContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void resetsAndGarbageAreWaitedOut() {
        for (Fault fault :
                List.of(Fault.CONNECTION_RESET_BY_PEER, Fault.EMPTY_RESPONSE, Fault.RANDOM_DATA_THEN_CLOSE)) {
            centreSays(aResponse().withFault(fault));
            allFailed(everyCall(), Causa.CENTRALE_NON_RAGGIUNGIBILE);
        }
    }

    @Test
    void anAnswerThatNeverComesEndsByItself() {
        centreSays(aResponse().withFixedDelay(60_000));
        try (HttpLink link = link("http://localhost:" + CENTRE.port(), Duration.ofMillis(700))) {
            allFailed(List.of(link.push(parcel)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
        }
    }

    @Test
    void aBodyThatStallsEndsByItself() throws IOException {
        centreSays(aResponse()
                .withHeader("Content-Type", Wire.FRAMES)
                .withBody(feedBody())
                .withChunkedDribbleDelay(50, 60_000));
        try (HttpLink link = link("http://localhost:" + CENTRE.port(), Duration.ofMillis(700))) {
            allFailed(List.of(link.feed(0, 0)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
        }
    }

    @Test
    void halfABodyIsNoNews() throws IOException {
        byte[] whole = feedBody();
        for (int end : new int[] {0, 7, 8, 20, whole.length / 2, whole.length - 1}) {
            centreSays(aResponse().withHeader("Content-Type", Wire.FRAMES).withBody(Arrays.copyOf(whole, end)));
            try (HttpLink link = link("http://localhost:" + CENTRE.port())) {
                allFailed(List.of(link.feed(0, 0)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
            }
        }
    }

    @Test
    void anAnswerWithoutEndIsCutAtTheLimit() {
        centreSays(aResponse().withHeader("Content-Type", Wire.JSON).withBody(new byte[Limits.JSON_BYTES + 1]));
        try (HttpLink link = link("http://localhost:" + CENTRE.port())) {
            allFailed(List.of(link.push(parcel)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
        }
    }

    @Test
    void morePartThanAskedForIsNotTaken() {
        centreSays(aResponse()
                .withStatus(206)
                .withHeader("Content-Range", "bytes 0-9/1000")
                .withBody(new byte[1000]));
        int[] taken = {0};
        try (HttpLink link = link("http://localhost:" + CENTRE.port())) {
            allFailed(
                    List.of(link.fetch(Hash.of(new byte[] {1}), 0, 10, (_, bytes) -> taken[0] += bytes.length)),
                    Causa.CENTRALE_NON_RAGGIUNGIBILE);
        }
        assertThat(taken[0]).isLessThanOrEqualTo(10);
    }

    @Test
    void theCentresOwnWordIsHeard() {
        Refusal closed = new Refusal(Refusal.Code.CLOSED, "La centrale riapre lunedì alle 8.");
        centreSays(aResponse()
                .withStatus(503)
                .withHeader("Content-Type", Wire.JSON)
                .withBody(Json.write(closed)));
        try (HttpLink link = link("http://localhost:" + CENTRE.port())) {
            assertThat(link.push(parcel)).isEqualTo(new Answer.Refused<>(closed));
        }
    }

    @Test
    void nobodyListening() {
        allFailed(everyCall("http://localhost:1"), Causa.CENTRALE_NON_RAGGIUNGIBILE);
    }

    @Test
    void aLinkThatWasClosedSaysSo() {
        HttpLink link = link("http://localhost:" + CENTRE.port());
        link.close();
        allFailed(List.of(link.push(parcel)), Causa.CENTRALE_NON_RAGGIUNGIBILE);
    }

    @Test
    @Timeout(20)
    void aCallUnderWayEndsWhenSomebodyHangsUp() throws InterruptedException {
        centreSays(aResponse().withFixedDelay(60_000));
        try (HttpLink link = link("http://localhost:" + CENTRE.port(), Duration.ofMinutes(2))) {
            Thread calls = Thread.ofPlatform().daemon().start(() -> link.push(parcel));
            while (!calls.join(Duration.ofMillis(50))) {
                link.hangUp(); // it may not have begun
            }
            assertThat(calls.isAlive()).isFalse();
        }
    }

    @Test
    void aNameThatIsNotResolvedMeansNoNetwork() {
        allFailed(everyCall("http://centrale.timbro.invalid"), Causa.RETE_ASSENTE);
    }

    private byte[] feedBody() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Frames.writeFeed(body, new Facts(Facts.CENTRO).transaction(3).feed("GE1"));
        return body.toByteArray();
    }
}
