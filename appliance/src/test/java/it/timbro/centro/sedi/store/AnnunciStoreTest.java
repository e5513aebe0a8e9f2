package it.timbro.centro.sedi.store;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.sync.protocol.Hash;
import it.timbro.world.Mondo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnunciStoreTest {
    private static final int DETAIL = 4;

    @TempDir
    Path folder;

    /// The centre of a region has some millions of them, and is asked before every part of each.
    @Test
    void whomAFileConcernsIsFoundWithoutLookingThroughAllFiles() {
        String file = Hash.of("file".getBytes(StandardCharsets.UTF_8)).hex();
        List<String> plan = new ArrayList<>();
        try (Mondo mondo = new Mondo(folder, 3)) {
            mondo.centrale.casa.journal.read(rows -> {
                rows.sql()
                        .each(
                                "explain query plan " + AnnunciStore.RIGUARDA,
                                row -> plan.add(row.text(DETAIL)),
                                file,
                                "GE1",
                                "GE1");
                return true;
            });
        }
        assertThat(plan).anyMatch(step -> step.contains("file_sha256")).noneMatch(step -> step.startsWith("SCAN"));
    }
}
