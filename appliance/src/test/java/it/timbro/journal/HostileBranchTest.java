package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.Provvista;
import it.timbro.operatori.store.OperatoreStore;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellApparecchio;
import it.timbro.pratica.DellaSede;
import it.timbro.pratica.DellaSede.GettoneCreato;
import it.timbro.pratica.DellaSede.OperatoreIscritto;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A device that was let in, and lies: it sends with their payload what should never have left it.
class HostileBranchTest {
    private static final StreamId BRANCH = new StreamId("GE1", "1");

    @TempDir
    Path folder;

    private final OperatoreStore operatori = new OperatoreStore();

    private Journal open(String name) {
        return BaseDati.SQLITE.open(
                folder.resolve(name + ".db"),
                new Codec(),
                List.of(operatori),
                CarteStore::keep,
                new FakeTime(),
                new Random(1));
    }

    @Test
    void theCentreMakesNoAccountOfABranchsWord() {
        byte[] token = "gettone di nessuno".getBytes(StandardCharsets.UTF_8);
        try (Journal branch = open("sede");
                Journal centre = open("centro")) {
            branch.write(BRANCH, "anna", tx -> {
                tx.append(new OperatoreIscritto("intruso", "Nessuno", List.of("amministratore"), "segreto"));
                return tx.append(new GettoneCreato("intruso", Hash.of(token).hex()));
            });
            List<Entry> whole = branch.entriesAfter(BRANCH, 0, 10, 100_000);
            assertThat(whole).allSatisfy(entry -> assertThat(entry.payload()).isNotNull());

            assertThat(centre.receive(BRANCH, whole, UnaryOperator.identity())).isInstanceOf(Outcome.Stored.class);

            Optional<?> account = centre.read(rows -> operatori.find(rows, "intruso"));
            Optional<String> program =
                    centre.read(rows -> operatori.programma(rows, Hash.of(token).hex()));
            assertThat(account).isEmpty();
            assertThat(program).isEmpty();
            assertThat(centre.entriesAfter(BRANCH, 0, 10, 100_000))
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry.payload()).isNull());
            assertThat(centre.verify(BRANCH)).isInstanceOf(Journal.Soundness.Sound.class);
        }
    }

    /// A defect, a newer release or a forger: what stands in a fact is not for the centre to choose.
    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "\"x\"", "", "{\"numero\": null, \"sede\": 7, \"stream\": \"x\"}"})
    void whateverStandsInAFactItIsKeptAndTheFactsOfOtherSubjectsGoOn(String payload) {
        List<String> kinds =
                kinds(Fatto.class).map(Class::getSimpleName).sorted().toList();
        try (Journal centre = BaseDati.SQLITE.open(
                folder.resolve("centro.db"),
                new Codec(),
                new Provvista().projections(),
                CarteStore::keep,
                new FakeTime(),
                new Random(1))) {
            Head head = Head.EMPTY;
            for (String kind : kinds) {
                for (String subject : List.of("pratica:M26B23A0001", "altro:" + kind)) {
                    Entry entry = Entry.seal(
                            BRANCH,
                            head.seq() + 1,
                            head.seq() + 1,
                            1,
                            new Entry.Stamp(1, 1, 0, 2),
                            "anna",
                            new Entry.Draft(kind, 1, 0, subject, payload.getBytes(StandardCharsets.UTF_8)),
                            new byte[16],
                            head.hash());
                    assertThat(centre.receive(BRANCH, List.of(entry), UnaryOperator.identity()))
                            .as("%s of %s", kind, subject)
                            .isInstanceOf(Outcome.Stored.class);
                    head = Head.of(entry);
                }
            }
            assertThat(centre.head(BRANCH)).isEqualTo(head);
            assertThat(centre.verify(BRANCH)).isInstanceOf(Journal.Soundness.Sound.class);
            centre.thaw();
            centre.rebuild();
            Codec codec = new Codec();
            assertThat(centre.history("pratica:M26B23A0001")).hasSize((int)
                    kinds.stream().filter(kind -> !codec.staysHome(kind)).count());
        }
    }

    @Test
    void aFactCountsForNoOtherSubjectThanItsOwn() {
        Codec codec = new Codec();
        Entry.Draft draft = codec.encode(new OperatoreIscritto("anna", "Anna", List.of("sportello"), "segreto"));
        assertThat(codec.decode(draft.kind(), draft.version(), draft.subject(), draft.payload()))
                .isInstanceOf(OperatoreIscritto.class);
        assertThatThrownBy(() -> codec.decode(draft.kind(), draft.version(), "operatore:bruno", draft.payload()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(draft.subject());
    }

    private static Stream<Class<?>> kinds(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(HostileBranchTest::kinds)
                : Stream.of(family);
    }

    @Test
    void whatIsWrittenToStayHomeIsWhatIsNotBelievedElsewhere() {
        Codec codec = new Codec();
        assertThat(Stream.of(DellaSede.class, DellApparecchio.class)
                        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                        .filter(kind -> !codec.staysHome(kind.getSimpleName())))
                .containsExactly(DellaSede.ChiavePubblicata.class);
        assertThat(codec.staysHome("PraticaApprovata")).isFalse();
        assertThat(codec.staysHome("DiUnaVersioneFutura")).isFalse();
    }
}
