package it.timbro.collegamento;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.journal.Recorded;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaTardiva;
import it.timbro.pratica.DellaPratica.RinunciaAccolta;
import it.timbro.pratica.DellaPratica.RinunciaTardiva;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What the centre says of a pratica moves nothing until its owner has answered.
@ParameterizedClass
@EnumSource(BaseDati.class)
class MessaggiTest {
    private final BaseDati base;

    private static final byte[] P7M = Mondo.bytes(700_000, 1);
    private static final byte[] FATTURA = Mondo.bytes(90_000, 2);
    private static final byte[] PDF = Mondo.bytes(400_000, 3);

    @TempDir
    Path folder;

    private Mondo mondo;

    MessaggiTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() {
        mondo = new Mondo(base, folder, 20261122);
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    @Test
    void aRettificaInTimeIsAcceptedByTheBranchAndTheFilesFollow() {
        NumeroPratica numero = chiesta(Duration.ofHours(24));
        mondo.orologio.avanti(Duration.ofHours(24));
        mondo.centrale.arrivaRettifica(numero, FATTURA);
        mondo.genova.sincronizza();
        assertThat(mondo.genova.scheda(numero).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(mondo.centrale.scheda(numero).files()).hasSize(2);
        assertThat(mondo.genova.casa.archivio.has(Hash.of(FATTURA))).isTrue();
        assertThat(answers(numero)).singleElement().isEqualTo(new RettificaAccolta(numero, "GE/aoo", 4));
    }

    @Test
    void aRettificaAfterTheDeadlineIsLateByTheCentresClock() {
        NumeroPratica numero = chiesta(Duration.ofHours(24));
        mondo.orologio.avanti(Duration.ofHours(24).plusMillis(1));
        mondo.centrale.arrivaRettifica(numero, FATTURA);
        mondo.genova.sincronizza();
        assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(Stato.IN_RETTIFICA);
        assertThat(answers(numero))
                .singleElement()
                .isEqualTo(new RettificaTardiva(numero, "GE/aoo", 4, "La rettifica è arrivata dopo la scadenza."));
    }

    @Test
    void aRinunciaBeforeThereIsPaperEndsThePraticaByTheOwnersAnswerAlone() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        mondo.genova.approva(numero);
        mondo.centrale.arrivaRinuncia(numero);
        assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.scheda(numero).stato()).isEqualTo(Stato.RINUNCIATA);
        assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(Stato.RINUNCIATA);
        assertThat(answers(numero)).singleElement().isEqualTo(new RinunciaAccolta(numero, "GE/aoo", 4));
    }

    @Test
    void aRinunciaIsLateWhenThereIsPaper() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.centrale.assegnaNumeri(5);
        mondo.genova.sincronizza();
        mondo.genova.approva(numero);
        mondo.genova.prepara(numero, PDF);
        mondo.centrale.arrivaRinuncia(numero);
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(Stato.IN_STAMPA);
        assertThat(answers(numero)).singleElement().isInstanceOf(RinunciaTardiva.class);
    }

    @Test
    void aRettificaThatNobodyAskedForIsAnsweredWithTheReason() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        mondo.genova.approva(numero);
        mondo.centrale.arrivaRettifica(numero, FATTURA);
        mondo.genova.sincronizza();
        assertThat(answers(numero))
                .singleElement()
                .isInstanceOfSatisfying(
                        RettificaTardiva.class,
                        tardiva -> assertThat(tardiva.motivo())
                                .isEqualTo("La rettifica è arrivata quando la pratica era già «Da stampare»."));
    }

    @Test
    void aCrashBetweenTheNewsAndTheAnswerLosesNoAnswerAndDoublesNone() {
        NumeroPratica numero = chiesta(Duration.ofHours(24));
        mondo.centrale.arrivaRettifica(numero, FATTURA);
        mondo.reacting.set(false);
        mondo.genova.sincronizza();
        assertThat(answers(numero)).isEmpty();
        mondo.reacting.set(true);
        mondo.riavviaGenova();
        mondo.riavviaGenova();
        mondo.genova.sincronizza();
        assertThat(answers(numero)).singleElement().isInstanceOf(RettificaAccolta.class);
        assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(Stato.ASSEGNATA);
    }

    @Test
    void aRebuildKeepsTheAnswersThatAreStillOwed() {
        NumeroPratica numero = chiesta(Duration.ofHours(24));
        mondo.centrale.arrivaRettifica(numero, FATTURA);
        mondo.reacting.set(false);
        mondo.genova.sincronizza();
        mondo.genova.casa.journal.rebuild();
        mondo.genova.avvia();
        mondo.genova.casa.journal.rebuild();
        mondo.genova.avvia();
        assertThat(answers(numero)).singleElement().isInstanceOf(RettificaAccolta.class);
    }

    private NumeroPratica chiesta(Duration within) {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        mondo.genova.chiedeRettifica(numero, mondo.orologio.now().plus(within).toEpochMilli());
        mondo.genova.sincronizza();
        assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(Stato.IN_RETTIFICA);
        return numero;
    }

    private List<Object> answers(NumeroPratica numero) {
        return mondo.genova.casa.journal.history("pratica:" + numero).stream()
                .map(Recorded::fact)
                .filter(fact -> fact instanceof RettificaAccolta
                        || fact instanceof RettificaTardiva
                        || fact instanceof RinunciaAccolta
                        || fact instanceof RinunciaTardiva)
                .map(Object.class::cast)
                .toList();
    }
}
