package it.timbro.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void resetEmptiesOurFolderWhichStaysOurs() throws IOException {
        var folder = new HouseFolder(temporary.resolve("dati"));
        folder.claim();
        Files.writeString(folder.of(Sito.GENOVA).resolve("pratiche"), "tante");
        folder.reset();
        assertThat(folder.root().resolve("genova")).doesNotExist();
        assertThat(folder.claim()).isEqualTo(new Claim.Ours(false));
    }

    @Test
    void foldersOfOthersAreNeitherClaimedNorEmptied() throws IOException {
        Path precious = Files.writeString(temporary.resolve("tesi.odt"), "anni di lavoro");
        var folder = new HouseFolder(temporary);
        assertThat(folder.claim()).isEqualTo(new Claim.NotOurs());
        assertThatThrownBy(folder::reset).hasMessageContaining("claimed");
        assertThat(precious).hasContent("anni di lavoro");
    }
}
