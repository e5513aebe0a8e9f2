package it.timbro.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void theValueIsMadeOnceAndOnlyWhenAskedFor() {
        Lazy<Integer> lazy = new Lazy<>(made::incrementAndGet);
        assertThat(made).hasValue(0);
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(lazy.get()).isEqualTo(1);
    }

    @Test
    void whatFailedIsTriedAgain() {
        Lazy<Integer> lazy = new Lazy<>(() -> {
            Check.that(made.incrementAndGet() > 1, "not the first time");
            return 7;
        });
        assertThatThrownBy(lazy::get).hasMessageContaining("not the first time");
        assertThat(lazy.get()).isEqualTo(7);
    }
}
