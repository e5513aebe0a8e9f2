package it.timbro.operatori;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import it.timbro.base.RejectedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobustezzaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "quattro gatti neri",
                "vado a pescare di notte",
                "ščuka in peč na mizi",
                "dodici12dodi",
                "la certificazione della zia Pina"
            })
    void aLongPhraseIsAPasswordWithoutFiguresOrSigns(String password) {
        assertThatCode(() -> Robustezza.password(password, "anna")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            undici dunq        | da 12 a 200 caratteri
            Password2026!       | prime che chiunque
            !!Benvenuto2026!!   | prime che chiunque
            passwordpassword    | prime che chiunque
            1q2w3e4r5t6y        | prime che chiunque
            123456789012        | prime che chiunque
            CameraDiCommercio1  | prime che chiunque
            aaaaaaaaaaaabb      | stessi caratteri
            la casa di ANNA blu | nome utente
            """)
    void whatOthersWouldTryFirstIsRefused(String password, String why) {
        RejectedException e =
                catchThrowableOfType(RejectedException.class, () -> Robustezza.password(password, "anna"));
        assertThat(e.rejection().what()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "654321", "000000", "112211", "12345", "12345678901", "48a913", ""})
    void aPinIsNoSeriesAndHasSixFiguresOrMore(String pin) {
        assertThat(catchThrowableOfType(RejectedException.class, () -> Robustezza.pin(pin))
                        .rejection()
                        .problem()
                        .number())
                .isEqualTo(920);
    }

    @ParameterizedTest
    @ValueSource(strings = {"480913", "7302516498"})
    void otherFiguresAreAPin(String pin) {
        assertThatCode(() -> Robustezza.pin(pin)).doesNotThrowAnyException();
    }
}
