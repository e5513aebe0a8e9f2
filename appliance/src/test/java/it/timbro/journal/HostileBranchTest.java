package it.timbro.journal;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.operatori.store.OperatoreStore;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellApparecchio;
import it.timbro.pratica.DellaSede;
import it.timbro.pratica.DellaSede.GettoneCreato;
import it.timbro.pratica.DellaSede.OperatoreIscritto;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
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
