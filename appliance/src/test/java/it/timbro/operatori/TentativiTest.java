package it.timbro.operatori;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import it.timbro.SportelloDiProva;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.operatori.Falliti.Chiave;
import it.timbro.operatori.store.TentativoStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wrong passwords: each costs more, and nobody pays for another.
class TentativiTest {
    private static final String SUO = "10.0.0.7";
    private static final String ALTROVE = "10.0.0.66";

    @TempDir
    Path folder;

    private SportelloDiProva sportello;

    @BeforeEach
    void open() {
        sportello = new SportelloDiProva(folder);
        sportello.iscrivi("anna", Ruolo.OPERATORE);
        sportello.iscrivi("bruno", Ruolo.OPERATORE);
    }

    @AfterEach
    void close() {
        sportello.close();
    }

    private Problem sbaglia(String login, String indirizzo) {
        return catchThrowableOfType(
                        RejectedException.class, () -> sportello.ingresso.entra(login, "non è questa", indirizzo))
                .rejection()
                .problem();
    }

    private Ingresso.Entrato entra(String login, String indirizzo) {
        return sportello.ingresso.entra(login, SportelloDiProva.PASSWORD, indirizzo);
    }

    private void sbagliaCinqueVolte(String login, String indirizzo) {
        for (int i = 0; i < 5; i++) {
            assertThat(sbaglia(login, indirizzo)).isEqualTo(Problem.ACCESSO_NEGATO);
        }
    }

    @Test
    void theWaitGrowsFromAMinuteToAnHour() {
        sbagliaCinqueVolte("anna", ALTROVE);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RejectedException e = catchThrowableOfType(RejectedException.class, () -> entra("anna", ALTROVE));
            long seconds = Long.parseLong(e.rejection().what().replaceAll("\\D", ""));
            waits.add(seconds / 60);
            sportello.filiale.time.passa(Duration.ofSeconds(seconds));
            assertThat(sbaglia("anna", ALTROVE)).isEqualTo(Problem.ACCESSO_NEGATO);
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void whoHasEnteredFromAPlaceIsNotLockedOutOfItFromElsewhere() {
        entra("anna", SUO);
        sbagliaCinqueVolte("anna", ALTROVE);
        assertThat(sbaglia("anna", ALTROVE)).isEqualTo(Problem.ACCESSO_SOSPESO);
        assertThatCode(() -> entra("anna", SUO)).doesNotThrowAnyException();
        assertThat(sbaglia("anna", ALTROVE))
                .as("her entering forgives nobody else")
                .isEqualTo(Problem.ACCESSO_SOSPESO);
    }

    @Test
    void oneAddressThatTriesEverybodyIsStoppedAndNobodyElse() {
        entra("bruno", SUO);
        IntStream.range(0, 5).forEach(i -> sbaglia("utente" + i, ALTROVE));
        assertThat(sbaglia("anna", ALTROVE)).isEqualTo(Problem.ACCESSO_SOSPESO);
        assertThatCode(() -> entra("anna", "10.0.0.8")).doesNotThrowAnyException();
        assertThatCode(() -> entra("bruno", SUO)).doesNotThrowAnyException();
    }

    @Test
    void whoGuessesAtAPersonsOwnDeskWaitsThere() {
        entra("anna", SUO);
        sbagliaCinqueVolte("anna", SUO);
        assertThat(sbaglia("anna", SUO)).isEqualTo(Problem.ACCESSO_SOSPESO);
        assertThatCode(() -> entra("bruno", SUO))
                .as("a colleague at the same desk")
                .doesNotThrowAnyException();
    }

    @Test
    void aHundredTriesAtOnceAreAHundred() {
        List<CompletableFuture<Problem>> all = IntStream.range(0, 40)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> sbaglia("anna", ALTROVE)))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join))
                .filteredOn(Problem.ACCESSO_NEGATO::equals)
                .hasSize(5);
    }

    @Test
    void aRestartForgivesNothing() {
        sbagliaCinqueVolte("anna", ALTROVE);
        sportello.close();
        sportello = new SportelloDiProva(folder);
        assertThat(sbaglia("anna", ALTROVE)).isEqualTo(Problem.ACCESSO_SOSPESO);
        sportello.filiale.time.passa(Duration.ofMinutes(61));
        assertThatCode(() -> entra("anna", ALTROVE)).doesNotThrowAnyException();
    }

    @Test
    void aWallClockPutBackByYearsCostsAnHourAtMost() {
        sportello.filiale.time.passa(Duration.ofDays(4_000));
        sbagliaCinqueVolte("anna", ALTROVE);
        sportello.filiale.time.passa(Duration.ofDays(-4_000));
        RejectedException e = catchThrowableOfType(RejectedException.class, () -> entra("anna", ALTROVE));
        assertThat(e.rejection().what()).contains("3600 secondi");
    }

    @Test
    void whatIsRememberedOfTriesIsBounded() {
        TentativoStore store = new TentativoStore("GE1");
        sportello.filiale.journal.write(it.timbro.Filiale.STREAM, "prova", tx -> {
            for (int i = 0; i < Falliti.MAX_CHIAVI + 10; i++) {
                store.save(tx, new Chiave("", "a" + i), new Falliti.Conto(1, 1, 0, i));
            }
            assertThat(store.find(tx, new Chiave("", "a9"))).isEqualTo(Falliti.Conto.NESSUNO);
            assertThat(store.find(tx, new Chiave("", "a10"))).isNotEqualTo(Falliti.Conto.NESSUNO);
            return true;
        });
    }

    @Test
    void whoEntersLearnsWhenSheEnteredBeforeAndWhoTriedMeanwhile() {
        assertThat(entra("anna", SUO).primaMs()).isZero();
        long then = sportello.filiale.time.now().toEpochMilli();
        sportello.filiale.time.passa(Duration.ofHours(2));
        sbaglia("anna", ALTROVE);
        sbaglia("anna", SUO);
        Ingresso.Entrato again = entra("anna", SUO);
        assertThat(again.primaMs()).isEqualTo(then);
        assertThat(again.falliti()).isEqualTo(2);
        assertThat(entra("anna", SUO).falliti()).isZero();
    }
}
