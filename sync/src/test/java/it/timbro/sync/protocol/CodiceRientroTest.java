package it.timbro.sync.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The code that is read out on the telephone.
class CodiceRientroTest {
    private static final CodiceRientro CODICE = new CodiceRientro("7f3a09c2d1", 2, 12_034, 8_021);

    @Test
    void whatIsReadOutIsWhatWasMeant() {
        String text = CODICE.text("GE1");
        assertThat(text).matches("([0-9A-Z]{4}-){5}[0-9A-Z]{4}").doesNotContain("I", "L", "O", "U");
        assertThat(CodiceRientro.parse(text, "GE1")).contains(CODICE);
        assertThat(CodiceRientro.parse(
                        " " + text.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o'), "GE1"))
                .contains(CODICE);
        CodiceRientro nuovo = new CodiceRientro("0000000000", 1, 0, 0);
        assertThat(CodiceRientro.parse(nuovo.text("GE1"), "GE1")).contains(nuovo);
    }

    @Test
    void oneWrongCharacterOrAnotherBranchIsNoCode() {
        String text = CODICE.text("GE1");
        Random random = new Random(7);
        for (int i = 0; i < text.length(); i++) {
            char wrong = Spelled.ALPHABET.charAt(random.nextInt(32));
            if (text.charAt(i) != '-' && text.charAt(i) != wrong) {
                assertThat(CodiceRientro.parse(text.substring(0, i) + wrong + text.substring(i + 1), "GE1"))
                        .isEmpty();
            }
        }
        assertThat(CodiceRientro.parse(text, "GE2")).isEmpty();
        assertThat(CodiceRientro.parse(text.substring(5), "GE1")).isEmpty();
        assertThat(CodiceRientro.parse(" ".repeat(10_000) + text, "GE1")).isEmpty();
    }

    @Test
    void whatIsTooManyForTheCodeIsSaidAsLess() {
        CodiceRientro much = new CodiceRientro("7f3a09c2d1", 255, Long.MAX_VALUE, -1);
        assertThat(much.fatti()).isEqualTo((1L << 28) - 1);
        assertThat(much.novita()).isZero();
        assertThat(CodiceRientro.parse(much.text("GE1"), "GE1")).contains(much);
        assertThatThrownBy(() -> new CodiceRientro("7f3a09c2d1", 256, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
