package it.timbro.sync.session;

import it.timbro.sync.protocol.Hash;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Files that did not move, why, and from when on they are tried again. Told by the files lane,
/// asked and forgotten by any thread.
final class Troubles {
    /// A crash of the other end may cost two: what it had and lost, and garbage in what is left.
    private static final int TRIES = 3;

    private static final Trouble NONE = new Trouble(0, 0, Long.MIN_VALUE);

    private final Map<Hash, Trouble> troubles = new ConcurrentHashMap<>();
    private final Map<Hash, Aside> setAside = new ConcurrentHashMap<>();

    /// @param count failures in a row
    /// @param spoiled how many of them were the file's own fault
    private record Trouble(int count, int spoiled, long notBeforeMs) {}

    /// @param reason Italian
    /// @param untilMs tried again by itself from then on
    private record Aside(String reason, long untilMs) {}

    Map<Hash, String> setAside() {
        return setAside.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, aside -> aside.getValue().reason()));
    }

    void forgive() {
        setAside.clear();
        troubles.clear();
    }

    void forgive(Hash file) {
        setAside.remove(file);
        troubles.remove(file);
    }

    /// How many of those that are announced cannot move now: they must not fill the list.
    int standing(long nowMs) {
        return setAside.size()
                + (int) troubles.values().stream()
                        .filter(trouble -> trouble.notBeforeMs > nowMs)
                        .count();
    }

    boolean mayMove(Hash file, long nowMs) {
        @Nullable Aside aside = setAside.get(file);
        return (aside == null || aside.untilMs <= nowMs) && of(file).notBeforeMs <= nowMs;
    }

    /// Failures in a row.
    int count(Hash file) {
        return of(file).count;
    }

    private Trouble of(Hash file) {
        return troubles.getOrDefault(file, NONE);
    }

    /// The line carries it. Whether it is what was announced shows at its end alone.
    void goesOn(Hash file) {
        troubles.computeIfPresent(file, (_, before) -> new Trouble(0, before.spoiled, Long.MIN_VALUE));
    }

    void notBefore(Hash file, long ms) {
        troubles.put(file, new Trouble(1, 0, ms));
    }

    void failed(Hash file) {
        Trouble before = of(file);
        troubles.put(file, new Trouble(before.count + 1, before.spoiled, Long.MIN_VALUE));
    }

    /// The file itself is at fault, or what is left of it at the other end.
    ///
    /// @return whether that was once too often: also each time after
    boolean spoiled(Hash file) {
        Trouble before = of(file);
        troubles.put(file, new Trouble(before.count + 1, before.spoiled + 1, Long.MIN_VALUE));
        return before.spoiled + 1 >= TRIES;
    }

    /// @param reason Italian
    /// @param untilMs tried again by itself from then on, or when somebody asks
    void aside(Hash file, String reason, long untilMs) {
        setAside.put(file, new Aside(reason, untilMs));
    }
}
