package it.timbro.pratica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read in free words, and what is not read into them.
class AnnotazioniTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            Fattura n. 123/26 del 20/11/2026                 | 123/26
            fattura export nr 2026/0147.                     | 2026/0147
            Fatt. 12 e invoice no. INV-15/A                  | 12, INV-15/A
            ft 7, pagamento alla consegna                    | 7
            fattura proforma n° 88                           | 88
            la fattura del cliente arriva domani             | ''
            fattura allegata in copia, 2 pagine              | ''
            """)
    void theNumberOfAnInvoice(String scritto, String fatture) {
        assertThat(String.join(", ", Annotazioni.di(scritto).fatture())).isEqualTo(fatture);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            formulario n. A0123456 allegato                  | A0123456
            si stampa sui formulari a0123456, a0123457       | A0123456, A0123457
            Formulario 01234567                              | 01234567
            seriale n. 1234567                               | 1234567
            copia del C26GE0000001                           | ''
            partita IVA 01234560991, protocollo GE/2026/0000147, tel. 0101234567 | ''
            """)
    void theSerialOfAFormulario(String scritto, String seriali) {
        assertThat(Annotazioni.di(scritto).formulari().stream()
                        .map(SerialeFormulario::text)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(seriali);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            Sostituisce il Certificato n. C26GE0000001 annullato per errata stampa | C26GE0000001
            in sostituzione del c26ge0000001 smarrito        | C26GE0000001
            come il certificato C26GE0000001                 | ''
            """)
    void theCertificateThatItReplaces(String scritto, String numeri) {
        assertThat(Annotazioni.di(scritto).sostituiti().stream()
                        .map(NumeroCertificato::text)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(numeri);
    }

    @Test
    void proformaAndPartial() {
        assertThat(Annotazioni.di("Pro-forma invoice 5, acconto")).satisfies(lette -> {
            assertThat(lette.proforma()).isTrue();
            assertThat(lette.parziale()).isTrue();
        });
        assertThat(Annotazioni.di("performance parzialmente")).satisfies(lette -> {
            assertThat(lette.proforma()).isFalse();
            assertThat(lette.parziale()).isFalse();
        });
    }

    @Test
    void aLongTextIsReadOnlySoFar() {
        assertThat(Annotazioni.di("fattura 1 ".repeat(10_000) + "fattura 2").fatture())
                .containsExactly("1", "2");
        assertThat(Annotazioni.di(IntStream.range(0, 1_000)
                                .mapToObj(n -> "fattura " + n)
                                .collect(Collectors.joining(" ")))
                        .fatture())
                .hasSize(20);
    }
}
