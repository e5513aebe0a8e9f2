package it.timbro.collegamento;

import it.timbro.sync.session.LinkState;
import java.util.function.LongSupplier;

/// Watches the line come back: once everything that waited during an interruption has arrived, it says so for a
/// while. Any thread.
final class Ritorno {
    private static final long SHOWN_MS = 10 * 60_000L;

    private final LongSupplier acknowledged;
    private final LongSupplier nowMs;
    private boolean interrupted;
    private long acknowledgedBefore;
    private long arrived;
    private long arrivedMs;

    /// @param acknowledged seq of the last receipt
    Ritorno(LongSupplier acknowledged, LongSupplier nowMs) {
        this.acknowledged = acknowledged;
        this.nowMs = nowMs;
    }

    synchronized void watch(LinkState stato) {
        if (!stato.collegato() && !interrupted) {
            interrupted = true;
            acknowledgedBefore = acknowledged.getAsLong();
            arrived = 0;
        } else if (stato.collegato() && interrupted && stato.waiting().equals(LinkState.Waiting.NOTHING)) {
            interrupted = false;
            arrived = acknowledged.getAsLong() - acknowledgedBefore;
            arrivedMs = nowMs.getAsLong();
        }
    }

    /// «Tutto è arrivato ...», empty if nothing had waited or it is long ago.
    synchronized String frase() {
        boolean shown = arrived > 0 && nowMs.getAsLong() - arrivedMs < SHOWN_MS;
        return shown ? Racconto.arrivato(arrived, arrivedMs) : "";
    }
}
