package it.timbro.sync.session;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Limits;
import it.timbro.sync.protocol.Parcel;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.world.Centre;
import it.timbro.sync.world.Facts;
import it.timbro.sync.world.Genova;
import it.timbro.sync.world.Weather;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    @TempDir
    Path folder;

    private Centre centre;
    private Genova genova;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        centre = new Centre(folder.resolve("centro"));
        genova = new Genova(folder.resolve("genova"));
        session = new Session(genova.branch(), centre, () -> 1_767_225_600_000L, new Random(1));
    }

    private static void drain(Runnable step) {
        for (int i = 0; i < 50; i++) {
            step.run();
        }
    }

    @Test
    void aPeerThatAlsoSpeaksANewerVersionGoesOnInOursAndOneThatSpeaksOnlyThatIsRefusedInWords() {
        Hello both = new Hello(List.of(2, 1), "GE1", 0, Map.of(), Head.EMPTY);
        assertThat(centre.hello(both))
                .isInstanceOfSatisfying(
                        Answer.Ok.class,
                        ok -> assertThat(((Welcome) ok.value()).version()).isEqualTo(1));
        Hello newer = new Hello(List.of(2), "GE1", 0, Map.of(), Head.EMPTY);
        assertThat(centre.hello(newer))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().sentence())
                                .contains(
                                        "qui si parla la [1]",
                                        "è stata proposta la [2]",
                                        "Aggiorna il programma più vecchio"));
        Weather newerCentre = new Weather(centre, new Random(1)) {
            @Override
            public Answer<Welcome> hello(Hello hello) {
                return new Answer.Ok<>(new Welcome(2, "GE1", 0, Map.of(), Head.EMPTY, "", List.of()));
            }
        };
        assertThat(new Session(genova.branch(), newerCentre, () -> 0, new Random(1)).pullOnce())
                .isInstanceOfSatisfying(
                        Step.Stopped.class,
                        stopped -> assertThat(stopped.sentence()).contains("Aggiorna il programma più vecchio"));
    }

    @Test
    void whatTheCentreAlreadyHoldsIsNotSentAgainWhenOnlyTheAnswerWasLost() {
        genova.facts.transaction(3).transaction(2);
        centre.receive(genova.facts.entries.subList(0, 3));
        assertThat(session.pushOnce()).isEqualTo(new Step.Moved(2));
        assertThat(genova.acknowledged(Facts.GENOVA)).isEqualTo(5);
    }

    @Test
    void whileNobodyAnswersWhatWaitsIsNotReadAtEachCommit() {
        Weather away = new Weather(centre, new Random(1)) {
            @Override
            public Answer<Welcome> hello(Hello hello) {
                return new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "away");
            }
        };
        Session alone = new Session(genova.branch(), away, () -> 1_767_225_600_000L, new Random(1));
        genova.facts.transaction(3);
        assertThat(alone.pushOnce()).isInstanceOf(Step.Stopped.class);
        genova.facts.transaction(2);
        assertThat(alone.pushOnce()).isInstanceOf(Step.Stopped.class);
        assertThat(genova.batches).isZero();
        assertThat(alone.state().waiting().entries()).isEqualTo(5);
        drain(session::pushOnce);
        assertThat(genova.acknowledged(Facts.GENOVA)).isEqualTo(5);
    }

    @Test
    void afterATroubleTheFirstQuestionDoesNotHangAtTheCentre() {
        AtomicBoolean away = new AtomicBoolean();
        List<Integer> waits = new ArrayList<>();
        Weather line = new Weather(centre, new Random(1)) {
            @Override
            public Answer<Welcome> hello(Hello hello) {
                return away.get() ? new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "away") : super.hello(hello);
            }

            @Override
            public Answer<List<FeedEntry>> feed(long after, int waitMs) {
                waits.add(waitMs);
                return away.get()
                        ? new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "away")
                        : super.feed(after, waitMs);
            }
        };
        line.clear();
        Session cut = new Session(genova.branch(), line, () -> 1_767_225_600_000L, new Random(1));
        cut.pullOnce();
        away.set(true);
        cut.pullOnce();
        cut.pullOnce();
        assertThat(cut.linked()).isFalse();
        away.set(false);
        cut.pullOnce();
        assertThat(cut.linked()).isTrue();
        cut.pullOnce();
        assertThat(waits).containsExactly(Session.POLL_MS, Session.POLL_MS, 0, Session.POLL_MS);
    }

    @Test
    void aCentreRestoredFromAnOlderCopyGetsAgainWhatItLost() {
        genova.facts.transaction(3).transaction(2);
        drain(session::pushOnce);
        centre.shelf(Facts.GENOVA).links.subList(3, 5).clear();
        genova.facts.transaction(1);
        drain(session::pushOnce);
        assertThat(centre.shelf(Facts.GENOVA).links).isEqualTo(genova.facts.entries);
    }

    @Test
    void aBranchRestoredFromAnOlderCopyIsStoppedInWords() {
        centre.receive(new Facts(Facts.GENOVA).transaction(2).entries);
        genova.facts.transaction(1);
        assertThat(session.pushOnce()).isInstanceOfSatisfying(Step.Stopped.class, stopped -> {
            assertThat(stopped.causa()).isEqualTo(Causa.RIFIUTATA);
            assertThat(stopped.sentence()).contains("copia");
        });
        assertThat(session.state().collegato()).isFalse();
        assertThat(session.state().waiting().entries()).isEqualTo(1);
    }

    @Test
    void aCentreThatForgotItsFeedIsNotFollowed() {
        genova.inbox.store(new Facts(Facts.CENTRO).transaction(1).feed(Centre.SEDE));
        assertThat(session.pullOnce())
                .isInstanceOfSatisfying(
                        Step.Stopped.class,
                        stopped -> assertThat(stopped.causa()).isEqualTo(Causa.RIFIUTATA));
    }

    @Test
    void aReceiptForSomethingElseIsNoReceipt() {
        genova.facts.transaction(2);
        Weather liar = new Weather(centre, new Random(1)) {
            @Override
            public Answer<Receipt> push(Parcel parcel) {
                return new Answer.Ok<>(new Receipt("GE1/1", 2, Hash.ZERO, 2, 0));
            }
        };
        liar.clear();
        Session credulous = new Session(genova.branch(), liar, () -> 0, new Random(1));
        assertThat(credulous.pushOnce()).isInstanceOf(Step.Stopped.class);
        assertThat(genova.acknowledged(Facts.GENOVA)).isZero();
    }

    @Test
    void aReceiptThatTheCentreDidNotSignIsNoReceipt() {
        genova.facts.transaction(2);
        Weather forger = new Weather(centre, new Random(1)) {
            @Override
            public Answer<Receipt> push(Parcel parcel) {
                return super.push(parcel) instanceof Answer.Ok<Receipt>(Receipt receipt)
                        ? new Answer.Ok<>(genova.key.sign(receipt))
                        : new Answer.Failed<>(Causa.RIFIUTATA, "no receipt at all");
            }
        };
        forger.clear();
        Session credulous = new Session(genova.branch(), forger, () -> 0, new Random(1));
        assertThat(credulous.pushOnce())
                .isInstanceOfSatisfying(
                        Step.Stopped.class,
                        stopped -> assertThat(stopped.sentence()).contains("non è firmata"));
        assertThat(genova.acknowledged(Facts.GENOVA)).isZero();
    }

    @Test
    void bothEndsKeepTheSameSignedReceipts() {
        genova.facts.transaction(3);
        centre.feed = new Facts(Facts.CENTRO).transaction(2).feed(Centre.SEDE);
        drain(session::pushOnce);
        drain(session::pullOnce);
        drain(session::repliesOnce);
        assertThat(genova.receipts).singleElement().satisfies(receipt -> {
            assertThat(receipt.head()).isEqualTo(centre.shelf(Facts.GENOVA).head());
            assertThat(receipt.touched()).containsExactly("pratica:M26B2200001");
            assertThat(SigningKey.signed(receipt, centre.key.published())).isTrue();
        });
        assertThat(centre.receipts).singleElement().satisfies(receipt -> {
            assertThat(receipt.head()).isEqualTo(genova.inbox.head());
            assertThat(SigningKey.signed(receipt, genova.key.published())).isTrue();
        });
    }

    @Test
    void noReceiptIsGivenBeforeTheCentreKnowsWhoSignsIt() {
        genova.inbox.signerKnown = false;
        centre.feed = new Facts(Facts.CENTRO).transaction(1).feed(Centre.SEDE);
        drain(session::pullOnce);
        drain(session::repliesOnce);
        assertThat(genova.inbox.head().seq()).isEqualTo(1);
        assertThat(centre.receipts).isEmpty();
        genova.inbox.signerKnown = true;
        drain(session::repliesOnce);
        assertThat(centre.receipts).hasSize(1);
    }

    @Test
    void theNextNewsDoNotWaitForTheReceiptOfTheLast() throws Exception {
        centre.feed = new Facts(Facts.CENTRO).transaction(1).feed(Centre.SEDE);
        CompletableFuture<Receipt> asked = new CompletableFuture<>();
        CompletableFuture<Receipt> taken = new CompletableFuture<>();
        CountDownLatch goneOn = new CountDownLatch(1);
        Weather slow = new Weather(centre, new Random(1)) {
            @Override
            public Answer<Receipt> receipt(Receipt ofFeed) {
                asked.complete(ofFeed);
                return new Answer.Ok<>(taken.join());
            }

            @Override
            public Answer<List<FeedEntry>> feed(long after, int waitMs) {
                if (after == 1 && asked.isDone()) {
                    goneOn.countDown();
                }
                return super.feed(after, waitMs);
            }
        };
        slow.clear();
        try (Session online = new Session(genova.branch(), slow, () -> 1_767_225_600_000L, new Random(1))) {
            online.start();
            Receipt ours = asked.get(10, TimeUnit.SECONDS);
            assertThat(ours.seq()).isEqualTo(1);
            assertThat(goneOn.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(genova.inbox.undelivered()).contains(ours);
            taken.complete(ours);
        }
    }

    @Test
    void aReceiptForTheFeedThatGotLostIsGivenAgain() {
        centre.feed = new Facts(Facts.CENTRO).transaction(1).feed(Centre.SEDE);
        AtomicBoolean lost = new AtomicBoolean(true);
        Weather weather = new Weather(centre, new Random(1)) {
            @Override
            public Answer<Receipt> receipt(Receipt ofFeed) {
                return lost.getAndSet(false)
                        ? new Answer.Failed<>(Causa.CENTRALE_NON_RAGGIUNGIBILE, "lost")
                        : super.receipt(ofFeed);
            }
        };
        weather.clear();
        Session tried = new Session(genova.branch(), weather, () -> 1_767_225_600_000L, new Random(1));
        tried.pullOnce();
        assertThat(tried.repliesOnce()).isInstanceOf(Step.Stopped.class);
        assertThat(genova.inbox.undelivered()).isPresent();
        tried.repliesOnce();
        assertThat(centre.receipts).hasSize(1);
        assertThat(genova.inbox.undelivered()).isEmpty();
    }

    @Test
    void whatIsToComeIsCountedInNewsAndInBytesUntilItIsHere() {
        centre.feed = new Facts(Facts.CENTRO).transaction(3).feed(Centre.SEDE);
        Hash file = centre.archive.add(new byte[400_000]);
        genova.incoming.add(new Files.Item(file, 400_000));
        session.filesOnce(); // says hello
        LinkState.Coming coming = session.state().coming();
        assertThat(coming).isEqualTo(new LinkState.Coming(3, 1, 400_000 - Limits.PART_BYTES));
        drain(session::pullOnce);
        assertThat(session.state().coming().entries()).isZero();
        drain(session::filesOnce);
        assertThat(session.state().coming()).isEqualTo(LinkState.Coming.NOTHING);
    }

    @Test
    void batchesThatLeaveBeforeTheReceiptForTheLastOneArriveOnceInWhateverOrderTheyCome() {
        for (Executor threads : List.<Executor>of(Runnable::run, ForkJoinPool.commonPool())) {
            session.inBackground(threads);
            for (int i = 0; i < 8; i++) {
                genova.facts.transaction(900); // no two fit into one batch
            }
            while (session.pushOnce() instanceof Step.Moved) {
                assertThat(session.state().collegato()).isTrue();
            }
            assertThat(centre.shelf(Facts.GENOVA).links).isEqualTo(genova.facts.entries);
            assertThat(genova.acknowledged(Facts.GENOVA)).isEqualTo(genova.facts.entries.size());
        }
    }

    @Test
    void theStripTellsEachChangeOnce() {
        List<String> strip = new ArrayList<>();
        session.onChange(state -> strip.add((state.collegato() ? "collegato" : "scollegato")
                + state.waiting().entries()));
        session.pullOnce();
        session.pullOnce();
        genova.facts.transaction(2);
        session.pushOnce();
        assertThat(strip).containsExactly("collegato0", "collegato0");
        assertThat(session.state().exchanges()).isEqualTo(4);
        assertThat(session.state().lastExchangeMs()).isEqualTo(1_767_225_600_000L);
    }

    @Test
    void aLaneThatIsThroughAgainCallsTheOthersOutOfTheirPauses() {
        Board board = new Board(() -> 0);
        Step down = new Step.Stopped(Causa.CENTRALE_NON_RAGGIUNGIBILE, "non risponde", "");
        board.note(Board.Corsia.PUSH, down);
        board.note(Board.Corsia.PULL, down);
        assertThat(board.note(Board.Corsia.PULL, down)).isFalse();
        assertThat(board.note(Board.Corsia.PULL, new Step.Moved(0))).isTrue();
        assertThat(board.note(Board.Corsia.PULL, new Step.Moved(0))).as("once").isFalse();
        board.note(Board.Corsia.FILES, down);
        assertThat(board.note(Board.Corsia.FILES, new Step.Idle()))
                .as("nobody was asked")
                .isFalse();
    }

    @Test
    void theBackOffDoublesUpToFifteenSecondsAndStartsAgainAfterASuccess() {
        Backoff backoff = new Backoff(new Random(1));
        for (int i = 0; i < 40; i++) {
            long full = Math.min(15_000, 250L << Math.min(i, 6));
            assertThat(backoff.nextMs()).isBetween(full / 2, full);
        }
        backoff.reset();
        assertThat(backoff.nextMs()).isLessThanOrEqualTo(250);
    }
}
