package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import java.sql.SQLException;
import java.util.Random;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a failure of PostgreSQL means to a transaction: run again, keep as a card, or give up, and with which words.
class RacesTest {
    private final Races races = new Races(new Random(1));

    @ParameterizedTest
    @CsvSource(textBlock = """
            # state, attempt, run again, the engine's and not the fact's
            40001,   1,  true,  true
            40001,  99,  true,  true
            40001, 100, false,  true
            40P01,   1,  true,  true
            23505,   1,  true,  true
            23505,   2,  true, false
            23505,   5, false, false
            23502,   1, false, false
            22001,   1, false, false
            08006,   1, false,  true
            53100,   1, false,  true
            57P01,   1, false,  true
            """)
    void aStateOfTheManualSaysWhetherToRunAgain(String state, int attempt, boolean again, boolean passing) {
        DataAccessException e = failure(state);
        assertThat(races.again(e, attempt)).isEqualTo(again);
        assertThat(races.passing(e, attempt)).isEqualTo(passing);
    }

    @Test
    void whatIsNoFailureOfTheDatabaseIsNeverRunAgain() {
        IllegalStateException e = new IllegalStateException("a broken assumption");
        assertThat(races.again(e, 1)).isFalse();
        assertThat(races.passing(e, 1)).isFalse();
        assertThat(races.given(e)).isSameAs(e);
    }

    @Test
    void theCallerIsToldToComeBackOrThatTheDiskIsFull() {
        assertThat(problem("40001")).isEqualTo(Problem.TROPPO_CARICO);
        assertThat(problem("55P03")).isEqualTo(Problem.TROPPO_CARICO);
        assertThat(problem("53100")).isEqualTo(Problem.DISCO_PIENO);
    }

    private Problem problem(String state) {
        return ((RejectedException) races.given(failure(state))).rejection().problem();
    }

    private static DataAccessException failure(String state) {
        return new DataAccessException("sql", new SQLException("reason", state));
    }
}
