package it.timbro.centro.numeri;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.world.Centrale;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A centre that was put back from an old copy, and a branch that burned: what it was given since the copy is known
/// to nobody, and is given to nobody else (INV-1, INV-11).
class DopoUnaCopiaTest {
    private static final Sede CAMERA = new Sede("GE");
    private static final byte[] P7M = Mondo.bytes(2_000, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(BaseDati.class)
    void numbersGoOnWhereNoneCanHaveBeenGiven(BaseDati base) {
        try (Mondo mondo = new Mondo(base, folder, 20261123)) {
            int anno = mondo.orologio.now().atZone(Calendario.ROMA).getYear();
            mondo.centrale.arriva(1, P7M);
            Path copia = mondo.copiaCentrale();
            mondo.centrale.arriva(2, P7M);
            mondo.centrale.assegnaNumeri(5);
            assertThat(mondo.genova.sincronizza()).isTrue();
            assertThat(blocco(mondo.centrale, anno)).isEqualTo(5);

            mondo.ripristinaCentrale(copia);
            mondo.centrale.sedi.ripristino().nonAspettare(Centrale.GENOVA, "incendio", "dario", "anna");
            for (int di : List.of(anno, anno + 1)) {
                assertThat(protocollo(mondo.centrale, di)).isEqualTo(100_001);
                assertThat(blocco(mondo.centrale, di)).isEqualTo(100_000);
            }
            assertThat(protocollo(mondo.centrale, anno + 2))
                    .as("of which none was given by then")
                    .isEqualTo(1);
        }
    }

    private static long protocollo(Centrale centrale, int anno) {
        return centrale.casa.journal.read(rows -> centrale.casa.protocollo.prossimo(rows, CAMERA, anno));
    }

    private static long blocco(Centrale centrale, int anno) {
        return centrale.casa.journal.read(rows -> new BlocchiStore().ultimo(rows, CAMERA, anno));
    }
}
