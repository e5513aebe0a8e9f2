package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/// Who carries a job of the store.
class PlatformThreadsTest {
    private final PlatformThreads threads = new PlatformThreads("prova", 1);

    private static Runnable name(CompletableFuture<String> answer) {
        return () -> answer.complete(Thread.currentThread().getName());
    }

    @Test
    void aPlatformThreadCarriesItsOwnJob() {
        CompletableFuture<String> carried = new CompletableFuture<>();
        threads.execute(name(carried));
        assertThat(carried).isCompletedWithValue(Thread.currentThread().getName());
    }

    @Test
    void aVirtualThreadHandsItOver() throws InterruptedException {
        CompletableFuture<String> carried = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> threads.execute(name(carried))).join();
        assertThat(carried.join()).isEqualTo("prova-0");
    }

    @Test
    void noMoreRunAtOnceThanThereAreConnectionsWhoeverCarriesThem() {
        CompletableFuture<String> other = new CompletableFuture<>();
        threads.execute(() -> {
            Thread asks = Thread.ofPlatform().start(() -> threads.execute(name(other)));
            join(asks);
            assertThat(other).isNotDone(); // it waits in the queue until this one is over
        });
        assertThat(other.join()).isEqualTo("prova-0");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void afterTheEndNobodyIsServed() {
        threads.close();
        assertThatThrownBy(() -> threads.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whoClosesAgainNeedNotWait() {
        threads.close();
        assertTimeoutPreemptively(Duration.ofSeconds(5), threads::close);
    }
}
