package it.timbro.emergenza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelRegistro.PresentazioneProtocollata;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.RegistroEmergenza;
import it.timbro.sync.protocol.Entry;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// INV-11: numbers of emergency are unique in the AOO, each gets exactly one ordinary number later,
/// both live for ever. A whole branch and a centre, and a kill between any two steps.
class RecuperoTest {
    private static final int PRESENTATE = 3;
    private static final int STEPS = 6;

    @TempDir
    Path folder;

    enum Kill {
        FILIALE,
        CENTRALE,
        ENTRAMBE
    }

    private static List<Scritta> scritte(Casa casa) {
        return casa.journal.read(rows -> casa.presentazioni.cerca(rows, Centrale.GENOVA, List.of(), 1_000));
    }

    private static List<Registri.Registro> registri(Casa casa) {
        return casa.journal.read(rows -> casa.emergenze.dellaSede(rows, Centrale.GENOVA, 9));
    }

    private static List<PresentazioneProtocollata> protocollate(Mondo mondo) {
        Codec codec = new Codec();
        return mondo.centrale.casa.journal.entriesAfter(Centrale.AOO, 0, 10_000, 1 << 24).stream()
                .filter(entry -> entry.kind().equals("PresentazioneProtocollata"))
                .map(entry -> (PresentazioneProtocollata)
                        codec.decode(entry.kind(), entry.version(), entry.subject(), payload(entry)))
                .toList();
    }

    private static byte[] payload(Entry entry) {
        byte[] payload = entry.payload();
        return payload == null ? new byte[0] : payload;
    }

    private static void inv11(Mondo mondo, int presentate) {
        List<PresentazioneProtocollata> given = protocollate(mondo);
        assertThat(given).extracting(PresentazioneProtocollata::numero).doesNotHaveDuplicates();
        assertThat(given).extracting(PresentazioneProtocollata::presentazione).doesNotHaveDuplicates();
        for (Casa casa : List.of(mondo.centrale.casa, mondo.genova.casa)) {
            List<Scritta> scritte = scritte(casa);
            assertThat(scritte).hasSize(presentate);
            assertThat(scritte)
                    .extracting(scritta -> scritta.emergenza().orElseThrow().numero())
                    .doesNotHaveDuplicates();
            assertThat(scritte)
                    .allSatisfy(scritta -> assertThat(given.stream()
                                    .filter(one -> one.presentazione()
                                            .equals(scritta.presentazione().id()))
                                    .map(PresentazioneProtocollata::numero))
                            .containsExactly(scritta.protocollo().orElseThrow().numero()));
        }
    }

    /// A morning without the line: the register is opened, papers come in, it is closed.
    private static RegistroEmergenza mattina(Mondo mondo) {
        mondo.linea.giu = true;
        mondo.genova.collegata = false;
        RegistroEmergenza registro = mondo.genova.emergenza.apri(Carte.apertura(), "teresa");
        for (int i = 1; i <= PRESENTATE; i++) {
            mondo.orologio.avanti(Duration.ofMinutes(7));
            mondo.genova.accettazione.accetta(Carte.presentazione(i), "anna");
        }
        mondo.orologio.avanti(Duration.ofHours(1));
        mondo.genova.emergenza.chiudi(registro, OptionalLong.empty(), "teresa");
        mondo.linea.giu = false;
        return registro;
    }

    @Test
    void eachGetsOneOrdinaryNumberInOrderAndTermsRunFromTheEmergencyRegistration() {
        try (Mondo mondo = new Mondo(folder, 1)) {
            mattina(mondo);
            mondo.orologio.avanti(Duration.ofDays(1));
            assertThat(mondo.genova.sincronizza()).isTrue();
            inv11(mondo, PRESENTATE);
            assertThat(protocollate(mondo))
                    .extracting(
                            one -> one.numero().text(),
                            one -> String.valueOf(one.emergenza()),
                            one -> one.presentataMs()
                                    < mondo.orologio
                                            .now()
                                            .minus(Duration.ofDays(1))
                                            .toEpochMilli())
                    .containsExactly(
                            tuple("GE/2026/0000001", "GE1-E-2026-0000001", true),
                            tuple("GE/2026/0000002", "GE1-E-2026-0000002", true),
                            tuple("GE/2026/0000003", "GE1-E-2026-0000003", true));
        }
    }

    @Test
    void bothNumbersFindItAtBothEnds() {
        try (Mondo mondo = new Mondo(folder, 2)) {
            mattina(mondo);
            mondo.genova.sincronizza();
            for (Casa casa : List.of(mondo.centrale.casa, mondo.genova.casa)) {
                Optional<Scritta> one = casa.journal.read(
                        rows -> casa.presentazioni.conNumero(rows, new NumeroEmergenza("GE1-E-2026-0000002")));
                Optional<Scritta> other = casa.journal.read(
                        rows -> casa.presentazioni.conNumero(rows, new NumeroProtocollo("GE/2026/0000002")));
                assertThat(one).isPresent().isEqualTo(other);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKillAfterAnyStepChangesNothing(Kill kill) {
        for (int at = 0; at <= STEPS; at++) {
            try (Mondo mondo = new Mondo(folder.resolve(kill + "-" + at), 10 + at)) {
                mattina(mondo);
                for (int step = 0; step <= STEPS; step++) {
                    if (step == at) {
                        kill(mondo, kill);
                    }
                    step(mondo, step);
                }
                mondo.genova.sincronizza();
                inv11(mondo, PRESENTATE);
            }
        }
    }

    private static void kill(Mondo mondo, Kill kill) {
        switch (kill) {
            case FILIALE -> mondo.riavviaGenova();
            case CENTRALE -> mondo.riavviaCentrale();
            case ENTRAMBE -> {
                mondo.riavviaCentrale();
                mondo.riavviaGenova();
            }
        }
    }

    private static void step(Mondo mondo, int step) {
        if (step % 2 == 0) {
            mondo.genova.collegamento.session().pushOnce();
        } else {
            mondo.genova.collegamento.session().pullOnce();
        }
    }

    @Test
    void aCentreThatDiesBetweenStoringAndNumberingGoesOnAtTheNextContact() {
        try (Mondo mondo = new Mondo(folder, 3)) {
            mattina(mondo);
            mondo.centrale.protocolla = false;
            mondo.genova.sincronizza();
            assertThat(protocollate(mondo)).isEmpty();
            mondo.riavviaCentrale();
            mondo.genova.sincronizza();
            inv11(mondo, PRESENTATE);
        }
    }

    @Test
    void aLineThatLosesCallsAndAnswersGivesNoSecondNumber() {
        for (int seed = 0; seed < 8; seed++) {
            try (Mondo mondo = new Mondo(folder.resolve("perdita-" + seed), 100 + seed)) {
                mattina(mondo);
                mondo.linea.perdita = 40;
                IntStream.range(0, 12).forEach(step -> step(mondo, step));
                mondo.linea.perdita = 0;
                mondo.genova.sincronizza();
                inv11(mondo, PRESENTATE);
            }
        }
    }

    @Test
    void aPresentazioneThatTheCentreHadRegisteredKeepsItsOrdinaryNumberWhenOnlyTheAnswerWasLost() {
        try (Mondo mondo = new Mondo(folder, 4)) {
            Genova genova = mondo.genova;
            assertThat(genova.accettazione.accetta(Carte.presentazione(1), "anna"))
                    .isEmpty();
            genova.collegamento.session().pushOnce(); // hello
            genova.collegamento.session().pushOnce();
            assertThat(protocollate(mondo)).hasSize(1);
            assertThat(scritte(genova.casa).getFirst().protocollo()).isEmpty(); // the answer is lost
            mondo.linea.giu = true;
            genova.collegata = false;
            genova.emergenza.apri(Carte.apertura(), "teresa");
            NumeroEmergenza numero =
                    genova.accettazione.inEmergenza(Carte.presentazione(1).id(), "anna");
            mondo.linea.giu = false;
            genova.sincronizza();
            inv11(mondo, 1);
            assertThat(scritte(mondo.centrale.casa)
                            .getFirst()
                            .emergenza()
                            .orElseThrow()
                            .numero())
                    .isEqualTo(numero);
        }
    }

    @Test
    void theRegisterMayStillBeOpenAndWhatIsAnnulledGetsItsNumberToo() {
        try (Mondo mondo = new Mondo(folder, 5)) {
            Genova genova = mondo.genova;
            genova.emergenza.apri(Carte.apertura(), "teresa");
            genova.accettazione.accetta(Carte.presentazione(1), "anna");
            genova.accettazione.annulla(
                    Carte.presentazione(1).id(), Carte.DETERMINAZIONE, "presentata due volte", "teresa");
            genova.sincronizza();
            inv11(mondo, 1);
            assertThat(scritte(mondo.centrale.casa).getFirst().annullo()).isPresent();
        }
    }

    @Test
    void theFilesOfAPresentazioneReachTheCentre() {
        try (Mondo mondo = new Mondo(folder, 6)) {
            Genova genova = mondo.genova;
            genova.casa.archivio.keep(new byte[] {1});
            genova.emergenza.apri(Carte.apertura(), "teresa");
            genova.accettazione.accetta(Carte.presentazione(1), "anna");
            genova.sincronizza();
            assertThat(mondo.centrale.casa.archivio.has(
                            Carte.presentazione(1).documenti().getFirst().sha256()))
                    .isTrue();
        }
    }

    @Test
    void bothEndsTellTheSameAfterARebuild() {
        try (Mondo mondo = new Mondo(folder, 7)) {
            mattina(mondo);
            mondo.genova.sincronizza();
            List<Scritta> before = scritte(mondo.centrale.casa);
            mondo.centrale.casa.journal.rebuild();
            mondo.genova.casa.journal.rebuild();
            assertThat(scritte(mondo.centrale.casa)).isEqualTo(before);
            assertThat(scritte(mondo.genova.casa)).isEqualTo(before);
            assertThat(registri(mondo.genova.casa)).hasSize(1).isEqualTo(registri(mondo.centrale.casa));
        }
    }
}
