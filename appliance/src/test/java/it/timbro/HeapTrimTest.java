package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import org.junit.jupiter.api.Test;

class HeapTrimTest {
    @Test
    void theHeapIsCollectedWhenItHasGrownAndThenLeftAlone() {
        HeapTrim heap = new HeapTrim();
        heap.look();
        assertThat(heap.look()).isFalse();
        byte[] scan = new byte[40 << 20];
        assertThat(heap.look()).isTrue();
        assertThat(heap.look()).isFalse();
        Reference.reachabilityFence(scan);
    }
}
