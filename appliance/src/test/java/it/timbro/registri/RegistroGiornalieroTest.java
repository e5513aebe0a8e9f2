package it.timbro.registri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.FakeTime;
import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.atti.AnnullamentoProtocollo;
import it.timbro.atti.Protocollazione;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.emergenza.Carte;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelRegistro.GiornataSigillata;
import it.timbro.pratica.DelRegistro.PresentazioneRicevuta;
import it.timbro.pratica.DelRegistro.ProtocolloAnnullato;
import it.timbro.pratica.DellIncarnazione.GenerazioneAperta;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.registri.Lettura.Riga;
import it.timbro.registri.Registro.Tenuto;
import it.timbro.registri.store.RigheStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.world.Casa;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ordinary register at the centre: a daily register for every day, made without anybody, and
/// annulments by article 54.
class RegistroGiornalieroTest {
    private static final Sede GENOVA = new Sede("GE1");
    private static final Sede CAMERA = new Sede("GE");
    private static final LocalDate LUNEDI = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final RigheStore righe = new RigheStore();
    private final List<Sede> daSentire = new ArrayList<>();
    private Casa casa;
    private Lettura lettura;
    private RegistroGiornaliero giornaliero;
    private AnnullamentoProtocollo annullamento;

    @BeforeEach
    void apri() {
        casa = new Casa(folder, time, 1);
        lettura = new Lettura(casa.journal, righe);
        Chiusura chiusura =
                new Chiusura(casa.journal, righe, new StampaRegistri(() -> Filiale.REPORTS), casa.archivio, time);
        giornaliero = new RegistroGiornaliero(
                casa.journal,
                righe,
                chiusura,
                List.of(new Chiusura.Casa(
                        new StreamId("GE", "aoo"),
                        CAMERA,
                        "Camera di Commercio di Genova",
                        Registri.tenutiDa(Tenuto.CENTRALE))),
                (_, _) -> daSentire,
                time);
        annullamento = new AnnullamentoProtocollo(casa.journal, casa.protocollo, casa.pratiche, casa.presentazioni);
    }

    @AfterEach
    void chiudi() {
        casa.close();
    }

    /// A branch asked for an ordinary number, and the centre gave it.
    private void registra(int which) {
        casa.journal.write(
                new StreamId("GE1", "1"),
                "anna",
                tx -> tx.append(new PresentazioneRicevuta(Carte.presentazione(which))));
        new Protocollazione(casa.journal, casa.presentazioni, casa.protocollo).rivedi(GENOVA);
    }

    private Optional<GiornataSigillata> sigillo(LocalDate giorno) {
        return lettura.sigillo(CAMERA, giorno).map(Righe.Chiusa::sigillo);
    }

    private List<Riga> registro(LocalDate giorno) {
        return lettura.pezzo(new DelGiorno(Registri.PROTOCOLLO, CAMERA, giorno), 0, 100)
                .righe();
    }

    @Test
    void theNextDayTheRegisterIsPrintedKeptAndSealedByItself() {
        registra(1);
        registra(2);
        assertThat(giornaliero.gira()).isZero();
        time.passa(Duration.ofDays(1));
        assertThat(giornaliero.gira()).isEqualTo(1);
        assertThat(sigillo(LUNEDI).orElseThrow().registri()).singleElement().satisfies(uno -> {
            assertThat(uno.registro()).isEqualTo("protocollo");
            assertThat(uno.righe()).isEqualTo(2);
            assertThat(casa.archivio.read(uno.documenti().getFirst())).startsWith('%', 'P', 'D', 'F');
        });
        assertThat(lettura.sigillo(CAMERA, LUNEDI).orElseThrow().operatore()).isEqualTo("centrale");
        assertThat(giornaliero.gira()).isZero();
    }

    @Test
    void aDayWithoutARegistrationHasItsRegisterTooAndWhatWasMissedIsMadeUpForInOrder() {
        registra(1);
        time.passa(Duration.ofDays(4));
        assertThat(giornaliero.gira()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            assertThat(sigillo(LUNEDI.plusDays(i))
                            .orElseThrow()
                            .registri()
                            .getFirst()
                            .righe())
                    .isEqualTo(i == 0 ? 1 : 0);
        }
        assertThat(sigillo(LUNEDI.plusDays(4))).isEmpty();
    }

    @Test
    void theRegisterSaysWhyItsNumbersLeapAfterTheCentreWasPutBack() {
        registra(1);
        casa.journal.write(
                new StreamId("GE", "aoo2"),
                "centrale",
                tx -> tx.append(new GenerazioneAperta("GE", 2, "GE/aoo", 1, Hash.ZERO, "prova", List.of())));
        registra(2);
        assertThat(registro(LUNEDI))
                .extracting(riga -> riga.celle().getFirst())
                .containsExactly("GE/2026/0000001", "dal 0100001", "GE/2026/0100001");
    }

    @Test
    void aCentreThatWasPutBackClosesNoDayBeforeItsBranchesHaveSpoken() {
        registra(1);
        time.passa(Duration.ofDays(2));
        daSentire.add(GENOVA);
        assertThat(giornaliero.gira()).isZero();
        registra(2); // what the copy had lost
        daSentire.clear();
        assertThat(giornaliero.gira()).isEqualTo(2);
    }

    @Test
    void beforeTheFirstRegistrationThereIsNothingToClose() {
        time.passa(Duration.ofDays(9));
        assertThat(giornaliero.gira()).isZero();
    }

    @Test
    void aLongStandstillIsMadeUpForAMonthAtATime() {
        registra(1);
        time.passa(Duration.ofDays(40));
        assertThat(giornaliero.gira()).isEqualTo(31);
        assertThat(giornaliero.gira()).isEqualTo(9);
    }

    @Test
    void aDayThatMayStillBeRunningIsNotClosed() {
        registra(1);
        time.segna(Instant.parse("2026-11-24T00:30:00Z"));
        time.limiti(Instant.parse("2026-11-23T22:30:00Z"), Instant.parse("2026-11-24T00:40:00Z"));
        assertThat(giornaliero.gira()).isZero();
        time.limiti(Instant.parse("2026-11-23T23:00:01Z"), Instant.parse("2026-11-24T00:40:00Z"));
        assertThat(giornaliero.gira()).isEqualTo(1);
    }

    @Test
    void anAnnulledRegistrationStaysReadableWithWhoWhenAndWhyAndItsNumberIsNotGivenAgain() {
        registra(1);
        annulla("GE/2026/0000001", "registrata due volte");
        registra(2);
        assertThat(registro(LUNEDI))
                .extracting(riga -> riga.celle().getFirst() + " " + riga.celle().get(1), Riga::barrata)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("GE/2026/0000001 entrata", true),
                        org.assertj.core.api.Assertions.tuple("GE/2026/0000001 annullamento", false),
                        org.assertj.core.api.Assertions.tuple("GE/2026/0000002 entrata", false));
        assertThat(registro(LUNEDI).getFirst().nota())
                .startsWith("ANNULLATA il 23/11/2026 10:00 da teresa, ")
                .contains("determinazione 41", "registrata due volte");
        assertThat(registro(LUNEDI).getFirst().celle()).contains("Richiesta di certificato di origine 1");
    }

    @Test
    void theRegisterOfTheDayThatIsKeptDoesNotChangeWhenSomethingIsAnnulledLater() {
        registra(1);
        time.passa(Duration.ofDays(1));
        giornaliero.gira();
        GiornataSigillata before = sigillo(LUNEDI).orElseThrow();
        annulla("GE/2026/0000001", "non riguarda la Camera");
        time.passa(Duration.ofDays(1));
        giornaliero.gira();
        assertThat(sigillo(LUNEDI)).contains(before);
        assertThat(sigillo(LUNEDI.plusDays(1))
                        .orElseThrow()
                        .registri()
                        .getFirst()
                        .righe())
                .isEqualTo(1);
        assertThat(registro(LUNEDI).getFirst().barrata()).isTrue();
    }

    @Test
    void theBranchThatAskedIsToldOfTheAnnulment() {
        registra(1);
        annulla("GE/2026/0000001", "registrata due volte");
        assertThat(Objects.requireNonNull(casa.journal
                        .feedAfter("GE1", 0, 100, 1 << 20)
                        .getLast()
                        .origin()
                        .kind()))
                .isEqualTo("ProtocolloAnnullato");
    }

    @Test
    void aBranchsWordAnnulsNothingInTheRegisterOfTheChamberAndClosesNoDayOfIt() {
        registra(1);
        StreamId sede = new StreamId("GE2", "1");
        Codec codec = new Codec();
        List<Entry> told = Prove.scritti(
                sede,
                List.of(
                        codec.encode(new ProtocolloAnnullato(
                                new NumeroProtocollo("GE/2026/0000001"), Carte.DETERMINAZIONE, "per gioco")),
                        codec.encode(new GiornataSigillata(CAMERA, LUNEDI, List.of(), List.of()))));
        assertThat(told)
                .allMatch(entry ->
                        casa.journal.receive(sede, List.of(entry), UnaryOperator.identity()) instanceof Outcome.Stored);
        assertThat(registro(LUNEDI)).extracting(Riga::barrata).containsExactly(false);
        assertThat(sigillo(LUNEDI)).isEmpty();
        annulla("GE/2026/0000001", "registrata due volte");
        assertThat(registro(LUNEDI).getFirst().nota()).contains("registrata due volte");
    }

    @Test
    void whatIsNotThereOrAnnulledAlreadyOrWithoutAReasonIsRefused() {
        registra(1);
        refused("GE/2026/0000002", "errore", "non c'è");
        refused("GE/2026/0000001", " ", "serve il motivo");
        annulla("GE/2026/0000001", "registrata due volte");
        refused("GE/2026/0000001", "ancora", "è già annullata");
    }

    private void annulla(String numero, String motivo) {
        annullamento.annulla(new NumeroProtocollo(numero), Carte.DETERMINAZIONE, motivo, "teresa");
    }

    private void refused(String numero, String motivo, String why) {
        assertThatThrownBy(() -> annulla(numero, motivo)).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.rejection().problem()).isEqualTo(Problem.PROTOCOLLO_NON_ANNULLABILE);
            assertThat(e.rejection().sentence()).contains(why);
        });
    }
}
