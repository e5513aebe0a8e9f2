package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sportello.Problemi.Problema;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the day view says of an installation that nobody has finished.
class GroundTest {
    @TempDir
    Path folder;

    private List<Problema> problemi(String role, String more) throws IOException {
        Path file = folder.resolve("server.properties");
        Files.writeString(file, """
                role=%s
                sede=GE1
                nome=Genova
                data=%s
                %s
                """.formatted(role, folder.resolve("data"), more));
        try (Ground ground = new Ground(Config.read(file), new StreamId("GE1", "1"))) {
            return ground.journal.read(rows -> ground.problemi().problemi(rows));
        }
    }

    @Test
    void aBranchWithoutTheAddressOfVerificationSaysSo() throws IOException {
        assertThat(problemi("filiale", "")).singleElement().satisfies(problema -> {
            assertThat(problema.cosa()).isEqualTo("Manca l'indirizzo di verifica");
            assertThat(problema.perche()).contains("verifica.url", "nessun certificato si può emettere");
        });
    }

    @Test
    void aBranchThatHasItAndACentreThatPrintsNothingSayNothing() throws IOException {
        assertThat(problemi("filiale", "verifica.url=https://verifica.prova.invalid/"))
                .isEmpty();
        assertThat(problemi("centro", "")).isEmpty();
    }
}
