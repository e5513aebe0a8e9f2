package it.timbro.emergenza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.timbro.FakeTime;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.emergenza.Emergenza.Apertura;
import it.timbro.emergenza.Emergenza.Proroga;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.Registri.Registro;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.RegistroEmergenza;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The register of emergency by article 63: who may go on registering, until when, with which
/// number.
class RegistroTest {
    private static final StreamId STREAM = new StreamId("GE2", "1");

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private Casa casa;
    private Emergenza emergenza;
    private Accettazione accettazione;
    private boolean collegata;
    private boolean quarantena;

    @BeforeEach
    void apriLaCasa() {
        casa = new Casa(folder, time, 1);
        emergenza = di(STREAM);
        accettazione = accettazione(STREAM, emergenza);
    }

    @AfterEach
    void chiudiLaCasa() {
        casa.close();
    }

    private Emergenza di(StreamId stream) {
        return new Emergenza(casa.journal, stream, casa.emergenze, casa.custodie, time, Stampati::quando);
    }

    private Accettazione accettazione(StreamId stream, Emergenza register) {
        return new Accettazione(
                casa.journal,
                stream,
                register,
                casa.presentazioni,
                time,
                new Accettazione.Domande(() -> collegata, _ -> {
                    if (quarantena) {
                        throw Problem.NON_VALIDO_ORA.rejected("la sede è in quarantena");
                    }
                }));
    }

    private RegistroEmergenza apri() {
        return emergenza.apri(Carte.apertura(), "teresa");
    }

    private String registra(int which) {
        return accettazione
                .accetta(Carte.presentazione(which), "anna")
                .map(NumeroEmergenza::text)
                .orElse("chiesto alla centrale");
    }

    private Registro registro(RegistroEmergenza id) {
        return casa.journal.read(rows -> casa.emergenze.find(rows, id)).orElseThrow();
    }

    private Scritta scritta(int which) {
        return casa.journal
                .read(rows ->
                        casa.presentazioni.find(rows, Carte.presentazione(which).id()))
                .orElseThrow();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().problem()).isEqualTo(problem));
    }

    @Test
    void numbersRunOnOverInterruptionsAndCarryBranchAndYear() {
        RegistroEmergenza first = apri();
        assertThat(registra(1)).isEqualTo("GE2-E-2026-0000001");
        assertThat(registra(2)).isEqualTo("GE2-E-2026-0000002");
        emergenza.chiudi(first, OptionalLong.empty(), "teresa");
        RegistroEmergenza second = apri();
        assertThat(second).isEqualTo(new RegistroEmergenza("GE2-E.2")).isNotEqualTo(first);
        assertThat(registra(3)).isEqualTo("GE2-E-2026-0000003");
    }

    @Test
    void anotherIncarnationHasACodeOfItsOwnSoNoNumberComesTwice() {
        apri();
        registra(1);
        Emergenza reborn = di(new StreamId("GE2", "2"));
        reborn.apri(Carte.apertura(), "teresa");
        assertThat(accettazione(new StreamId("GE2", "2"), reborn).accetta(Carte.presentazione(2), "anna"))
                .contains(new NumeroEmergenza("GE2-E2-2026-0000001"));
    }

    @Test
    void theSamePresentazioneTwiceIsOneAndAnotherUnderItsIdIsRefused() {
        apri();
        assertThat(registra(1)).isEqualTo(registra(1));
        refused(
                Problem.PRESENTAZIONE_DIVERSA,
                () -> accettazione.accetta(Carte.presentazione(1, "un'altra cosa"), "anna"));
        assertThat(registra(2)).isEqualTo("GE2-E-2026-0000002");
    }

    @Test
    void registrationStopsByItselfAfter24HoursFromTheStartOfTheInterruption() {
        long start = time.now().minus(Duration.ofHours(3)).toEpochMilli();
        emergenza.apri(new Apertura(Carte.DETERMINAZIONE, "Guasto della linea", OptionalLong.of(start), 0), "teresa");
        assertThat(emergenza.autorizzataFino())
                .hasValue(start + Duration.ofHours(24).toMillis());
        time.passa(Duration.ofHours(21).minusSeconds(1));
        assertThat(registra(1)).isEqualTo("GE2-E-2026-0000001");
        time.passa(Duration.ofSeconds(1));
        assertThat(emergenza.autorizzataFino()).isEmpty();
        refused(Problem.SENZA_PROTOCOLLO, () -> registra(2));
    }

    @Test
    void aFurtherActOfAtMostAWeekGoesOnAndStandsQuotedOnTheRegister() {
        RegistroEmergenza id = apri();
        Proroga week = new Proroga(Carte.DETERMINAZIONE, "Cavo tranciato, riparazione lunedì", 7);
        refused(
                Problem.DATI_DELL_EMERGENZA,
                () -> emergenza.proroga(id, new Proroga(Carte.DETERMINAZIONE, "causa", 8), "teresa"));
        time.passa(Duration.ofHours(30));
        emergenza.proroga(id, week, "teresa");
        assertThat(registra(1)).isEqualTo("GE2-E-2026-0000001");
        time.passa(Duration.ofDays(7));
        refused(Problem.SENZA_PROTOCOLLO, () -> registra(2));
        assertThat(registro(id).atti())
                .extracting(
                        atto -> atto.autorizzazione().atto(), atto -> (atto.scadenzaMs() - atto.dalMs()) / 3_600_000)
                .containsExactly(
                        tuple("determinazione 41 del 22/11/2026", 24L),
                        tuple("determinazione 41 del 22/11/2026", 7 * 24L));
    }

    @Test
    void anActBeforeTheLimitBeginsAtTheLimitAndActsAreNotPiledUp() {
        RegistroEmergenza id = apri();
        Proroga week = new Proroga(Carte.DETERMINAZIONE, "Cavo tranciato", 7);
        emergenza.proroga(id, week, "teresa");
        assertThat(registro(id).scadenzaMs())
                .isEqualTo(time.now().plus(Duration.ofDays(8)).toEpochMilli());
        refused(Problem.DATI_DELL_EMERGENZA, () -> emergenza.proroga(id, week, "teresa"));
    }

    @Test
    void anInterruptionOlderThan24HoursNeedsTheActOfAFurtherPeriodAtOnce() {
        OptionalLong old =
                OptionalLong.of(time.now().minus(Duration.ofHours(40)).toEpochMilli());
        refused(
                Problem.DATI_DELL_EMERGENZA,
                () -> emergenza.apri(new Apertura(Carte.DETERMINAZIONE, "Guasto", old, 0), "teresa"));
        RegistroEmergenza id = emergenza.apri(new Apertura(Carte.DETERMINAZIONE, "Guasto", old, 3), "teresa");
        assertThat(registro(id).scadenzaMs())
                .isEqualTo(time.now().plus(Duration.ofDays(3)).toEpochMilli());
    }

    @Test
    void whereTheTimeIsNotCertainTheLimitComesAtTheEarliestAndItIsSaidWhy() {
        Instant now = time.now();
        time.limiti(now.minus(Duration.ofMinutes(10)), now.plus(Duration.ofMinutes(10)));
        RegistroEmergenza id = apri();
        assertThat(registro(id).scadenzaMs())
                .isEqualTo(now.minus(Duration.ofMinutes(10))
                        .plus(Duration.ofHours(24))
                        .toEpochMilli());
        time.limiti(
                now.plus(Duration.ofHours(23)), now.plus(Duration.ofHours(23)).plus(Duration.ofMinutes(50)));
        refused(Problem.SENZA_PROTOCOLLO, () -> registra(1)); // it may be 23:50 h later already
        Termine termine = casa.journal.read(emergenza::aperto).orElseThrow().termine();
        assertThat(termine.scaduto()).isTrue();
        assertThat(termine.perche()).contains("entro 50 min");
    }

    @Test
    void aClockThatWasSetBackGivesNoTimeBack() {
        apri();
        Instant certain = time.now().plus(Duration.ofHours(25));
        time.limiti(certain, Instant.ofEpochMilli(Long.MAX_VALUE));
        time.segna(time.now().minus(Duration.ofDays(3)));
        refused(Problem.SENZA_PROTOCOLLO, () -> registra(1));
    }

    @Test
    void theYearComesFromTheCertainTimeAndIfItStraddlesNewYearAPersonAnswers() {
        time.segna(Instant.parse("2026-12-31T22:30:00Z"));
        apri();
        time.limiti(Instant.parse("2026-12-31T22:30:00Z"), Instant.parse("2026-12-31T23:30:00Z"));
        refused(Problem.ANNO_INCERTO, () -> registra(1));
        time.limiti(Instant.parse("2026-12-31T23:00:10Z"), Instant.parse("2026-12-31T23:00:20Z"));
        assertThat(registra(1)).isEqualTo("GE2-E-2027-0000001");
    }

    @Test
    void oneRegisterIsOpenAtATimeAndAClosedOneTakesNothing() {
        RegistroEmergenza id = apri();
        refused(Problem.REGISTRO_GIA_APERTO, this::apri);
        time.passa(Duration.ofHours(2));
        emergenza.chiudi(
                id, OptionalLong.of(time.now().minus(Duration.ofHours(1)).toEpochMilli()), "teresa");
        assertThat(registro(id).aperto()).isFalse();
        refused(Problem.REGISTRO_NON_APERTO, () -> emergenza.chiudi(id, OptionalLong.empty(), "teresa"));
        refused(Problem.SENZA_PROTOCOLLO, () -> registra(1));
    }

    @Test
    void restorationLiesBetweenTheStartOfTheInterruptionAndNow() {
        RegistroEmergenza id = apri();
        for (Duration wrong : List.of(Duration.ofHours(-1), Duration.ofHours(1))) {
            refused(
                    Problem.DATI_DELL_EMERGENZA,
                    () -> emergenza.chiudi(
                            id, OptionalLong.of(time.now().plus(wrong).toEpochMilli()), "teresa"));
        }
    }

    @Test
    void withoutARegisterTheCentreIsAskedIfItIsReachedElseNothingIsWritten() {
        refused(Problem.SENZA_PROTOCOLLO, () -> registra(1));
        collegata = true;
        assertThat(registra(1)).isEqualTo("chiesto alla centrale");
        apri();
        assertThat(registra(2)).isEqualTo("GE2-E-2026-0000001"); // the register comes first while it is open
    }

    @Test
    void whatWaitsForTheCentreCanBeTakenIntoTheRegisterOnce() {
        collegata = true;
        registra(1);
        refused(
                Problem.REGISTRO_NON_APERTO,
                () -> accettazione.inEmergenza(Carte.presentazione(1).id(), "anna"));
        apri();
        NumeroEmergenza numero = accettazione.inEmergenza(Carte.presentazione(1).id(), "anna");
        assertThat(accettazione.inEmergenza(Carte.presentazione(1).id(), "anna"))
                .isEqualTo(numero);
        assertThat(scritta(1).emergenza().orElseThrow().numero()).isEqualTo(numero);
    }

    @Test
    void annulledIsStillReadableWithTheActAndItsNumberIsNotGivenAgain() {
        apri();
        registra(1);
        accettazione.annulla(Carte.presentazione(1).id(), Carte.DETERMINAZIONE, "presentata due volte", "anna");
        Scritta scritta = scritta(1);
        assertThat(scritta.annullo().orElseThrow())
                .extracting(
                        Presentazioni.Annullo::motivo,
                        Presentazioni.Annullo::operatore,
                        annullo -> annullo.atto().atto())
                .containsExactly("presentata due volte", "anna", "determinazione 41 del 22/11/2026");
        assertThat(scritta.presentazione()).isEqualTo(Carte.presentazione(1));
        refused(
                Problem.REGISTRAZIONE_NON_ANNULLABILE,
                () -> accettazione.annulla(Carte.presentazione(1).id(), Carte.DETERMINAZIONE, "ancora", "anna"));
        assertThat(registra(2)).isEqualTo("GE2-E-2026-0000002");
    }

    @Test
    void aMachineThatMayNotNumberGivesNoNumberOfEmergency() {
        apri();
        quarantena = true;
        refused(Problem.NON_VALIDO_ORA, () -> registra(1));
    }

    @Test
    void eachDayHasItsTotalAlsoADayWithoutAny() {
        RegistroEmergenza id = apri();
        registra(1);
        registra(2);
        emergenza.proroga(id, new Proroga(Carte.DETERMINAZIONE, "Cavo tranciato", 7), "teresa");
        time.passa(Duration.ofDays(2));
        registra(3);
        List<Scritta> righe = casa.journal.read(rows -> casa.presentazioni.delRegistro(rows, id));
        assertThat(Giorni.di(registro(id), righe, time.now().toEpochMilli()).giorni())
                .extracting(Giorni.Giorno::frase)
                .containsExactly("2 operazioni", "nessuna operazione: registro non utilizzato", "1 operazione");
    }

    @Test
    void aRebuildTellsTheSame() {
        RegistroEmergenza id = apri();
        registra(1);
        accettazione.annulla(Carte.presentazione(1).id(), Carte.DETERMINAZIONE, "sbagliata", "anna");
        emergenza.chiudi(id, OptionalLong.empty(), "teresa");
        Registro register = registro(id);
        Scritta row = scritta(1);
        casa.journal.rebuild();
        assertThat(registro(id)).isEqualTo(register);
        assertThat(scritta(1)).isEqualTo(row);
    }

    @Test
    void aRegistrationIsFoundByItsNumberAndByWords() {
        apri();
        registra(1);
        Optional<Scritta> found = casa.journal.read(rows -> casa.presentazioni.conNumero(
                rows, NumeroEmergenza.parse(" ge2-e-2026-0000001 ").orElseThrow()));
        assertThat(found.orElseThrow().presentazione()).isEqualTo(Carte.presentazione(1));
        for (String typed : List.of("aurora", "BNCNNA80A41D969W", "0000001", "412233", "bianchi valvole")) {
            assertThat(cerca(typed)).as(typed).hasSize(1);
        }
        assertThat(cerca("nessuno")).isEmpty();
    }

    private List<Scritta> cerca(String typed) {
        return casa.journal.read(
                rows -> casa.presentazioni.cerca(rows, new Sede("GE2"), List.of(typed.split(" ")), 10));
    }
}
