package it.timbro.pratica;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeroPraticaTest {
    private static final LocalDate GIORNO = LocalDate.of(2026, 11, 22);
    private static final Sede CHIAVARI = new Sede("GE2");

    @ParameterizedTest
    @CsvSource({
        "M26B22A0001, 11107720001", // as it is stored since the first release
        "M26B22A0002, 11107720002",
        "M26B22B0001, 11107730001",
        "M26B23A0001, 11107980001",
    })
    void aCodeOfTheCentreKeepsThePlaceThatItAlwaysHad(String code, long place) {
        assertThat(new NumeroPratica(code).ordine()).isEqualTo(place);
        assertThat(new NumeroPratica(code).alBanco()).isFalse();
    }

    @Test
    void whatABranchGivesNoOtherHouseAndNoOtherLifeOfItCanGive() {
        NumeroPratica first = NumeroPratica.dopo(NumeroPratica.prefisso(GIORNO, CHIAVARI, 1), Optional.empty());
        assertThat(first.text()).isEqualTo("M26B22GE2A0001");
        assertThat(first.alBanco()).isTrue();
        assertThat(NumeroPratica.dopo(NumeroPratica.prefisso(GIORNO, CHIAVARI, 1), Optional.of(first))
                        .text())
                .isEqualTo("M26B22GE2A0002");
        assertThat(NumeroPratica.dopo(NumeroPratica.prefisso(GIORNO, CHIAVARI, 2), Optional.empty())
                        .text())
                .isEqualTo("M26B22GE2B0001");
        assertThat(NumeroPratica.dopo(NumeroPratica.prefisso(GIORNO, new Sede("BG1"), 1), Optional.empty())
                        .text())
                .isEqualTo("M26B22BG1A0001");
    }

    @Test
    void everyCodeHasAPlaceOfItsOwnAndALaterOneOfTheSameHouseALargerOne() {
        List<String> codes = List.of(
                "M26B22A0001",
                "M99C31Z9999",
                "M26B22GEA0001",
                "M26B22GE1A0001",
                "M26B22GE1A0002",
                "M26B22GE1B0001",
                "M26B22GE2A0001",
                "M26B22GE01A0001",
                "M26B22GE10A0001",
                "M26B22GE99A0001",
                "M26B22GFA0001",
                "M26B23GE1A0001",
                "M27101GE1A0001",
                "M99C31ZZ99Z9999");
        assertThat(codes)
                .extracting(code -> new NumeroPratica(code).ordine())
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(place -> place > 0 && place < 1L << 53);
    }

    @ParameterizedTest
    @CsvSource({
        "m26b22ge2a0001, M26B22GE2A0001",
        "' M26B22A0001 ', M26B22A0001",
        "M26B22GE2A001,",
        "M26B22G2A0001,",
        "M26B22GE123A0001,",
        "M26B22GE2-A0001,",
    })
    void whatAPersonTypesOrScansIsReadWhateverHouseGaveIt(String typed, String read) {
        assertThat(NumeroPratica.parse(typed).map(NumeroPratica::text)).isEqualTo(Optional.ofNullable(read));
    }
}
