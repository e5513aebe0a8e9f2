package it.timbro.installer.azienda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The invented people and companies carry check digits that a real office would accept.
class CodiciTest {
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    @ParameterizedTest
    @EnumSource(Esempi.Ditta.class)
    void everyCompanyHasAValidPartitaIva(Esempi.Ditta ditta) {
        assertThat(luhn(ditta.impresa().codiceFiscale())).isZero();
    }

    @ParameterizedTest
    @EnumSource(Esempi.Ditta.class)
    void everySignerHasAValidCodiceFiscale(Esempi.Ditta ditta) {
        String codice = ditta.codiceFiscale();
        assertThat(codice).hasSize(16).endsWith(checkCharacter(codice.substring(0, 15)));
    }

    @Test
    void theTestsOwnRulesNoticeAWrongCharacter() {
        assertThat(luhn("01987650998")).isNotZero();
        assertThat(checkCharacter("FRTMRC71C15D969")).isNotEqualTo("U");
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int doubled = (digits.charAt(i) - '0') * (i % 2 + 1);
            sum += doubled / 10 + doubled % 10;
        }
        return sum % 10;
    }

    private static String checkCharacter(String first15) {
        int sum = 0;
        for (int i = 0; i < first15.length(); i++) {
            char c = first15.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return String.valueOf((char) ('A' + sum % 26));
    }
}
