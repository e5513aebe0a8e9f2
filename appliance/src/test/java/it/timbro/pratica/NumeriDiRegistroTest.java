package it.timbro.pratica;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.StreamId;
import org.junit.jupiter.api.Test;

/// The numbers that a branch gives out without asking anybody: receipts, visti, registrations of emergency.
class NumeriDiRegistroTest {
    @Test
    void aNumberNamesBranchRegisterYearAndPlace() {
        NumeroVisto numero = NumeroVisto.di(NumeroVisto.codice(new StreamId("GE2", "1")), 2026, 12);
        assertThat(numero).hasToString("GE2-V-2026-0000012");
        assertThat(numero.codice()).isEqualTo("GE2-V");
        assertThat(numero.anno()).isEqualTo(2026);
        assertThat(numero.progressivo()).isEqualTo(12);
    }

    @Test
    void anotherLifeOfTheSameBranchNumbersUnderAnotherCode() {
        StreamId life = new StreamId("GE2", "2");
        assertThat(NumeroRicevuta.codice(life)).isEqualTo("GE2-R2");
        assertThat(NumeroVisto.codice(life)).isEqualTo("GE2-V2");
        assertThat(RegistroEmergenza.codice(life)).isEqualTo("GE2-E2");
    }

    @Test
    void theTwelfthBranchOfAChamberHasNumbersToo() {
        StreamId twelfth = new StreamId("GE12", "3");
        assertThat(NumeroRicevuta.di(NumeroRicevuta.codice(twelfth), 2026, 1)).hasToString("GE12-R3-2026-0000001");
        assertThat(NumeroTurno.at(twelfth, 7)).hasToString("GE12-3.7");
    }

    @Test
    void whatIsTypedIsReadInEitherCaseAndOnlyAsWhatItIs() {
        assertThat(NumeroEmergenza.parse(" ge2-e-2026-0000012 ")).contains(new NumeroEmergenza("GE2-E-2026-0000012"));
        assertThat(NumeroRicevuta.parse("GE2-E-2026-0000012")).isEmpty();
        assertThat(NumeroVisto.parse("GE2-V-2026-12")).isEmpty();
    }
}
