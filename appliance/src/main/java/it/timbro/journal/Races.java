package it.timbro.journal;

import it.timbro.base.Problem;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Which failures of PostgreSQL mean that another transaction came first, and how often one tries
/// again. States are those of the PostgreSQL manual, appendix A.
///
/// The loser of a race for a stream's head has done no work yet, so many tries cost little; a
/// unique violation is a race only until it has been looked at again: what stands in the way then
/// has been there before.
record Races(RandomGenerator jitter) {
    private static final int TRIES = 100;
    private static final int TRIES_OF_A_TWIN = 5;
    private static final int MAX_PAUSE_MS = 20;

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String LOCK_TIMEOUT = "55P03";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DISK_FULL = "53100";
    private static final String DATA_CLASS = "22";
    private static final String INTEGRITY_CLASS = "23";

    /// Whether the same work may do better now.
    boolean again(Throwable e, int attempt) {
        return switch (state(e).orElse("")) {
            case SERIALIZATION_FAILURE, DEADLOCK -> attempt < TRIES;
            case UNIQUE_VIOLATION -> attempt < TRIES_OF_A_TWIN;
            default -> false; // any other state of the manual is no race
        };
    }

    /// Whether a failure says something of the engine and not of the fact that was being applied.
    boolean passing(Throwable e, int attempt) {
        return state(e).map(state -> state.equals(UNIQUE_VIOLATION)
                        ? attempt == 1
                        : !state.startsWith(DATA_CLASS) && !state.startsWith(INTEGRITY_CLASS))
                .orElse(false);
    }

    /// What the caller hears when it is over.
    RuntimeException given(RuntimeException e) {
        return switch (state(e).orElse("")) {
            case SERIALIZATION_FAILURE, DEADLOCK, LOCK_TIMEOUT -> Problem.TROPPO_CARICO.rejected();
            case DISK_FULL -> Problem.DISCO_PIENO.rejected();
            default -> e; // not ours to explain
        };
    }

    /// Lets the other one finish; longer each time, never the same for two.
    void pause(int attempt) {
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(jitter.nextInt(100, 200 + 1_000 * Math.min(attempt, MAX_PAUSE_MS))));
    }

    private static Optional<String> state(Throwable e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
