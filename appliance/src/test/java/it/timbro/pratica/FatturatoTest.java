package it.timbro.pratica;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Amounts as companies write them.
class FatturatoTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12.500,00 EUR   | 12500.00  | EUR
            EUR 12.500,00   | 12500.00  | EUR
            12,500.00 USD   | 12500.00  | USD
            € 12500         | 12500     | EUR
            12.500 €        | 12500     | EUR
            1.250.000 JPY   | 1250000   | JPY
            0,50 euro       | 0.50      | EUR
            US$ 5           |           |
            CHF 1'250.50    | 1250.50   | CHF
            12 500,00 EUR   | 12500.00  | EUR
            1.500,- EUR     | 1500      | EUR
            12.50 GBP       | 12.50     | GBP
            """)
    void anAmountIsADecimalWithItsCurrency(String scritto, String importo, String valuta) {
        assertThat(Fatturato.leggi(scritto))
                .isEqualTo(Optional.ofNullable(importo).map(i -> new Fatturato(new BigDecimal(i), valuta)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12.500,00",
                "EUR",
                "come da fattura",
                "100 + 200 EUR",
                "EUR 5 USD",
                "12 XQZ",
                "1.2.3 EUR",
                "1234567890123456 EUR",
                "12.34,56,78 EUR"
            })
    void whatIsNotPlainStaysText(String scritto) {
        assertThat(Fatturato.leggi(scritto)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12500 EUR | 12.500,00 EUR
            1.5 BHD   | 1,50 BHD
            """)
    void itIsWrittenOneWay(String scritto, String letto) {
        assertThat(Fatturato.leggi(scritto)).map(Fatturato::toString).contains(letto);
    }
}
