package it.timbro.sync.session;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.transport.Causa;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// When a lane takes its next step. Time passes only where it waits, and what happens meanwhile is told beforehand:
/// nothing here depends on a clock, nor on a second thread.
class LaneTest {
    private static final long IDLE_MS = 30_000;
    private static final Step MOVED = new Step.Moved(1);
    private static final Step IDLE = new Step.Idle();
    private static final Step STOPPED = new Step.Stopped(Causa.CENTRALE_NON_RAGGIUNGIBILE, "Prova.", "a test");

    private record Event(long atMs, Consumer<Lane> what) {}

    private final Queue<Event> coming = new PriorityQueue<>(Comparator.comparingLong(Event::atMs));
    private final Deque<Supplier<Step>> steps = new ArrayDeque<>();
    private final List<Long> takenAtMs = new ArrayList<>();
    private long nowMs;
    private Lane lane = lane(0);

    private void at(long ms, Consumer<Lane> what) {
        coming.add(new Event(ms, what));
    }

    private void steps(Step... taken) {
        for (Step step : taken) {
            steps.add(() -> step);
        }
    }

    /// When each of the steps was taken, and one more after them.
    private List<Long> run(long gatherMs) {
        lane = lane(gatherMs);
        lane.run();
        return takenAtMs;
    }

    private Lane lane(long gatherMs) {
        return new Lane("a lane", this::step, IDLE_MS, gatherMs, new Backoff(() -> 0), this::await);
    }

    private Step step() {
        takenAtMs.add(nowMs);
        if (steps.isEmpty()) {
            lane.end();
            return MOVED;
        }
        return steps.remove().get();
    }

    private boolean await(Semaphore permits, long ms) {
        long untilMs = nowMs + ms;
        while (!permits.tryAcquire()) {
            Event next = coming.peek();
            if (next == null || next.atMs() > untilMs) {
                nowMs = untilMs;
                return false;
            }
            nowMs = Math.max(nowMs, next.atMs());
            whatIsDue();
        }
        return true;
    }

    private void whatIsDue() {
        while (!coming.isEmpty() && coming.peek().atMs() <= nowMs) {
            coming.remove().what().accept(lane);
        }
    }

    @Test
    void whileThingsMoveItStepsAtOnceAndThenRests() {
        steps(MOVED, MOVED, IDLE, IDLE);
        assertThat(run(0)).containsExactly(0L, 0L, 0L, IDLE_MS, 2 * IDLE_MS);
    }

    @Test
    void afterEachStopItWaitsLongerUpToALimitAndBeginsAnewOnceItIsThrough() {
        steps(STOPPED, STOPPED, STOPPED, STOPPED, STOPPED, STOPPED, STOPPED, STOPPED, MOVED, STOPPED, IDLE, STOPPED);
        assertThat(pauses(run(0)))
                .containsExactly(125L, 250L, 500L, 1_000L, 2_000L, 4_000L, 7_500L, 7_500L, 0L, 125L, IDLE_MS, 125L);
    }

    @Test
    void aDefectIsAStopAndNotTheEnd() {
        steps.add(() -> {
            throw new IllegalStateException("a defect");
        });
        steps.add(() -> {
            throw new OutOfMemoryError("a batch too many");
        });
        assertThat(pauses(run(0))).containsExactly(125L, 250L);
    }

    @Test
    void aSignalEndsTheRestOfWhoHasNothingToDo() {
        steps(IDLE);
        at(400, Lane::signal);
        assertThat(run(0)).containsExactly(0L, 400L);
    }

    @Test
    void signalsGatherForWhatNobodyWaitsForAndACallDoesNotWaitForThem() {
        steps(IDLE, IDLE, IDLE);
        at(400, Lane::signal);
        at(449, Lane::signal);
        at(1_000, Lane::signal);
        at(1_020, Lane::call);
        at(2_000, Lane::call);
        assertThat(run(50)).containsExactly(0L, 450L, 1_020L, 2_000L);
    }

    @Test
    void inTheFirstSecondAfterAStopSignalsAreKeptAndAfterItTheyEndTheWait() {
        steps(STOPPED, STOPPED, STOPPED, STOPPED, STOPPED, STOPPED);
        at(10, Lane::signal); // of 125
        at(200, Lane::signal); // of 250 more
        at(400, Lane::signal); // of 500 more
        at(900, Lane::signal); // of 1,000 more
        at(1_900, Lane::signal); // of 2,000 more: in its first second
        at(4_400, Lane::signal); // of 4,000 more: after its first second
        assertThat(run(0)).containsExactly(0L, 125L, 375L, 875L, 1_875L, 2_875L, 4_400L);
    }

    @Test
    void aCallEndsTheWaitAfterAStopAtAnyTimeOfIt() {
        steps(STOPPED, STOPPED, STOPPED, STOPPED, STOPPED, STOPPED);
        at(100, Lane::call);
        at(200, Lane::call);
        at(300, Lane::call);
        at(400, Lane::call);
        at(500, Lane::call);
        at(3_000, Lane::call); // 2,500 of 4,000: after the first second
        assertThat(run(50)).containsExactly(0L, 100L, 200L, 300L, 400L, 500L, 3_000L);
    }

    @Test
    void whatComesDuringAStepIsKept() {
        steps.add(() -> {
            lane.signal();
            return IDLE;
        });
        steps.add(() -> {
            lane.call();
            return STOPPED;
        });
        assertThat(run(0)).containsExactly(0L, 0L, 0L);
    }

    @Test
    void whatCameBeforeAStepIsDoneWithIt() {
        steps(MOVED, IDLE, STOPPED);
        at(0, Lane::call);
        at(0, Lane::signal);
        at(0, Lane::call);
        assertThat(run(0)).as("one step for all of it").containsExactly(0L, 0L, 0L, 125L);
    }

    @Test
    void whoIsEndedTakesNoFurtherStep() {
        steps(IDLE, IDLE);
        at(400, Lane::end);
        at(400, Lane::signal);
        assertThat(run(0)).containsExactly(0L);
    }

    private static List<Long> pauses(List<Long> times) {
        List<Long> pauses = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            pauses.add(times.get(i) - times.get(i - 1));
        }
        return pauses;
    }
}
