package it.timbro.page;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.FakeTime;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Presenze.Presente;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Who has a pratica open now.
class PresenzeTest {
    private static final Operatore ANNA = new Operatore("anna", "Anna Rossi", Set.of(Ruolo.OPERATORE));
    private static final Operatore BRUNO = new Operatore("bruno", "Bruno Bianchi", Set.of(Ruolo.OPERATORE));

    private final FakeTime time = new FakeTime();
    private final AtomicInteger cambi = new AtomicInteger();
    private final Presenze presenze = new Presenze(time, cambi::incrementAndGet);

    @Test
    void colleaguesAreNamedAndNobodyIsTheirOwnColleague() {
        presenze.apre("M26B23A0001", ANNA);
        time.passa(Duration.ofSeconds(20));
        presenze.apre("M26B23A0001", BRUNO);
        assertThat(presenze.altri("M26B23A0001", "bruno"))
                .containsExactly(new Presente(
                        "anna", "Anna Rossi", time.now().minusSeconds(20).toEpochMilli()));
        assertThat(presenze.altri("M26B23A0001", "anna"))
                .extracting(Presente::login)
                .containsExactly("bruno");
        assertThat(presenze.altri("M26B23A0002", "anna")).isEmpty();
    }

    @Test
    void aSignOfLifeKeepsOneThereAndIsNoNews() {
        presenze.apre("M26B23A0001", ANNA);
        for (int i = 0; i < 10; i++) {
            time.passa(Duration.ofSeconds(20));
            presenze.apre("M26B23A0001", ANNA);
        }
        assertThat(presenze.altri("M26B23A0001", "bruno"))
                .extracting(Presente::dalMs)
                .containsExactly(time.now().minusSeconds(200).toEpochMilli());
        assertThat(cambi).hasValue(1);
    }

    @Test
    void whoSaysGoodbyeIsGoneAndSoIsWhoSaysNothingForAMinute() {
        presenze.apre("M26B23A0001", ANNA);
        presenze.apre("M26B23A0001", BRUNO);
        presenze.lascia("M26B23A0001", "anna");
        presenze.lascia("M26B23A0001", "anna");
        assertThat(presenze.altri("M26B23A0001", ""))
                .extracting(Presente::login)
                .containsExactly("bruno");
        assertThat(cambi).hasValue(3);
        time.passa(Presenze.QUI.plusMillis(1));
        assertThat(presenze.altri("M26B23A0001", "")).isEmpty();
    }

    @Test
    void howManyAreRememberedHasABound() {
        for (int i = 0; i < 1_200; i++) {
            presenze.apre("M26B23A%04d".formatted(i), ANNA);
        }
        assertThat(presenze.altri("M26B23A0000", "")).isEmpty();
        assertThat(presenze.altri("M26B23A1199", "")).hasSize(1);
    }
}
