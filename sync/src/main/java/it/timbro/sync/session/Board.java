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

    Board(LongSupplier clockMs) {
        this.clockMs = clockMs;
        this.sinceMs = clockMs.getAsLong();
    }

    /// An answer came that says yes.
    synchronized void exchanged() {
        lastExchangeMs = clockMs.getAsLong();
        exchanges++;
    }

    synchronized void centreClock(long centreMs) {
        centreAheadMs = centreMs - clockMs.getAsLong();
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

    synchronized LinkState state(LinkState.Waiting waiting, Map<Hash, String> setAside) {
        Optional<Step.Stopped> worst = worst();
        return new LinkState(
                linked(),
                causa(),
                sinceMs,
                lastExchangeMs,
                centreAheadMs,
                exchanges,
                waiting,
                worst.map(Step.Stopped::sentence).orElse(""),
                worst.map(Step.Stopped::detail).orElse(""),
                setAside);
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
