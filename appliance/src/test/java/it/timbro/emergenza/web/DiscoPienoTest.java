package it.timbro.emergenza.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.pratica.web.Banco;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Acceptance (j): 21 MB of scans go up through the page, and the disk is full at the third file.
class DiscoPienoTest {
    private static final int MEGA = 1 << 20;

    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    /// Seven megabytes, another file for each number.
    private static byte[] scansione(int n) {
        byte[] pdf = new byte[7 * MEGA - 1_000];
        Arrays.fill(pdf, (byte) (' ' + n));
        byte[] head = ("%PDF-1.7 " + n + "\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, pdf, 0, head.length);
        return pdf;
    }

    private HttpResponse<String> carica(byte[] file) {
        return banco.carica("/presentazione/scansione", banco.segreto(), file);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder.resolve("archivio"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theScreenSaysItInOneSentenceNothingIsHalfDoneAndTheSameFileGoesUpOnceThereIsRoom() throws IOException {
        banco.filiale.disco.posto = 16L * MEGA;
        long head = banco.filiale.journal.head(Filiale.STREAM).seq();
        assertThat(carica(scansione(1)).statusCode()).isEqualTo(200);
        assertThat(carica(scansione(2)).statusCode()).isEqualTo(200);
        HttpResponse<String> pieno = carica(scansione(3));
        assertThat(pieno.statusCode()).isEqualTo(507);
        assertThat(pieno.body()).containsOnlyOnce("più spazio sul disco: nulla è stato registrato.");
        assertThat(files()).as("the two that fitted, and no half of the third").hasSize(2);
        assertThat(banco.filiale.journal.head(Filiale.STREAM).seq()).isEqualTo(head);

        banco.filiale.disco.posto = 16L * MEGA;
        HttpResponse<String> poi = carica(scansione(3));
        assertThat(poi.statusCode()).isEqualTo(200);
        assertThat(poi.body()).contains(Hash.of(scansione(3)).hex());
        assertThat(files()).hasSize(3);
    }
}
