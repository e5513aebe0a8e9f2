package it.timbro.firma.cades;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A certificate's subject")
class SoggettoTest {
    @ParameterizedTest(name = "{0} gives codice fiscale «{1}»")
    @CsvSource(delimiter = '|', textBlock = """
                    CN=Mario Rossi, SERIALNUMBER=TINIT-RSSMRA85T10A562S           | RSSMRA85T10A562S
                    CN=Mario Rossi, SERIALNUMBER=PNOIT-RSSMRA85T10A562S           | RSSMRA85T10A562S
                    CN=Mario Rossi, SERIALNUMBER=IT:RSSMRA85T10A562S              | RSSMRA85T10A562S
                    CN=Mario Rossi, SERIALNUMBER=IT-RSSMRA85T10A562S              | RSSMRA85T10A562S
                    CN=Mario Rossi, SERIALNUMBER=CFIT:rssmra85t10a562s            | RSSMRA85T10A562S
                    CN=Mario Rossi, SERIALNUMBER=RSSMRA85T10A562S                 | RSSMRA85T10A562S
                    CN=Mario Rossi, DNQ=RSSMRA85T10A562S                          | RSSMRA85T10A562S
                    CN=Mario Rossi, DNQ=IT:RSSMRA85T10A562S                       | RSSMRA85T10A562S
                    CN=RSSMRA85T10A562S/7420009900000001.abc                      | RSSMRA85T10A562S
                    CN=ROSSI/MARIO/RSSMRA85T10A562S/123                           | RSSMRA85T10A562S
                    CN=ROSSI/MARIO/RSSMRA85T10A562X                               | ''
                    CN=RSSMRA85T10A562S                                           | ''
                    CN=Sigillo, SERIALNUMBER=VATIT-01234567897                    | 01234567897
                    CN=Mario Rossi, SERIALNUMBER=TINIT-RSSMRA85T10A562X           | ''
                    CN=Mario Rossi, SERIALNUMBER=TINDE-12345678901                | ''
                    CN=Mario Rossi, SERIALNUMBER=01234567897                      | ''
                    CN=Mario Rossi, DNQ=01234567897                               | ''
                    CN=Mario Rossi                                                | ''
                    O=Prove, 2.5.4.97=VATIT-01234567897                           | ''
                    """)
    void givesACodiceFiscaleOnlyIfItsCheckCharacterIsRight(String subject, String expected) {
        assertThat(soggetto(subject).codiceFiscale().map(Object::toString).orElse(""))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is called «{1}»")
    @CsvSource(delimiter = '|', textBlock = """
                    CN=Mario Rossi, O=Prove                            | Mario Rossi
                    GIVENNAME=Mario, SURNAME=Rossi, O=Prove            | Mario Rossi
                    SURNAME=Rossi                                      | Rossi
                    O=Prove S.p.A.                                     | Prove S.p.A.
                    CN=Rossi\\, Mario                                  | Rossi, Mario
                    C=IT                                               | C=IT
                    SERIALNUMBER=7+CN=Mario Rossi                      | Mario Rossi
                    """)
    void isCalledByTheBestNameItHas(String subject, String expected) {
        assertThat(soggetto(subject).nome()).isEqualTo(expected);
    }

    private static Soggetto soggetto(String subject) {
        return new Soggetto(new X500Name(BCStyle.INSTANCE, subject));
    }
}
