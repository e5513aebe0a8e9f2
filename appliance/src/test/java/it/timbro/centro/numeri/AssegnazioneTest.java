package it.timbro.centro.numeri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.base.Sede;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.certificato.store.NumeroStore;
import it.timbro.journal.Journal;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The centre leases numbers to the offices of Genova and Chiavari, ten at a time, when fewer than four are free.
@ParameterizedClass
@EnumSource(BaseDati.class)
class AssegnazioneTest {
    private final BaseDati base;

    private static final Sede GENOVA = new Sede("GE1");
    private static final Sede CHIAVARI = new Sede("GE2");

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private Journal journal;
    private Assegnazione assegnazione;

    AssegnazioneTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() {
        time.segna(Instant.parse("2026-03-02T08:00:00Z"));
        journal = base.open(
                folder.resolve("centro.db"),
                new Codec(),
                List.of(new NumeroStore()),
                (_, _, why) -> {
                    throw new IllegalStateException(why.toString());
                },
                time,
                new Random(1));
        assegnazione = new Assegnazione(journal, new BlocchiStore(), new Regola(4, 10), time, new Random(2));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private List<BloccoAssegnato> blocks(Sede sede) {
        return journal.feedAfter(sede.code(), 0, 100, 10_000_000).stream()
                .map(FeedEntry::origin)
                .map(entry -> (BloccoAssegnato) new Codec()
                        .decode(
                                entry.kind(),
                                entry.version(),
                                entry.subject(),
                                Objects.requireNonNull(entry.payload())))
                .toList();
    }

    private void use(Sede sede, int first, int last) {
        journal.write(
                new StreamId(sede.code(), "1"),
                "operatore",
                tx -> IntStream.rangeClosed(first, last)
                        .mapToObj(n -> tx.append(new NumeroImpegnato(
                                new NumeroCertificato("C26GE%07d".formatted(n)),
                                new NumeroPratica("M26302A%04d".formatted(n)),
                                new NumeroLavoro("GE1-" + n),
                                Hash.ZERO)))
                        .toList());
    }

    @Test
    void theFirstContactLeasesABlockAndAskingAgainLeasesNothing() {
        assertEquals(1, assegnazione.rivedi(GENOVA));
        assertEquals(0, assegnazione.rivedi(GENOVA));
        BloccoAssegnato block = blocks(GENOVA).getFirst();
        assertEquals(10, block.numeri().size());
        assertEquals("C26GE0000001", block.numeri().getFirst().numero().text());
    }

    @Test
    void numbersRunOverTheWholeChamberAndAreNeverLeasedTwice() {
        assegnazione.rivedi(GENOVA);
        assegnazione.rivedi(CHIAVARI);
        use(GENOVA, 1, 7);
        assegnazione.rivedi(GENOVA);
        assertEquals(
                "C26GE0000011",
                blocks(CHIAVARI).getFirst().numeri().getFirst().numero().text());
        assertEquals(
                "C26GE0000021",
                blocks(GENOVA).getLast().numeri().getFirst().numero().text());
    }

    @Test
    void aBlockIsLeasedWhenFewerThanTheThresholdAreFree() {
        assegnazione.rivedi(GENOVA);
        use(GENOVA, 1, 6);
        assertEquals(0, assegnazione.rivedi(GENOVA));
        use(GENOVA, 7, 7);
        assertEquals(1, assegnazione.rivedi(GENOVA));
    }

    @Test
    void fromOctoberTheBranchAlsoHoldsNextYearsNumbers() {
        time.segna(Instant.parse("2026-09-30T21:59:00Z"));
        assertEquals(1, assegnazione.rivedi(GENOVA));
        time.segna(Instant.parse("2026-09-30T22:00:00Z")); // midnight in Italy
        assertEquals(1, assegnazione.rivedi(GENOVA));
        assertEquals(
                "C27GE0000001",
                blocks(GENOVA).getLast().numeri().getFirst().numero().text());
    }

    @Test
    void aThirdBlockWaitsForTheAccountOfTheFirst() {
        Regola regola = new Regola(4, 10);
        assertTrue(regola.serve(new Regola.Scorta(3, 1)));
        assertEquals(false, regola.serve(new Regola.Scorta(3, 2)));
        assertEquals(false, regola.serve(new Regola.Scorta(4, 1)));
    }

    @Test
    void securityCodesHaveEightCharactersThatNobodyMistakes() {
        assegnazione.rivedi(GENOVA);
        var codes =
                blocks(GENOVA).getFirst().numeri().stream().map(n -> n.codice()).toList();
        assertEquals(10, codes.stream().distinct().count());
        assertTrue(codes.stream().allMatch(code -> code.matches("[A-HJKMNP-TW-Z2-9]{8}")), codes::toString);
    }
}
