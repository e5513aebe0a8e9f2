package it.timbro.sync.session;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.transport.Causa;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What the lanes know together of the line. It stands while no lane is in trouble and something came through. Any
/// thread.
final class Board {
    enum Corsia {
        PUSH,
        PULL,
        REPLIES,
        FILES
    }

    private final LongSupplier clockMs;
    private final Map<Corsia, Step.Stopped> troubles = new EnumMap<>(Corsia.class);
    private boolean toldLinked;
    private @Nullable Causa toldCausa;
    private long sinceMs;
    private long lastExchangeMs;
    private long centreAheadMs;
    private long exchanges;
    private long feedThere;
    private long feedHere;

    Board(LongSupplier clockMs) {
        this.clockMs = clockMs;
        this.sinceMs = clockMs.getAsLong();
    }

    /// An answer came that says yes.
    synchronized void exchanged() {
        lastExchangeMs = clockMs.getAsLong();
        exchanges++;
    }

    /// One of an earlier run: it says nothing of the line as it is now.
    synchronized void exchangedBefore(long ms) {
        lastExchangeMs = ms;
    }

    synchronized void centreClock(long centreMs) {
        centreAheadMs = centreMs - clockMs.getAsLong();
    }

    /// How far the branch's news go at the centre, and here.
    synchronized void feed(long there, long here) {
        feedThere = there;
        feedHere = here;
    }

    /// News up to here are kept.
    synchronized void heard(long seq) {
        feedHere = seq;
    }

    /// News that the centre has told of and that are not here.
    synchronized long toHear() {
        return Math.max(0, feedThere - feedHere);
    }

    /// Notes how a lane's step ended; true if the line changed with it, or if the lane is through
    /// again: the others need not wait for the end of their pauses to find out.
    synchronized boolean note(Corsia corsia, Step step) {
        boolean through = switch (step) {
            case Step.Stopped stopped -> {
                troubles.put(corsia, stopped);
                yield false;
            }
            case Step.Moved _ -> troubles.remove(corsia) != null;
            case Step.Idle _ -> troubles.remove(corsia) != null && corsia == Corsia.PULL; // who asked was answered
        };
        boolean changed = linked() != toldLinked || !Objects.equals(toldCausa, causa());
        if (changed) {
            toldLinked = linked();
            toldCausa = causa();
            sinceMs = clockMs.getAsLong();
        }
        return changed || through;
    }

    synchronized LinkState state(LinkState.Waiting waiting, LinkState.Coming coming, Map<Hash, String> setAside) {
        Optional<Step.Stopped> worst = worst();
        return new LinkState(
                linked(),
                causa(),
                sinceMs,
                lastExchangeMs,
                centreAheadMs,
                exchanges,
                waiting,
                coming,
                worst.map(Step.Stopped::sentence).orElse(""),
                worst.map(Step.Stopped::detail).orElse(""),
                setAside);
    }

    /// Whether the lane's last step was stopped.
    synchronized boolean troubled(Corsia corsia) {
        return troubles.containsKey(corsia);
    }

    synchronized boolean stands() {
        return linked();
    }

    private boolean linked() {
        return exchanges > 0 && troubles.isEmpty();
    }

    private @Nullable Causa causa() {
        return worst().map(Step.Stopped::causa).orElse(null);
    }

    private Optional<Step.Stopped> worst() {
        return troubles.values().stream().findFirst();
    }
}
