package it.timbro.installer;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.installer.azienda.Esempi.Ditta;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessiTest {
    @TempDir
    Path folder;

    @Test
    void secretsAreDrawnOnceAndShownAgainAtTheNextStart() {
        Path file = folder.resolve("accessi.properties");
        var first = Accessi.open(file);
        var second = Accessi.open(file);
        for (var operatore : Accessi.OPERATORI) {
            assertThat(second.password(operatore)).isEqualTo(first.password(operatore));
        }
        assertThat(second.password(Ditta.TIGULLIO)).isEqualTo(first.password(Ditta.TIGULLIO));
        assertThat(second.api(Sito.GENOVA)).isEqualTo(first.api(Sito.GENOVA));
    }

    @Test
    void noTwoInstallationsAndNoTwoPeopleShareAPassword() {
        Set<String> seen = new HashSet<>();
        for (String name : new String[] {"uno", "due"}) {
            var accessi = Accessi.open(folder.resolve(name));
            for (var operatore : Accessi.OPERATORI) {
                assertThat(seen.add(accessi.password(operatore))).isTrue();
            }
        }
    }

    @Test
    void everyBranchHasACounterAResponsabileAndAnAmministratore() {
        for (Sito sito : new Sito[] {Sito.GENOVA, Sito.CHIAVARI}) {
            assertThat(Accessi.OPERATORI)
                    .filteredOn(o -> o.sito() == sito)
                    .extracting(Accessi.Operatore::ruoli)
                    .containsExactly("operatore,firmatario", "responsabile,responsabile_protocollo", "amministratore");
        }
    }
}
