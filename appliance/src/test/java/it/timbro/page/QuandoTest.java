package it.timbro.page;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.FakeTime;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times on pages are written as on the strip: hours with two digits.
class QuandoTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T03:07:00Z, 04:07",
        "2026-11-22T09:42:00Z, 10:42",
        "2026-11-21T03:07:00Z, 21 nov 04:07",
        "2025-11-21T03:07:00Z, 21 nov 2025 04:07"
    })
    void anHourHasTwoDigits(Instant then, String written) {
        FakeTime time = new FakeTime();
        time.segna(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(new Quando(time).ora(then.toEpochMilli())).isEqualTo(written);
        assertThat(new Quando(time).dal(then.toEpochMilli()))
                .isEqualTo((written.length() == 5 ? "Dalle " : "Dal ") + written);
    }
}
