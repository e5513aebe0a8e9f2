package it.timbro.sync.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Small files on their way up at once, each on a thread of its own: none waits for the slowest. Used by the files
/// lane.
final class Together {
    private static final int AT_ONCE = 4;

    private final Upward upward;
    private final Map<Files.Item, CompletableFuture<Upward.Carried>> underWay = new LinkedHashMap<>();

    Together(Upward upward) {
        this.upward = upward;
    }

    boolean empty() {
        return underWay.isEmpty();
    }

    boolean has(Files.Item item) {
        return underWay.containsKey(item);
    }

    Optional<Files.Item> first() {
        return underWay.keySet().stream().findFirst();
    }

    /// How many more may go.
    int room() {
        return AT_ONCE - underWay.size();
    }

    void launch(Files.Item item, OptionalLong held, int partBytes, Executor threads) {
        underWay.put(item, CompletableFuture.supplyAsync(() -> upward.whole(item, held, partBytes), threads));
    }

    /// What came of those that have come to an end; waits for one.
    Map<Files.Item, Upward.Carried> landed() {
        Background.await(CompletableFuture.anyOf(underWay.values().toArray(CompletableFuture[]::new))
                .handle((_, _) -> true));
        Map<Files.Item, Upward.Carried> landed = new LinkedHashMap<>();
        for (Files.Item item : List.copyOf(underWay.keySet())) {
            CompletableFuture<Upward.Carried> carried = underWay.get(item);
            if (carried != null && carried.isDone()) {
                underWay.remove(item);
                landed.put(item, Background.await(carried));
            }
        }
        return landed;
    }
}
