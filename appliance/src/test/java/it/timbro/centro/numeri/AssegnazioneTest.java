package it.timbro.centro.numeri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import it.timbro.pratica.DelNumero.NumeroScartato;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
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

/// The centre leases numbers to the offices of Genova and Chiavari, ten at a time, when fewer than
/// four are free.
@ParameterizedClass
@EnumSource(BaseDati.class)
class AssegnazioneTest {
    private final BaseDati base;

    private static final Regola REGOLA = new Regola(10, 4, 10, 10, MonthDay.of(10, 1));
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
        assegnazione = new Assegnazione(journal, new BlocchiStore(), ScorteDiProva.fisse(REGOLA), time, new Random(2));
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

    /// S-054: what is tried out never takes a number that counts.
    @Test
    void aTrainingOfficeHasNumbersOfNoChamberAndTakesNoneFromAnother() {
        Sede prova = new Sede("ZZ1");
        assegnazione.rivedi(GENOVA);
        assegnazione.rivedi(prova);
        assegnazione.rivedi(CHIAVARI);
        assertEquals("C26ZZ0000001", primo(prova));
        assertEquals("C26GE0000001", primo(GENOVA));
        assertEquals("C26GE0000011", primo(CHIAVARI));
    }

    private String primo(Sede sede) {
        return blocks(sede).getFirst().numeri().getFirst().numero().text();
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

    private void ends(Sede sede, int first, int last) {
        journal.write(
                new StreamId(sede.code(), "1"),
                "operatore",
                tx -> IntStream.rangeClosed(first, last)
                        .mapToObj(n -> tx.append(new NumeroScartato(
                                new NumeroCertificato("C26GE%07d".formatted(n)),
                                new NumeroPratica("M26302A%04d".formatted(n)),
                                "prova")))
                        .toList());
    }

    @Test
    void aThirdBlockWaitsUntilTheFirstHasGivenAccountOfEachNumber() {
        assegnazione.rivedi(GENOVA);
        use(GENOVA, 1, 8);
        assertEquals(1, assegnazione.rivedi(GENOVA)); // the second
        use(GENOVA, 9, 17);
        ends(GENOVA, 1, 9);
        assertEquals(0, assegnazione.rivedi(GENOVA), "number 10 is reserved and nobody has said what came of it");
        ends(GENOVA, 10, 10);
        assertEquals(1, assegnazione.rivedi(GENOVA));
        assertEquals(
                "C26GE0000021",
                blocks(GENOVA).getLast().numeri().getFirst().numero().text());
    }

    @Test
    void aBlockLastsAsManyOfficeDaysAsThePolicySaysByTheBranchsOwnUse() {
        Regola regola = new Regola(20, 8, 100, 2_000, MonthDay.of(10, 1));
        assertEquals(100, regola.taglia(0), "a branch without a history gets the floor");
        assertEquals(100, regola.taglia(3));
        assertEquals(500, regola.taglia(24.96));
        assertEquals(2_000, regola.taglia(300), "and none more than the ceiling");
        assertTrue(regola.serve(new Regola.Scorta(199, 1, 0), 25), "eight days at 25 a day are 200");
        assertFalse(regola.serve(new Regola.Scorta(200, 1, 0), 25));
        assertFalse(regola.serve(new Regola.Scorta(0, 2, 0), 25));
        assertTrue(regola.serve(new Regola.Scorta(0, 0, 2), 25), "a branch that came back from a copy works on");
        assertFalse(regola.serve(new Regola.Scorta(0, 0, 4), 25), "twice, and nobody has looked what became of them");
    }

    @Test
    void theBranchsUseIsThatOfItsLastTwentyOfficeDays() {
        assegnazione = new Assegnazione(
                journal,
                new BlocchiStore(),
                ScorteDiProva.fisse(new Regola(10, 4, 10, 100, MonthDay.of(10, 1))),
                time,
                new Random(2));
        assegnazione.rivedi(GENOVA);
        use(GENOVA, 1, 10);
        assertEquals(1, assegnazione.rivedi(GENOVA)); // no history yet: ten again
        ends(GENOVA, 1, 10);
        use(GENOVA, 11, 20);
        time.passa(Duration.ofDays(1));
        assertEquals(1, assegnazione.rivedi(GENOVA));
        assertEquals(
                10, blocks(GENOVA).getLast().numeri().size(), "twenty in twenty days are one a day: ten days are ten");
        ends(GENOVA, 11, 20);
        use(GENOVA, 21, 30);
        time.passa(Duration.ofDays(1));
        assegnazione.rivedi(GENOVA);
        assertEquals(15, blocks(GENOVA).getLast().numeri().size(), "thirty in twenty days");
        ends(GENOVA, 21, 30);
        use(GENOVA, 31, 45);
        time.passa(Duration.ofDays(60));
        assegnazione.rivedi(GENOVA);
        assertEquals(10, blocks(GENOVA).getLast().numeri().size(), "what was two months ago counts no more");
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
