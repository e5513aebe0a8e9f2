package it.timbro.centro.a2a;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.pratica.NumeroPratica;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumerazioneTest {
    private static final LocalDate GIORNO = LocalDate.of(2026, 11, 22);

    private static String dopo(String ultimo, int generazione) {
        return Numerazione.dopo(
                        GIORNO,
                        Optional.of(ultimo).filter(text -> !text.isEmpty()).map(NumeroPratica::new),
                        generazione)
                .text();
    }

    @Test
    void theCodesOfADayRunFromA0001() {
        assertThat(dopo("", 1)).isEqualTo("M26B22A0001");
        assertThat(dopo("M26B22A0001", 1)).isEqualTo("M26B22A0002");
        assertThat(dopo("M26B22A9999", 1)).isEqualTo("M26B22B0001");
    }

    @Test
    void aCentrePutBackFromAnOldCopyGivesNoCodeThatItMayHaveGivenBefore() {
        assertThat(dopo("", 2)).isEqualTo("M26B22B0001");
        assertThat(dopo("M26B22A0417", 2)).isEqualTo("M26B22B0001");
        assertThat(dopo("M26B22B0001", 2)).isEqualTo("M26B22B0002");
        assertThat(dopo("M26B22C0007", 2)).isEqualTo("M26B22C0008");
        assertThat(dopo("", 25)).isEqualTo("M26B22Y0001");
        assertThat(dopo("", 26)).as("however often").isEqualTo("M26B22A0001");
    }

    @Test
    void noCodeIsMadeAfterTheLastOfADay() {
        assertThatThrownBy(() -> dopo("M26B22Z9999", 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> dopo("M26B21A0001", 1)).isInstanceOf(IllegalStateException.class);
    }
}
