package it.timbro.collegamento;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A long exchange: 100 things of 40 MB in all.
class AvanzamentoTest {
    private static final long MEGA = 1_000_000;

    private final Avanzamento avanzamento = new Avanzamento();

    private void resta(int secondi, long cose, long mega) {
        avanzamento.resta(secondi * 1_000L, cose, mega * MEGA);
    }

    @Test
    void whatIsOverSoonHasNoBar() {
        resta(0, 100, 40);
        resta(2, 10, 4);
        assertThat(avanzamento.stato()).isEmpty();
        resta(3, 0, 0);
        assertThat(avanzamento.stato()).isEmpty();
    }

    @Test
    void onASteadyLineTheTimeLeftIsANarrowRangeAroundTheTruth() {
        for (int second = 0; second <= 10; second++) {
            resta(second, 100 - second, 40 - second);
        }
        Avanzamento.Stato stato = avanzamento.stato().orElseThrow();
        assertThat(stato.cose()).isEqualTo(10);
        assertThat(stato.diCose()).isEqualTo(100);
        assertThat(stato.bytes()).isEqualTo(10 * MEGA);
        assertThat(stato.diBytes()).isEqualTo(40 * MEGA);
        assertThat(stato.resta()).contains(new Avanzamento.Resta(24, 38)); // 30 seconds, more or less
    }

    @Test
    void aLineThatSlowsDownMakesTheRangeWide() {
        resta(0, 100, 40);
        resta(5, 80, 20);
        resta(10, 78, 18);
        assertThat(avanzamento.stato().orElseThrow().resta()).contains(new Avanzamento.Resta(3, 57));
    }

    @Test
    void whileNothingMovesNothingIsPromised() {
        resta(0, 100, 40);
        resta(5, 100, 40);
        resta(10, 100, 40);
        assertThat(avanzamento.stato().orElseThrow().resta()).isEmpty();
    }

    @Test
    void whatComesInMeanwhileIsPartOfIt() {
        resta(0, 100, 40);
        resta(4, 120, 50);
        assertThat(avanzamento.stato().orElseThrow().diCose()).isEqualTo(120);
        assertThat(avanzamento.stato().orElseThrow().cose()).isZero();
    }

    @Test
    void whereNoBytesAreKnownFactsAndFilesSayHowLongItTakes() {
        for (int second = 0; second <= 10; second++) {
            resta(second, 400 - 10 * second, 0);
        }
        assertThat(avanzamento.stato().orElseThrow().resta()).contains(new Avanzamento.Resta(24, 38));
    }

    @Test
    void aCutLineBeginsAnew() {
        resta(0, 100, 40);
        resta(5, 50, 20);
        avanzamento.fermo();
        assertThat(avanzamento.stato()).isEmpty();
        resta(60, 50, 20);
        resta(64, 40, 16);
        assertThat(avanzamento.stato().orElseThrow().diCose()).isEqualTo(50);
    }
}
