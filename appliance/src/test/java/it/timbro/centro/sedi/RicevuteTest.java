package it.timbro.centro.sedi;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.certificato.Chiavi;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Versions;
import it.timbro.sync.protocol.Welcome;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.sync.transport.Answer;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What both ends keep of what the other holds.
class RicevuteTest {
    private static final byte[] P7M = Mondo.bytes(20_000, 1);

    @TempDir
    Path folder;

    private Mondo mondo;
    private NumeroPratica prima;

    @BeforeEach
    void open() {
        mondo = new Mondo(folder, 20261125);
        prima = mondo.centrale.arriva(1, P7M);
        mondo.centrale.assegnaNumeri(5);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.approva(prima);
        mondo.genova.impegna(1, prima, P7M);
        assertThat(mondo.genova.sincronizza()).isTrue();
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    @Test
    void aWelcomeGivesBackTheReceiptThatTheCentreHasKept() {
        Receipt tenuta = mondo.centrale.casa.journal.lastReceipt("GE1", "GE1/1").orElseThrow();
        assertThat(tenuta.stored()).isPositive();
        assertThat(tenuta.touched()).contains("numero:C26GE0000001");
        assertThat(mondo.genova.casa.journal.lastReceipt("GE1", "GE1/1")).hasValue(tenuta);
        assertThat(benvenuto().receipts()).contains(tenuta);
    }

    @Test
    void theReceiptsOfABranchSayHowManyNewsAreNew() {
        Receipt prima =
                mondo.centrale.casa.journal.lastReceipt("GE1", "feed:GE1").orElseThrow();
        assertThat(prima.stored()).isPositive();
        mondo.centrale.arriva(2, P7M);
        assertThat(mondo.genova.sincronizza()).isTrue();
        Receipt poi = mondo.centrale.casa.journal.lastReceipt("GE1", "feed:GE1").orElseThrow();
        assertThat(poi.stored()).isPositive().isEqualTo((int) (poi.seq() - prima.seq()));
        assertThat(mondo.genova.casa.journal.lastReceipt("GE1", "feed:GE1"))
                .as("the centre's signature under the same words")
                .hasValueSatisfying(loro -> assertThat(loro.statement()).isEqualTo(poi.statement()));
    }

    @Test
    void aReceiptUnderAKeyThatTheBranchHasNotPublishedIsRefusedInWords() {
        Receipt vera =
                mondo.centrale.casa.journal.lastReceipt("GE1", "feed:GE1").orElseThrow();
        Receipt falsa = SigningKey.open(folder.resolve("ladro"), "codice").sign(vera);
        assertThat(mondo.centrale.sedi.receipt(Centrale.GENOVA, falsa))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal().sentence()).contains("chiave", "GE1"));
        assertThat(mondo.centrale.sedi.receipt(Centrale.GENOVA, vera)).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void whatNobodyGaveAReceiptForIsToldWithoutCountingAndKeptByBothEnds() {
        Head tenuta = mondo.centrale.casa.journal.head(Genova.STREAM);
        mondo.centrale.casa.journal.copies().setAside(Genova.STREAM, tenuta.seq() - 1);
        Receipt data = benvenuto().receipts().getFirst();
        assertThat(data.seq()).isEqualTo(tenuta.seq() - 1);
        assertThat(data.stored() + data.repeated()).isZero();
        assertThat(mondo.centrale
                        .casa
                        .journal
                        .lastReceipt("GE1", "GE1/1")
                        .orElseThrow()
                        .seq())
                .as("the later one stays: it was given")
                .isEqualTo(tenuta.seq());
        assertThat(benvenuto().receipts()).containsExactly(data);
    }

    @Test
    void aBranchGivesNoReceiptUntilTheCentreHasTheKeyThatSignsIt() {
        assertThat(inCentrale()).isTrue();
        String vecchia = mondo.genova.chiave.attuale().kid();
        mondo.genova.chiave.cambia(vecchia, "dario");
        mondo.centrale.arriva(2, P7M);
        assertThat(inCentrale())
                .as("receipts for what went before say nothing of the new key")
                .isFalse();
        mondo.genova.collegamento.session().pullOnce();
        Head feed = mondo.genova.casa.journal.feedHead("GE1");
        mondo.genova.collegamento.session().repliesOnce();
        assertThat(data().seq()).isLessThan(feed.seq());
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(inCentrale()).isTrue();
        assertThat(data().head()).isEqualTo(feed);
        assertThat(data().key()).isEqualTo(mondo.genova.chiave.attuale().published());
        assertThat(mondo.centrale.casa.journal.read(mondo.centrale.casa.chiavi::tutte))
                .as("both verify what they signed, at both ends")
                .extracting(Chiavi.Pubblicata::kid)
                .containsExactlyInAnyOrder(
                        vecchia, mondo.genova.chiave.attuale().kid())
                .containsExactlyElementsOf(mondo.genova.casa.journal.read(mondo.genova.casa.chiavi::tutte).stream()
                        .map(Chiavi.Pubblicata::kid)
                        .toList());
    }

    private Receipt data() {
        return mondo.centrale.casa.journal.lastReceipt("GE1", "feed:GE1").orElseThrow();
    }

    private boolean inCentrale() {
        return mondo.genova.casa.journal.read(rows -> new ScambioStore()
                .inCentrale(
                        rows,
                        Centrale.GENOVA,
                        "chiave:" + mondo.genova.chiave.attuale().kid()));
    }

    private Welcome benvenuto() {
        Hello hello = new Hello(
                Versions.SPOKEN,
                "GE1",
                0,
                Map.of("GE1/1", mondo.genova.casa.journal.head(Genova.STREAM)),
                mondo.genova.casa.journal.feedHead("GE1"));
        return switch (mondo.centrale.sedi.hello(Centrale.GENOVA, hello)) {
            case Answer.Ok<Welcome>(Welcome welcome) -> welcome;
            case Answer.Refused<Welcome> refused -> throw new AssertionError(refused);
            case Answer.Failed<Welcome> failed -> throw new AssertionError(failed);
        };
    }
}
