package it.timbro.centro.sedi;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CoalescedTest {
    private static final Sede GENOVA = new Sede("GE1");
    private static final Sede CHIAVARI = new Sede("GE2");
    private static final int SECONDS = 20;

    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch go = new CountDownLatch(1);

    private void slow() {
        begun.release();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsAskedWhileItIsDoneIsDoneOnceMoreAndNotEachTime() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        List<Integer> seen = new CopyOnWriteArrayList<>(); // how many had asked when it was done
        try (Coalesced coalesced = new Coalesced(_ -> {
            seen.add(asked.get());
            slow();
        })) {
            for (int i = 0; i < 10; i++) {
                asked.incrementAndGet();
                coalesced.ask(GENOVA);
                if (i == 0) {
                    assertThat(begun.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
                }
            }
            go.countDown();
            assertThat(begun.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
            asked.incrementAndGet();
            coalesced.ask(GENOVA);
            assertThat(begun.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(seen).containsExactly(1, 10, 11);
    }

    @Test
    void oneBranchWaitsForNoOther() throws InterruptedException {
        try (Coalesced coalesced = new Coalesced(_ -> slow())) {
            coalesced.ask(GENOVA);
            coalesced.ask(CHIAVARI);
            assertThat(begun.tryAcquire(2, SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        go.countDown();
    }

    /// The handler of its thread forgets it: else nothing would be done for that branch until the next start.
    @Test
    void whatFailedIsDoneAtTheNextContact() {
        AtomicInteger times = new AtomicInteger();
        try (Coalesced coalesced = new Coalesced(_ -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("of this test");
            }
        })) {
            coalesced.ask(GENOVA);
            Awaitility.await().until(() -> times.get() == 1);
            Awaitility.await().until(() -> {
                coalesced.ask(GENOVA);
                return times.get() > 1;
            });
        }
    }

    @Test
    void onceItIsClosedNothingIsBegun() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        Coalesced coalesced = new Coalesced(_ -> {
            times.incrementAndGet();
            slow();
        });
        coalesced.ask(GENOVA);
        assertThat(begun.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
        coalesced.ask(GENOVA);
        coalesced.close();
        coalesced.ask(CHIAVARI);
        go.countDown();
        assertThat(begun.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
        assertThat(times).hasValue(1);
    }
}
