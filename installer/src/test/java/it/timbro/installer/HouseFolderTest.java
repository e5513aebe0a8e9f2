package it.timbro.installer;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.installer.HouseFolder.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseFolderTest {
    @TempDir
    Path temporary;

    @Test
    void aNewFolderBecomesOursAndOnlyItsOwnerMayReadIt() throws IOException {
        var folder = new HouseFolder(temporary.resolve("dati"));
        assertThat(folder.claim()).isEqualTo(new Claim.Ours(true));
        assertThat(folder.claim()).isEqualTo(new Claim.Ours(false));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void resetEmptiesOurFolder() throws IOException {
        var folder = new HouseFolder(temporary.resolve("dati"));
        folder.claim();
        Files.writeString(folder.of(Sito.GENOVA).resolve("pratiche"), "tante");
        assertThat(folder.reset()).isEqualTo(new Claim.Ours(true));
        assertThat(folder.root().resolve("genova")).doesNotExist();
    }

    @Test
    void resetLeavesAlreadyFullFoldersOfOthersAlone() throws IOException {
        Path precious = Files.writeString(temporary.resolve("tesi.odt"), "anni di lavoro");
        assertThat(new HouseFolder(temporary).reset()).isEqualTo(new Claim.NotOurs());
        assertThat(precious).hasContent("anni di lavoro");
    }
}
