package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.collegamento.Parola;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.world.Casa;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// «Registrato in centrale» is said at neither end before it is stored, applied, and every file is there.
@ParameterizedClass
@EnumSource(BaseDati.class)
class ParolaAnswersTest {
    private static final byte[] P7M = Mondo.bytes(900, 1);
    private static final byte[] PDF = Mondo.bytes(90_000, 2);

    private final BaseDati base;

    @TempDir
    Path folder;

    private Mondo mondo;
    private NumeroPratica prima;
    private NumeroPratica seconda;

    ParolaAnswersTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() {
        mondo = new Mondo(base, folder, 54);
        prima = mondo.centrale.arriva(1, P7M);
        seconda = mondo.centrale.arriva(2, P7M);
        mondo.centrale.assegnaNumeri(5);
        assertThat(mondo.genova.sincronizza()).isTrue();
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    private ParolaAnswers centrale() {
        Casa casa = mondo.centrale.casa;
        return new ParolaAnswers(
                new Registrate(casa.journal, casa.archivio, casa.files, casa.carte, casa.impronte)::parole);
    }

    private Riga riga(NumeroPratica numero) {
        Casa casa = mondo.centrale.casa;
        return casa.journal.read(rows -> casa.pratiche.riga(rows, numero)).orElseThrow();
    }

    /// Twice: who compares compares what stood before.
    private void scambia() {
        for (int round = 0; round < 2; round++) {
            assertThat(mondo.genova.sincronizza()).isTrue();
        }
    }

    /// What the centre's page, its lists and its API say, which is one word.
    private String inCentrale(NumeroPratica numero) {
        Scheda scheda = mondo.centrale.scheda(numero);
        List<Riga> tutte = List.of(riga(prima), riga(seconda));
        String page = centrale().testo(scheda);
        assertThat(centrale().testi(tutte).apply(riga(numero))).isEqualTo(page);
        if (!page.isEmpty()) {
            assertThat(centrale().parola(scheda).testo()).isEqualTo(page);
        }
        return page;
    }

    @Test
    void aFileThatIsStillOnItsWayKeepsItFromBeingRegistered() {
        mondo.genova.approva(prima);
        mondo.genova.prepara(prima, PDF);
        mondo.genova.collegamento.session().pushOnce();
        assertThat(inCentrale(prima))
                .isEqualTo("Inviato")
                .isEqualTo(mondo.genova.parola(prima).testo());
        assertThat(inCentrale(seconda)).as("no branch has done anything on it").isEmpty();
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(inCentrale(prima)).isEqualTo("Registrato in centrale");
        assertThat(mondo.genova.parola(prima)).isEqualTo(Parola.REGISTRATO_IN_CENTRALE);
    }

    @Test
    void aFactThatTheCentreKeptAndCannotApplyIsNotRegistered() {
        mondo.genova.approva(prima);
        mondo.genova.approva(seconda);
        assertThat(mondo.genova.sincronizza()).isTrue();
        Head head = mondo.centrale.casa.journal.head(Genova.STREAM);
        Entry.Draft nuovo = new Entry.Draft(
                "PraticaProfetizzata", 1, Entry.CRITICO, "pratica:" + prima, "{}".getBytes(StandardCharsets.UTF_8));
        mondo.centrale.casa.journal.receive(
                Genova.STREAM,
                List.of(Entry.seal(
                        Genova.STREAM,
                        head.seq() + 1,
                        head.seq() + 1,
                        1,
                        new Entry.Stamp(mondo.orologio.now().toEpochMilli(), 0, 0, Long.MAX_VALUE),
                        "anna",
                        nuovo,
                        new byte[16],
                        head.hash())),
                UnaryOperator.identity());
        assertThat(inCentrale(prima)).isEqualTo("Inviato");
        assertThat(inCentrale(seconda)).isEqualTo("Registrato in centrale");
    }

    @Test
    void whatCameToSomethingElseHereAndThereIsNotRegisteredUntilTheyAgree() {
        mondo.genova.approva(prima);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.centrale.casa.journal.write(
                Genova.STREAM,
                "guasto",
                tx -> tx.dsl()
                        .execute("update scheda set stato = 'RESPINTA', impronta = 7" + " where numero = '" + prima
                                + "'"));
        mondo.genova.approva(seconda);
        scambia();
        assertThat(List.of(mondo.genova.parola(prima).testo(), inCentrale(prima)))
                .containsOnly("Inviato");
        assertThat(List.of(mondo.genova.parola(seconda).testo(), inCentrale(seconda)))
                .containsOnly("Registrato in centrale");
        mondo.centrale.casa.journal.rebuild("pratica:" + prima);
        scambia();
        assertThat(List.of(mondo.genova.parola(prima).testo(), inCentrale(prima)))
                .containsOnly("Registrato in centrale");
    }
}
