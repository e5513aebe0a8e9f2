package it.timbro.pratica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A codice fiscale")
class CodiceFiscaleTest {
    @ParameterizedTest(name = "«{0}» reads as «{1}»: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    BNCNNA80A41D969W  | BNCNNA80A41D969W | a person
                    ' bncnna80a41d969w ' | BNCNNA80A41D969W | lower case and spaces
                    BNCNNA80A41D96VL  | BNCNNA80A41D96VL | one digit replaced for homocody
                    BNCNNAULAQMDVSVY  | BNCNNAULAQMDVSVY | every digit replaced
                    01234567897       | 01234567897      | a body
                    BNCNNA80A41D969X  | ''               | wrong check character
                    BNCNNA80F41D969W  | ''               | no such month
                    BNCNNAA0A41D969W  | ''               | not a homocody letter
                    01234567898       | ''               | wrong check digit
                    00000000000       | ''               | nobody's
                    BNCNNA80A41D969   | ''               | too short
                    ''                | ''               | nothing
                    """)
    void isReadIfItsCheckCharacterIsRight(String written, String expected, String why) {
        assertThat(CodiceFiscale.parse(written).map(CodiceFiscale::valore).orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void knowsAPersonFromABody() {
        assertThat(new CodiceFiscale("BNCNNA80A41D969W").isDiPersona()).isTrue();
        assertThat(new CodiceFiscale("01234567897").isDiPersona()).isFalse();
    }

    @Test
    void doesNotExistWithAWrongCheckCharacter() {
        assertThatThrownBy(() -> new CodiceFiscale("BNCNNA80A41D969X"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().problem()).isEqualTo(Problem.CODICE_FISCALE_ERRATO));
    }

    @ParameterizedTest(name = "REA {0} {1} reads as «{2}»")
    @CsvSource({
        "GE, 123456, GE-123456",
        "ge, 0123456, GE-123456",
        "GE, 1, GE-1",
        "GE, 9999999, GE-9999999",
        "GE, 12345678, ''",
        "GE, 0, ''",
        "GEN, 1, ''",
        "GE, 12A, ''"
    })
    void andTheReaIsProvinceAndOneToSevenDigits(String provincia, String numero, String expected) {
        assertThat(Rea.parse(provincia, numero).map(Rea::toString).orElse("")).isEqualTo(expected);
    }
}
