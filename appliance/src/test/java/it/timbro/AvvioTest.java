package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.timbro.autonomia.Autonomia;
import it.timbro.autonomia.Risorsa;
import it.timbro.operatori.Ruolo;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A branch's program as it starts, whole: on its own disk, and on one that somebody has put back.
class AvvioTest {
    private static final String PASSWORD = "quattro gatti neri";
    private static final StreamId VITA = new StreamId("GE1", "1");

    @TempDir
    Path folder;

    @BeforeEach
    void keys() throws Exception {
        SportelloDiProva.chiavi(folder.resolve("server.p12"), folder.resolve("trust.pem"));
    }

    @Test
    void aDiskOfLastNightTakesBackWhatTheWitnessHasBeforeTheProgramWritesAnything() throws IOException {
        accendi("anna", "sala-server");
        Path copia = copia();
        accendi("bice", "contabilita");
        List<Hash> scritti = scritti();
        rimetti(copia);
        cancella("chiavi"); // never in a backup: the program makes others, and has to tell of them
        assertThat(scritti()).hasSizeLessThan(scritti.size());
        String rientro = accendi("carla", "archivio");
        assertThat(rientro)
                .contains("In quarantena: si consulta e si consegna, non si numera")
                .contains("In quarantena: Il disco e il testimone non concordano")
                .contains("il disco era più vecchio del testimone, che aveva");
        assertThat(scritti()).startsWith(scritti.toArray(Hash[]::new)).hasSizeGreaterThan(scritti.size());
    }

    @Test
    void aDiskThatWasPutBackIsInQuarantineThoughTheWitnessIsInStep() throws IOException {
        String rientro = accendi("anna", "sala-server");
        assertThat(rientro)
                .contains("Questo apparecchio lavora normalmente")
                .contains("Il testimone ha tutto.")
                .doesNotContain("In quarantena", "Senza testimone");
        rimetti(copia());
        assertThat(accendi("bice", "archivio"))
                .contains("In quarantena: si consulta e si consegna, non si numera")
                .contains("In quarantena: Questi dati vengono da un altro apparecchio");
    }

    @Test
    void whoHasNoWitnessReadsItOnEveryPageAndTheStripIsOtherwiseWhatItWas() throws IOException {
        persona("anna", "");
        try (Branch branch = new Branch(config(""))) {
            Browser browser = entra(branch, "anna");
            assertThat(browser.get("/").body())
                    .contains("formulari · Senza testimone")
                    .doesNotContain("testimone non si può scrivere");
            assertThat(browser.get("/rientro").body()).contains("Nessun testimone è configurato");
        }
    }

    @Test
    void whatABranchLivesOnIsMeasuredToTheLastResource() throws IOException {
        try (Branch branch = new Branch(config(""))) {
            assertThat(branch.misure.autonomia().voci())
                    .extracting(Autonomia.Voce::risorsa)
                    .extracting(Risorsa::getClass)
                    .containsExactlyInAnyOrder(risorse());
        }
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Risorsa>[] risorse() {
        return (Class<? extends Risorsa>[]) Risorsa.class.getPermittedSubclasses();
    }

    /// Starts the branch, waits until its witness has all, and stops it.
    ///
    /// @param chi is enrolled by a file of the installer
    /// @param programma the same
    /// @return the page «Rientro» as it was at the end
    private String accendi(String chi, String programma) throws IOException {
        persona(chi, programma);
        try (Branch branch = new Branch(config("testimone.folder=" + folder.resolve("testimone")))) {
            Browser browser = entra(branch, chi);
            await().until(() -> browser.get("/rientro").body().contains("Il testimone ha tutto."));
            return browser.get("/rientro").body();
        }
    }

    private static Browser entra(Branch branch, String chi) {
        Browser browser = new Browser(branch.port(), SportelloDiProva.clientTls());
        assertThat(browser.entra(chi, PASSWORD).statusCode()).isEqualTo(303);
        return browser;
    }

    private void persona(String chi, String programma) throws IOException {
        Files.writeString(
                folder.resolve("operatori"), chi + ";Persona;" + Ruolo.RESPONSABILE.code() + ";" + PASSWORD + "\n");
        if (!programma.isEmpty()) {
            Files.writeString(folder.resolve("gettoni"), programma + ";" + "x".repeat(40) + programma + "\n");
        }
    }

    private Config config(String more) throws IOException {
        Path file = folder.resolve("server.properties");
        Files.writeString(file, """
                role=filiale
                sede=GE1
                nome=Genova
                host=127.0.0.1
                port=0
                data=%1$s/dati
                tls.keystore=%1$s/server.p12
                tls.password=prova
                tls.trust=%1$s/trust.pem
                centre.url=https://localhost:1
                printer.uri=%2$s
                first.operator=%1$s/operatori
                first.tokens=%1$s/gettoni
                %3$s
                """.formatted(folder, folder.toUri(), more));
        return Config.read(file);
    }

    /// What stands in the branch's stream; the program is down.
    private List<Hash> scritti() throws IOException {
        try (Ground ground = new Ground(config(""), VITA)) {
            return ground.journal.entriesAfter(VITA, 0, 1_000, 1 << 20).stream()
                    .map(Entry::hash)
                    .toList();
        }
    }

    private Path copia() throws IOException {
        Path copy = Files.createTempDirectory(folder, "copia");
        for (Path file : database()) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    private void rimetti(Path copy) throws IOException {
        for (Path file : database()) {
            Files.delete(file);
        }
        try (Stream<Path> files = Files.list(copy)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, folder.resolve("dati").resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private List<Path> database() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("dati"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("timbro.db"))
                    .toList();
        }
    }

    private void cancella(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("dati").resolve(name))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
