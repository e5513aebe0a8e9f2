package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// The looks of the ronda go on, whatever one of them meets.
class RondaTest {
    @Test
    void aLookThatFailsInAnyWayIsNotTheLast() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(1);
        try (Ronda ronda = new Ronda("ronda di prova")) {
            ronda.ogni(Duration.ofMillis(1), () -> {
                switch (looks.incrementAndGet()) {
                    case 1 -> throw new IllegalStateException("a defect");
                    case 2 -> throw new OutOfMemoryError("a heap too small");
                    default -> third.countDown();
                }
            });
            assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
