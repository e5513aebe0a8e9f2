package it.timbro.sync.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Touched;
import it.timbro.sync.world.Facts;
import it.timbro.sync.world.ListShelf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    private final ListShelf<Entry> shelf = new ListShelf<>();
    private final Receiver<Entry> receiver = Receiver.ofStream(Facts.GENOVA, shelf);
    private final List<Entry> facts =
            new Facts(Facts.GENOVA).transaction(2).transaction(3).transaction(1).entries;

    @Test
    void theReceiptTellsHowFarAndWithWhichHash() {
        assertThat(receiver.receive(facts.subList(0, 5)))
                .isEqualTo(new Outcome.Stored(
                        new Receipt("GE1/1", 5, facts.get(4).hash(), 5, 0).about(Touched.of(facts.subList(0, 5)))));
    }

    @Test
    void aRepeatedBatchIsComparedAndSkipped() {
        receiver.receive(facts.subList(0, 5));
        assertThat(receiver.receive(facts))
                .isEqualTo(new Outcome.Stored(
                        new Receipt("GE1/1", 6, facts.get(5).hash(), 1, 5).about(Touched.of(facts))));
        assertThat(receiver.receive(facts.subList(0, 2)))
                .isEqualTo(new Outcome.Stored(
                        new Receipt("GE1/1", 2, facts.get(1).hash(), 0, 2).about(Touched.of(facts.subList(0, 2)))));
        assertThat(shelf.links).isEqualTo(facts);
    }

    @Test
    void aGapIsRefusedWithTheNumberExpected() {
        receiver.receive(facts.subList(0, 2));
        assertThat(receiver.receive(facts.subList(5, 6))).isEqualTo(new Outcome.Gap(3));
        assertThat(shelf.links).hasSize(2);
    }

    @Test
    void anotherFactAtAKnownNumberIsAFork() {
        receiver.receive(facts.subList(0, 2));
        List<Entry> other =
                new Facts(Facts.GENOVA).transaction(2, 0, "PraticaRespinta").transaction(1).entries;
        assertThat(receiver.receive(other)).isEqualTo(new Outcome.Fork(1));
        assertThat(receiver.receive(other.subList(2, 3))).isEqualTo(new Outcome.Fork(2));
        assertThat(shelf.links).isEqualTo(facts.subList(0, 2));
    }

    @Test
    void aWrongHashIsRefusedAndNothingStored() {
        Entry good = facts.get(1);
        byte[] payload = "{\"n\":666}".getBytes(StandardCharsets.UTF_8);
        Entry forged = new Entry(
                good.stream(),
                good.seq(),
                good.txFirst(),
                good.txSize(),
                good.time(),
                good.operatore(),
                good.kind(),
                good.version(),
                good.flags(),
                good.subject(),
                good.salt(),
                payload,
                good.payloadDigest(),
                good.previous(),
                good.hash());
        assertThat(receiver.receive(List.of(facts.getFirst(), forged))).isInstanceOf(Outcome.Malformed.class);
        assertThat(shelf.links).isEmpty();
    }

    @Test
    void halfATransactionIsRefused() {
        assertThat(receiver.receive(facts.subList(0, 4))).isInstanceOf(Outcome.Malformed.class);
        assertThat(receiver.receive(facts.subList(1, 5))).isInstanceOf(Outcome.Malformed.class);
        assertThat(shelf.links).isEmpty();
    }

    @Test
    void missingAndDisorderedFactsInsideABatchAreRefused() {
        assertThat(receiver.receive(facts.reversed())).isInstanceOf(Outcome.Malformed.class);
        assertThat(receiver.receive(List.of(facts.get(0), facts.get(1), facts.get(5))))
                .isInstanceOf(Outcome.Malformed.class);
        assertThat(receiver.receive(List.of())).isInstanceOf(Outcome.Malformed.class);
    }

    @Test
    void theFactsOfAnotherBranchAreRefused() {
        List<Entry> chiavari = new Facts(new StreamId("GE2", "1")).transaction(1).entries;
        assertThat(receiver.receive(chiavari)).isInstanceOf(Outcome.Malformed.class);
    }

    @Test
    void factsThatStayAtTheBranchKeepTheChainWithoutTheirContent() {
        List<Entry> secret = new Facts(Facts.GENOVA)
                .transaction(1, Entry.SOLO_SEDE, "PasswordCambiata")
                .transaction(1)
                .entries;
        List<Entry> travelling = secret.stream().map(Entry::forTravel).toList();
        assertThat(travelling.getFirst().payload()).isNull();
        assertThat(receiver.receive(travelling)).isInstanceOf(Outcome.Stored.class);
    }

    @Test
    void theFeedHasItsOwnNumbersAndChain() {
        ListShelf<FeedEntry> inbox = new ListShelf<>();
        Receiver<FeedEntry> branch = Receiver.ofFeed("GE1", inbox);
        List<FeedEntry> feed =
                new Facts(Facts.CENTRO).transaction(2).transaction(1).feed("GE1");
        FeedEntry moved = new FeedEntry(
                "GE1", 2, feed.get(2).origin(), feed.get(0).hash(), feed.get(1).hash());
        assertThat(branch.receive(List.of(feed.get(0), moved))).isInstanceOf(Outcome.Malformed.class);
        assertThat(branch.receive(feed))
                .isEqualTo(new Outcome.Stored(
                        new Receipt("feed:GE1", 3, feed.get(2).hash(), 3, 0)));
        assertThat(inbox.links).isEqualTo(feed);
    }
}
