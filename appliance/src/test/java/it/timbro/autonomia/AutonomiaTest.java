package it.timbro.autonomia;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.calendario.Calendario;
import it.timbro.centro.numeri.ScorteDiProva;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// «Puoi lavorare senza centrale fino a …», on Monday 23 November 2026 at nine in an office that is
/// open from 8:30 to 13:00 on weekdays: four hours and a half a day.
class AutonomiaTest {
    private static final Calendario UFFICIO = ScorteDiProva.UFFICIO;
    private static final Instant ADESSO = ora("2026-11-23T09:00");
    private static final Consumo DIECI_AL_GIORNO = new Consumo(200, 20);

    private static Instant ora(String italian) {
        return LocalDateTime.parse(italian).atZone(Calendario.ROMA).toInstant();
    }

    private static Durata durata(Risorsa risorsa) {
        return risorsa.durata(ADESSO, UFFICIO);
    }

    private static Durata fino(String italian) {
        return new Durata.FinoA(ora(italian));
    }

    @Test
    void theStockIsCountedInOfficeTimeByTheBranchsOwnUse() {
        assertThat(durata(new Risorsa.Numeri(2026, 10, 0, DIECI_AL_GIORNO)))
                .as("one day's numbers, half an hour into the day")
                .isEqualTo(fino("2026-11-24T09:00"));
        assertThat(durata(new Risorsa.Formulari(25, DIECI_AL_GIORNO))).isEqualTo(fino("2026-11-25T11:15"));
    }

    @Test
    void thisYearsNumbersEndWithTheYearAndThenThoseOfTheNextCount() {
        assertThat(durata(new Risorsa.Numeri(2026, 5_000, 0, DIECI_AL_GIORNO))).isEqualTo(fino("2027-01-01T00:00"));
        assertThat(durata(new Risorsa.Numeri(2026, 5_000, 10, DIECI_AL_GIORNO)))
                .as("1 January is a Friday and a holiday: the first office day is Monday 4")
                .isEqualTo(fino("2027-01-04T13:00"));
        assertThat(durata(new Risorsa.Numeri(2026, 10, 5_000, DIECI_AL_GIORNO)))
                .as("next year's are of no use before")
                .isEqualTo(fino("2026-11-24T09:00"));
    }

    @Test
    void aStockWithoutAUseCannotBeToldAndAnEmptyOneIsOver() {
        assertThat(durata(new Risorsa.Numeri(2026, 100, 0, Consumo.NESSUNO))).isInstanceOf(Durata.NonConoscibile.class);
        assertThat(durata(new Risorsa.Numeri(2026, 0, 500, Consumo.NESSUNO))).isEqualTo(new Durata.FinoA(ADESSO));
        assertThat(durata(new Risorsa.Formulari(0, Consumo.NESSUNO)))
                .as("a branch that prints on white paper needs none")
                .isInstanceOf(Durata.Illimitata.class);
    }

    @Test
    void theDiskLastsAsIfEveryPraticaWeighedTheMostItMay() {
        long tenDays = 500_000_000L + 100 * Risorsa.Disco.BYTE_PER_PRATICA;
        assertThat(durata(new Risorsa.Disco(tenDays, DIECI_AL_GIORNO))).isEqualTo(fino("2026-12-07T09:00"));
        assertThat(durata(new Risorsa.Disco(400_000_000, DIECI_AL_GIORNO))).isEqualTo(new Durata.FinoA(ADESSO));
        assertThat(durata(new Risorsa.Disco(900_000_000_000L, DIECI_AL_GIORNO))).isInstanceOf(Durata.Illimitata.class);
    }

    @Test
    void theClockLastsWhileSomebodyVouchesForIt() {
        assertThat(durata(new Risorsa.OraCerta(true, true, true))).isInstanceOf(Durata.Illimitata.class);
        assertThat(durata(new Risorsa.OraCerta(true, false, true))).isInstanceOf(Durata.NonConoscibile.class);
        assertThat(durata(new Risorsa.OraCerta(true, true, false))).isInstanceOf(Durata.NonConoscibile.class);
        assertThat(Autonomia.di(List.of(new Risorsa.OraCerta(false, false, true)), ADESSO, UFFICIO)
                        .frase())
                .as("a machine that was switched on without a line: no number before somebody confirms the date")
                .isEqualTo("Senza centrale non si va avanti: data e ora certe, l'anno non è certo e non si numera.");
    }

    @Test
    void anOpenRegisterOfEmergencyLastsAsLongAsItsActAndAClosedOneHoldsNothingUp() {
        assertThat(durata(new Risorsa.Emergenza(
                        OptionalLong.of(ora("2026-11-24T08:00").toEpochMilli()))))
                .isEqualTo(fino("2026-11-24T08:00"));
        assertThat(durata(new Risorsa.Emergenza(OptionalLong.empty()))).isInstanceOf(Durata.Illimitata.class);
    }

    @Test
    void aKeyIsToBeChangedAfterTwoYearsAndOneThatTheCentreHasNotGotIsNotTakenForGood() {
        assertThat(durata(new Risorsa.Chiave(Optional.of(ora("2025-01-31T10:00")))))
                .isEqualTo(fino("2027-01-31T10:00"));
        Risorsa vecchia = new Risorsa.Chiave(Optional.of(ora("2024-03-01T10:00")));
        assertThat(durata(vecchia)).as("nothing stops").isInstanceOf(Durata.NonConoscibile.class);
        assertThat(vecchia.misura()).isEqualTo("in uso dal 1 marzo 2024, la centrale la pubblica");
        assertThat(vecchia.rimedio()).startsWith("Cambiala alla pagina Collegamento");
        assertThat(durata(new Risorsa.Chiave(Optional.empty()))).isInstanceOf(Durata.NonConoscibile.class);
    }

    @Test
    void theListsOfCertifiersAndRevocationsSayHowOldTheyAreAndWhoMissesThemHasNoEndlessOnes() {
        Risorsa certificatori = new Risorsa.Certificatori(12, 2, Optional.of(ora("2028-03-01T10:00")));
        assertThat(durata(certificatori)).isEqualTo(fino("2028-03-01T10:00"));
        assertThat(certificatori.misura()).startsWith("12 certificatori, 2 scaduti");
        assertThat(new Risorsa.Revoche(Optional.of(ora("2026-11-20T10:00")), Optional.of(ora("2026-11-24T10:00")))
                        .misura())
                .startsWith("il più vecchio è del 20 novembre 2026");
        assertThat(durata(new Risorsa.Certificatori(0, 0, Optional.empty()))).isInstanceOf(Durata.NonConoscibile.class);
        assertThat(durata(new Risorsa.Revoche(Optional.empty(), Optional.empty())))
                .isInstanceOf(Durata.NonConoscibile.class);
    }

    @Test
    void whatEndsFirstIsNamedAndWhatCannotBeKnownIsNeverTakenForEndless() {
        Autonomia autonomia = Autonomia.di(
                List.of(
                        new Risorsa.Chiave(Optional.of(ADESSO)),
                        new Risorsa.Revoche(Optional.empty(), Optional.empty()),
                        new Risorsa.Custodia(
                                OptionalLong.of(ora("2026-12-07T09:00").toEpochMilli())),
                        new Risorsa.Numeri(2026, 10, 0, DIECI_AL_GIORNO),
                        new Risorsa.Credito(OptionalLong.empty(), 0)),
                ADESSO,
                UFFICIO);
        assertThat(autonomia.frase())
                .isEqualTo("Puoi lavorare senza centrale fino a martedì 24 novembre 09:00 (numeri di certificato).");
        assertThat(autonomia.fino()).contains(ora("2026-11-24T09:00"));
        assertThat(autonomia.voci().stream().map(voce -> voce.risorsa().nome()))
                .startsWith(
                        "Numeri di certificato",
                        "Custodia delle pratiche",
                        "Chiave dei codici sui fogli",
                        "Elenchi delle revoche");
        assertThat(autonomia.ignote())
                .singleElement()
                .satisfies(voce -> assertThat(voce.risorsa()).isInstanceOf(Risorsa.Revoche.class));
    }

    @Test
    void whenSomethingIsOverItIsSaidAsItIs() {
        assertThat(Autonomia.di(List.of(new Risorsa.Numeri(2026, 0, 0, DIECI_AL_GIORNO)), ADESSO, UFFICIO)
                        .frase())
                .isEqualTo("Senza centrale non si va avanti: numeri di certificato, 0 numeri, circa 10 al giorno.");
        assertThat(Autonomia.di(List.of(new Risorsa.Emergenza(OptionalLong.empty())), ADESSO, UFFICIO)
                        .frase())
                .isEqualTo("Puoi lavorare senza centrale senza un termine.");
        assertThat(Autonomia.di(List.of(new Risorsa.OraCerta(true, false, true)), ADESSO, UFFICIO)
                        .frase())
                .startsWith("Per quanto si sa,");
    }
}
