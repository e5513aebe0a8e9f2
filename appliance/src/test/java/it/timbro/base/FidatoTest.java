package it.timbro.base;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.FakeTime;
import it.timbro.base.Fidato.Salto;
import it.timbro.base.Time.Bounds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is certain of the time, whatever the wall clock does. The true time is known to the test
/// alone.
class FidatoTest {
    private static final long NOON = Instant.parse("2026-11-22T11:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final Fidato fidato = new Fidato();
    private long trueMs = NOON;
    private long wallMs = NOON;
    private long ticks = 5_000_000;

    private void passes(long ms) {
        trueMs += ms;
        wallMs += ms;
        ticks += ms;
    }

    /// The counter stands still, the world and its clocks do not.
    private void sleeps(long ms) {
        trueMs += ms;
        wallMs += ms;
    }

    private void centreSpeaks() {
        fidato.ascolta("centrale", trueMs - 20, trueMs + 20, ticks);
    }

    private void looks() {
        fidato.guarda(wallMs, ticks);
    }

    private Bounds bounds() {
        looks();
        return fidato.limiti(ticks);
    }

    private void holdsTheTruth() {
        assertThat(trueMs).isBetween(bounds().notBeforeMs(), bounds().notAfterMs());
    }

    private long width() {
        return bounds().notAfterMs() - bounds().notBeforeMs();
    }

    @Test
    void nothingIsKnownBeforeSomebodySpoke() {
        passes(DAY);
        assertThat(bounds()).isEqualTo(Bounds.UNKNOWN);
        assertThat(fidato.stato(wallMs, ticks).scartoMs()).isZero();
    }

    @Test
    void whatWasHeardMovesOnWithTheCounterAndGrowsByItsDrift() {
        centreSpeaks();
        assertThat(width()).isEqualTo(40);
        passes(HOUR);
        assertThat(width()).isBetween(40 + 2 * 720L, 40 + 2 * 721L);
        trueMs += 700; // the counter was slow by 194 ppm
        holdsTheTruth();
    }

    @Test
    void aWorseAnswerTakesNothingAwayAndABetterOneNarrows() {
        centreSpeaks();
        passes(1_000);
        long before = width();
        fidato.ascolta("centrale", trueMs - 25_000, trueMs, ticks); // a long poll: read at some moment of 25 seconds
        assertThat(width()).isLessThanOrEqualTo(before);
        fidato.ascolta("centrale", trueMs - 1, trueMs + 1, ticks);
        assertThat(width()).isLessThanOrEqualTo(2);
        holdsTheTruth();
    }

    @Test
    void aWallClockSetBackTwoHoursIsToldAndMovesNoBoundBack() {
        centreSpeaks();
        looks();
        passes(60_000);
        long notBefore = bounds().notBeforeMs();
        wallMs -= 2 * HOUR;
        assertThat(bounds().notBeforeMs()).isGreaterThanOrEqualTo(notBefore);
        holdsTheTruth();
        assertThat(fidato.salti()).containsExactly(new Salto(wallMs + 2 * HOUR, wallMs));
        assertThat(fidato.salti()).as("told once").isEmpty();
        assertThat(fidato.stato(wallMs, ticks).scartoMs()).isBetween(-2 * HOUR, -2 * HOUR + 1_000);
        assertThat(bounds().notAfterMs()).as("and it may hide a sleep").isGreaterThan(trueMs + 2 * HOUR - 1_000);
    }

    @Test
    void aWallClockSetADayAheadWidensTheEndByADayUntilTheCentreSpeaksAgain() {
        centreSpeaks();
        looks();
        wallMs += DAY;
        assertThat(width()).isBetween(DAY, DAY + 1_000);
        holdsTheTruth();
        assertThat(fidato.stato(wallMs, ticks).scartoMs())
                .as("it may be a sleep")
                .isZero();
        centreSpeaks();
        assertThat(width()).isLessThanOrEqualTo(40);
        assertThat(fidato.stato(wallMs, ticks).scartoMs()).isBetween(DAY - 40, DAY);
    }

    @Test
    void aMachineThatSleptKnowsThatItMayHave() {
        centreSpeaks();
        looks();
        sleeps(9 * HOUR);
        holdsTheTruth();
        assertThat(fidato.salti()).extracting(Salto::ms).containsExactly(9 * HOUR);
        assertThat(bounds().notBeforeMs()).as("nor is it certain that it did").isLessThan(trueMs - 8 * HOUR);
    }

    @Test
    void theFirstActAfterASleepAlreadyCarriesTheWideBounds() {
        FakeTime macchina = new FakeTime();
        TempoFidato time = new TempoFidato(macchina, fidato);
        long now = macchina.now().toEpochMilli();
        fidato.ascolta("centrale", now, now, macchina.ticks());
        assertThat(time.bounds()).isEqualTo(new Bounds(now, now));
        macchina.segna(macchina.now().plus(Duration.ofDays(3)));
        assertThat(time.bounds()).isEqualTo(new Bounds(now, now + 3 * DAY));
    }

    @Test
    void aTimeServiceThatPullsTheWallClockIsNoJumpButDripsAre() {
        looks();
        for (int minute = 0; minute < 600; minute++) {
            passes(60_000);
            wallMs += 29; // 483 parts in a million
            looks();
        }
        assertThat(fidato.salti()).as("17 seconds in ten hours").isEmpty();
        for (int minute = 0; minute < 10; minute++) {
            passes(60_000);
            wallMs += 1_500;
            looks();
        }
        assertThat(fidato.salti()).as("15 seconds in ten minutes").isNotEmpty();
    }

    @Test
    void twoServersThatContradictEachOtherLeaveEverythingOpenThatEitherSays() {
        fidato.ascolta("uno", trueMs - 5, trueMs + 5, ticks);
        fidato.ascolta("bugiardo", trueMs + 3 * HOUR, trueMs + 3 * HOUR + 10, ticks);
        assertThat(fidato.stato(wallMs, ticks).concordi()).isFalse();
        assertThat(bounds()).isEqualTo(new Bounds(trueMs - 5, trueMs + 3 * HOUR + 10));
        fidato.ascolta("bugiardo", trueMs + 3 * HOUR, trueMs + 3 * HOUR + 1, ticks);
        holdsTheTruth(); // saying it again convinces nobody
    }

    @Test
    void aThirdVoiceDecides() {
        fidato.ascolta("uno", trueMs - 5, trueMs + 5, ticks);
        fidato.ascolta("bugiardo", trueMs - DAY, trueMs - DAY + 10, ticks);
        fidato.ascolta("centrale", trueMs - 3, trueMs + 9, ticks);
        assertThat(bounds()).isEqualTo(new Bounds(trueMs - 3, trueMs + 5));
        assertThat(fidato.stato(wallMs, ticks).concordi()).isTrue();
    }

    @Test
    void ifTwoMajoritiesAreThinkableBothAreCovered() {
        fidato.ascolta("uno", NOON, NOON + 10, ticks);
        fidato.ascolta("due", NOON + 5, NOON + 15, ticks);
        fidato.ascolta("tre", NOON + 12, NOON + 20, ticks);
        assertThat(bounds()).isEqualTo(new Bounds(NOON + 5, NOON + 15));
    }

    @Test
    void aServerThatCorrectsItselfIsBelievedAgain() {
        fidato.ascolta("uno", trueMs + DAY, trueMs + DAY + 10, ticks);
        passes(60_000);
        fidato.ascolta("uno", trueMs - 5, trueMs + 5, ticks);
        holdsTheTruth();
        assertThat(width()).isEqualTo(10);
    }

    @Test
    void overARestartWithoutAnySourceTimeDoesNotGoBackAndHasNoEnd() {
        fidato.nonPrimaDi(NOON, ticks);
        wallMs = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(); // an empty battery
        passes(HOUR);
        assertThat(bounds().notBeforeMs()).isBetween(NOON + HOUR - 1_000, NOON + HOUR);
        assertThat(bounds().notAfterMs()).isEqualTo(Long.MAX_VALUE);
        assertThat(fidato.stato(wallMs, ticks).scartoMs()).isLessThan(-365 * DAY);
        assertThat(fidato.stato(wallMs, ticks).incertezzaMs()).isEmpty();
    }

    @Test
    void aStartThatNothingWasKnownBeforeKnowsNothing() {
        fidato.nonPrimaDi(0, ticks);
        passes(HOUR);
        assertThat(bounds()).isEqualTo(Bounds.UNKNOWN);
    }

    @Test
    void aMachineThatRanOnKnowsWhatItKnewAndSeesWhatHappenedMeanwhile() {
        centreSpeaks();
        looks();
        Bounds known = bounds();
        Fidato.Memoria memoria = new Fidato.Memoria(ticks, wallMs, known.notBeforeMs(), known.notAfterMs());
        Fidato again = new Fidato();
        passes(10_000);
        wallMs -= HOUR; // while the program was down
        again.ricorda(memoria);
        again.guarda(wallMs, ticks);
        assertThat(again.salti()).extracting(Salto::ms).containsExactly(-HOUR);
        assertThat(trueMs)
                .isBetween(
                        again.limiti(ticks).notBeforeMs(), again.limiti(ticks).notAfterMs());
        assertThat(again.stato(wallMs, ticks).fonti()).containsExactly("memoria");
    }

    @Test
    void oneSourceAgainstTheMemoryConvincesNobodyTwoDo() {
        fidato.nonPrimaDi(NOON + DAY, ticks);
        fidato.ascolta("centrale", trueMs - 5, trueMs + 5, ticks);
        assertThat(fidato.stato(wallMs, ticks).concordi()).isFalse();
        assertThat(bounds()).isEqualTo(new Bounds(trueMs - 5, Long.MAX_VALUE));
        fidato.ascolta("uno", trueMs - 5, trueMs + 5, ticks);
        assertThat(bounds()).isEqualTo(new Bounds(trueMs - 5, trueMs + 5));
    }

    @Test
    void aPersonsWordEndsTheQuestionAfterAColdStart() {
        fidato.nonPrimaDi(NOON, ticks);
        passes(HOUR);
        fidato.ascolta("persona", trueMs - 300_000, trueMs + 300_000, ticks);
        holdsTheTruth();
        assertThat(width()).isLessThanOrEqualTo(600_000);
        assertThat(fidato.stato(wallMs, ticks).fonti()).isEqualTo(List.of("persona"));
    }

    @Test
    void aroundNewYearTheBoundsStraddleAndThenNoLonger() {
        trueMs = Instant.parse("2026-12-31T22:59:59.990Z").toEpochMilli(); // ten milliseconds to go in Rome
        centreSpeaks();
        assertThat(years()).containsExactly(2026, 2027);
        passes(60_000);
        assertThat(years()).containsExactly(2027);
    }

    private List<Integer> years() {
        return java.util.stream.Stream.of(bounds().notBeforeMs(), bounds().notAfterMs())
                .map(ms -> Instant.ofEpochMilli(ms)
                        .atZone(java.time.ZoneId.of("Europe/Rome"))
                        .getYear())
                .distinct()
                .toList();
    }
}
