package it.timbro.centro.sedi;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.centro.sedi.Cure.Cura;
import it.timbro.journal.Journal;
import it.timbro.pratica.Codec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CureTest {
    private static final Sede GENOVA = new Sede("GE1");

    @TempDir
    Path folder;

    @Test
    void aMatterThatFailsKeepsNeitherTheOthersNorTheBranchsNews() {
        List<String> done = new ArrayList<>();
        try (Journal journal = BaseDati.SQLITE.open(
                folder.resolve("centro.db"),
                new Codec(),
                List.of(),
                (_, _, _) -> false,
                new FakeTime(),
                new Random(1))) {
            new Cure(
                            journal,
                            List.of(
                                    new Cura(
                                            (_, _) -> {
                                                throw new IllegalStateException("a row that should not be");
                                            },
                                            _ -> done.add("never")),
                                    new Cura((_, _) -> true, _ -> {
                                        throw Problem.NON_VALIDO_ORA.rejected("un fatto di troppo");
                                    }),
                                    new Cura((_, _) -> false, _ -> done.add("not needed")),
                                    new Cura((_, _) -> true, _ -> done.add("numbers"))))
                    .accept(GENOVA);
        }
        assertThat(done).containsExactly("numbers");
    }
}
