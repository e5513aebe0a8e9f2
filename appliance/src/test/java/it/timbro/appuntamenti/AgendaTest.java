package it.timbro.appuntamenti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.appuntamenti.Appuntamenti.Appuntamento;
import it.timbro.appuntamenti.Appuntamenti.Stato;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.imprese.Aziende;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.Presentazione;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A company that asks for the first time comes by appointment. The clock stands at Monday 23
/// November 2026, ten in the morning; Genova receives on Tuesdays and Thursdays.
class AgendaTest {
    private static final LocalDateTime MARTEDI = LocalDateTime.of(2026, 11, 24, 9, 0);
    private static final LocalDateTime GIOVEDI = LocalDateTime.of(2026, 11, 26, 11, 45);

    @TempDir
    Path folder;

    private Filiale filiale;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private static IdAppuntamento id(int which) {
        return IdAppuntamento.nuovo(new Random(which));
    }

    private void fissa(int which, LocalDateTime inizio) {
        filiale.agenda.fissa(
                id(which),
                inizio,
                new Presentazione.Persona("Rosa Tigullio", "", null),
                new Presentazione.Impresa("Ardesie Prova S.n.c.", Aziende.ARDESIE, null),
                "rosa@ardesie.invalid",
                "",
                "anna");
    }

    private Appuntamento uno(int which) {
        return filiale.journal
                .read(rows -> filiale.appuntamenti.find(rows, id(which)))
                .orElseThrow();
    }

    private static void refused(Problem problem, String says, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.rejection().problem()).isEqualTo(problem);
            assertThat(e.rejection().sentence()).contains(says);
        });
    }

    @Test
    void slotsLieInTheHoursOfTheAgendaAndNeverOnAHoliday() {
        List<LocalDateTime> liberi = filiale.agenda.liberi(500);
        assertThat(liberi).startsWith(MARTEDI, MARTEDI.plusMinutes(15)).isSorted();
        assertThat(liberi)
                .allMatch(inizio ->
                        inizio.getDayOfWeek() == DayOfWeek.TUESDAY || inizio.getDayOfWeek() == DayOfWeek.THURSDAY);
        // 8 December, a Tuesday, is the Immacolata
        assertThat(liberi)
                .noneMatch(inizio -> inizio.toLocalDate().equals(LocalDate.of(2026, 12, 8)))
                .anyMatch(inizio -> inizio.toLocalDate().equals(LocalDate.of(2026, 12, 10)));
    }

    @Test
    void aSlotIsGivenOnceAndOneThatIsCalledOffIsFreeAgain() {
        fissa(1, MARTEDI);
        assertThat(filiale.agenda.liberi(1)).containsExactly(MARTEDI.plusMinutes(15));
        refused(Problem.APPUNTAMENTO_NON_VALIDO, "già presa", () -> fissa(2, MARTEDI));
        filiale.agenda.annulla(id(1), "l'impresa ha rinunciato", "anna");
        fissa(2, MARTEDI);
        assertThat(uno(1).stato()).isEqualTo(Stato.ANNULLATO);
        assertThat(uno(2).stato()).isEqualTo(Stato.FISSATO);
    }

    @Test
    void outsideTheHoursInThePastOrWithoutACompanyThereIsNone() {
        refused(Problem.APPUNTAMENTO_NON_VALIDO, "non riceve", () -> fissa(1, MARTEDI.plusMinutes(5)));
        refused(Problem.APPUNTAMENTO_NON_VALIDO, "non riceve", () -> fissa(1, MARTEDI.plusDays(1)));
        refused(Problem.APPUNTAMENTO_NON_VALIDO, "è passata", () -> fissa(1, MARTEDI.minusDays(7)));
        refused(
                Problem.APPUNTAMENTO_NON_VALIDO,
                "manca l'impresa",
                () -> filiale.agenda.fissa(
                        id(1), MARTEDI, new Presentazione.Persona("Rosa", "", null), null, "010", "", "anna"));
    }

    @Test
    void theSameFormTwiceIsOneAppointment() {
        fissa(1, MARTEDI);
        fissa(1, MARTEDI);
        assertThat(filiale.agenda.liberi(1)).containsExactly(MARTEDI.plusMinutes(15));
    }

    @Test
    void theGuidedPathBeginsOnlyAfterTheResponsabileHasApproved() {
        fissa(1, MARTEDI);
        refused(
                Problem.APPUNTAMENTO_NON_ORA,
                "«Da approvare»",
                () -> filiale.agenda.compi(id(1), Passo.IDENTITA, "CI CA1", List.of(), "anna"));
        filiale.agenda.approva(id(1), "teresa");
        filiale.agenda.compi(id(1), Passo.IDENTITA, "CI CA1", List.of(), "anna");
        assertThat(uno(1).passi()).containsOnlyKeys(Passo.IDENTITA);
        refused(
                Problem.PRIMA_RICHIESTA_INCOMPLETA,
                "L'impresa e chi firma",
                () -> filiale.agenda.concludi(id(1), "anna"));
    }

    @Test
    void theWholePathTakesAQuarterOfAnHourAndAsksTheCentreForTheAccountOnce() {
        assertThat(Arrays.stream(Passo.values()).mapToInt(Passo::minuti).sum()).isEqualTo(15);
        fissa(1, MARTEDI);
        filiale.agenda.sposta(id(1), GIOVEDI, "anna");
        filiale.agenda.approva(id(1), "teresa");
        for (Passo passo : Passo.values()) {
            filiale.agenda.compi(id(1), passo, "fatto", List.of(), "anna");
        }
        filiale.agenda.compi(id(1), Passo.UTENZA, "di nuovo", List.of(), "anna");
        filiale.agenda.concludi(id(1), "anna");
        assertThat(uno(1).stato()).isEqualTo(Stato.CONCLUSO);
        List<Appuntamenti.Utenza> utenze = filiale.journal.read(rows -> filiale.appuntamenti.utenzeAperte(rows, 10));
        assertThat(utenze).extracting(Appuntamenti.Utenza::recapito).containsExactly("rosa@ardesie.invalid");
        Appuntamento before = uno(1);
        filiale.journal.rebuild();
        assertThat(uno(1)).isEqualTo(before);
    }
}
