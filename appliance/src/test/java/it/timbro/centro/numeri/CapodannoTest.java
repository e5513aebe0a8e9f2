package it.timbro.centro.numeri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.FakeTime;
import it.timbro.atti.Rendiconto;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.centro.numeri.Aperto.Perche;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Addebiti;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import java.nio.file.Path;
import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Genova and its centre go from 2026 to 2027 with a half-used block. Blocks of ten, the next one
/// below four.
class CapodannoTest {
    private static final Sede GENOVA = new Sede("GE1");
    private static final StreamId STREAM = new StreamId("GE1", "1");

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private Casa centro;
    private Casa genova;
    private Assegnazione assegnazione;
    private Dispersione dispersione;
    private Rendiconto rendiconto;
    private int emessi;

    @BeforeEach
    void open() {
        adesso("2026-12-28T09:00:00Z");
        centro = new Casa(folder.resolve("GE"), time, 1);
        genova = new Casa(folder.resolve("GE1"), time, 2);
        assegnazione = new Assegnazione(
                centro.journal,
                new BlocchiStore(),
                ScorteDiProva.fisse(new Regola(10, 4, 10, 10, MonthDay.of(10, 1))),
                time,
                new Random(3));
        dispersione = new Dispersione(centro.journal, new BlocchiStore(), time);
        rendiconto = new Rendiconto(
                genova.journal, STREAM, genova.numeri, genova.lavori, new Addebiti(genova.crediti, GENOVA, time), time);
        sincronizza();
    }

    @AfterEach
    void close() {
        centro.close();
        genova.close();
    }

    /// Somebody vouches for the time, to the minute.
    private void adesso(String instant) {
        Instant now = Instant.parse(instant);
        time.segna(now);
        time.limiti(now.minusSeconds(30), now.plusSeconds(30));
    }

    private void sincronizza() {
        List<Entry> batch =
                genova.journal.entriesAfter(STREAM, centro.journal.head(STREAM).seq(), 1_000, 1 << 20);
        if (!batch.isEmpty()) {
            centro.journal.receive(STREAM, batch, UnaryOperator.identity());
        }
        assegnazione.rivedi(GENOVA);
        genova.journal.storeFeed(centro.journal.feedAfter(
                GENOVA.code(), genova.journal.feedHead(GENOVA.code()).seq(), 100, 1 << 20));
        rendiconto.rendi();
    }

    private NumeroCertificato impegna(int anno) {
        NumeroPratica pratica = new NumeroPratica("M26B22A%04d".formatted(++emessi));
        return genova.journal.write(STREAM, "anna", tx -> {
            NumeroCertificato numero =
                    genova.numeri.prossimo(tx, anno).orElseThrow().numero();
            tx.append(new NumeroImpegnato(numero, pratica, new NumeroLavoro("GE1-" + emessi), Hash.ZERO));
            return numero;
        });
    }

    private NumeroCertificato emette(int anno) {
        NumeroCertificato numero = impegna(anno);
        genova.journal.write(
                STREAM,
                "anna",
                tx -> tx.append(
                        new CertificatoEmesso(numero, new NumeroPratica("M26B22A%04d".formatted(emessi)), Hash.ZERO)));
        return numero;
    }

    private List<Conto> conti() {
        return dispersione.conti(GENOVA);
    }

    @Test
    void noNumberIsUsedTwiceAndEachHasItsEnd() {
        List<NumeroCertificato> used = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            used.add(emette(2026));
        }
        NumeroCertificato halfDone = impegna(2026);
        assertThat(genova.journal.<Integer>read(rows -> genova.numeri.liberi(rows, 2027)))
                .as("leased in autumn")
                .isEqualTo(10);

        adesso("2026-12-31T23:30:00Z"); // half past midnight in Italy
        sincronizza(); // gives back
        assertThat(genova.journal.<Integer>read(rows -> genova.numeri.liberi(rows, 2026)))
                .isZero();
        for (int i = 0; i < 8; i++) {
            used.add(emette(2027));
        }
        sincronizza();
        for (int i = 0; i < 4; i++) {
            used.add(emette(2027));
        }
        sincronizza();
        assertThat(used).doesNotHaveDuplicates().doesNotContain(halfDone);
        assertThat(used.stream().filter(numero -> numero.text().startsWith("C26")))
                .hasSize(4);

        Conto of2026 = conti().getLast();
        assertThat(of2026).isEqualTo(new Conto("C26GE0000001", GENOVA, 2026, 10, 0, 1, 0, 4, 0, 5, 0, 0, 0));
        assertThat(of2026.chiuso()).as("one number still waits for its paper").isFalse();
    }

    @Test
    void whileNobodyKnowsWhetherTheYearIsOverNothingIsGivenBack() {
        Instant midnight = Instant.parse("2026-12-31T23:00:00Z");
        time.segna(midnight.plusSeconds(600));
        time.limiti(midnight.minusSeconds(60), midnight.plusSeconds(1_200));
        assertThat(rendiconto.rendi()).isZero();
        time.limiti(midnight, midnight.plusSeconds(1_200));
        assertThat(rendiconto.rendi()).isEqualTo(10);
        assertThat(rendiconto.rendi()).as("once").isZero();
    }

    @Test
    void aNumberThatWasGivenBackIsNeverLeasedAgain() {
        adesso("2027-01-04T08:00:00Z");
        sincronizza();
        sincronizza();
        adesso("2026-12-30T08:00:00Z"); // the clock was set back
        assegnazione.rivedi(GENOVA);
        assertThat(conti().stream().map(Conto::blocco)).contains("C26GE0000011").doesNotHaveDuplicates();
    }

    @Test
    void theCentreSeesWhatABranchFailedToGiveBack() {
        adesso("2027-01-04T08:00:00Z");
        assertThat(conti().getLast().senzaConto()).as("ten of 2026, still out").isEqualTo(10);
        assertThat(dispersione.esamina("C26GE0000001").orElseThrow().aperti())
                .allMatch(aperto -> aperto.perche() == Perche.ANNO_FINITO);
        sincronizza();
        sincronizza();
        assertThat(conti().stream().mapToInt(Conto::senzaConto)).containsOnly(0);
    }

    @Test
    void whatALostBoxHeldIsGivenUpByTheResponsabileAndTheBranchUsesItNoMore() {
        NumeroCertificato first = emette(2026);
        sincronizza();
        assertThat(dispersione.disperdi("C26GE0000001", 9, "apparecchio rubato", "bruno"))
                .isEqualTo(9);
        assertThat(conti().getLast().chiuso()).isTrue();
        assertThat(conti().getLast().dispersi()).isEqualTo(9);
        sincronizza(); // the box lives after all
        assertThat(genova.journal
                        .read(rows -> genova.numeri.prossimo(rows, 2026))
                        .orElseThrow()
                        .numero())
                .as("only the next block")
                .isEqualTo(new NumeroCertificato("C26GE0000011"));
        assertThat(genova.journal
                        .read(rows -> genova.numeri.find(rows, first))
                        .orElseThrow()
                        .stato())
                .isEqualTo(Numeri.Stato.EMESSO);
    }

    @Test
    void aSheetThatTurnsUpCountsWhicheverWasHeardFirst() {
        emette(2026); // not sent yet when the box is given up
        dispersione.disperdi("C26GE0000001", 10, "apparecchio isolato", "bruno");
        assertThat(conti().getLast().dispersi()).isEqualTo(10);
        genova.journal.storeFeed(List.of());
        centro.journal.receive(STREAM, genova.journal.entriesAfter(STREAM, 0, 100, 1 << 20), UnaryOperator.identity());
        Conto found = conti().getLast();
        assertThat(found.emessi()).isEqualTo(1);
        assertThat(found.ritrovati()).isEqualTo(1);
        assertThat(found.dispersi()).isEqualTo(9);
        centro.journal.rebuild();
        assertThat(conti().getLast()).isEqualTo(found);
    }

    @Test
    void theResponsabileGivesUpOnlyWhatHeSaw() {
        impegna(2026);
        sincronizza();
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> dispersione.disperdi("C26GE0000001", 9, "rubato", "bruno"))
                .withMessageContaining("si è saputo altro");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> dispersione.disperdi("C26GE0000001", 10, " ", "bruno"))
                .withMessageContaining("serve il motivo");
    }
}
