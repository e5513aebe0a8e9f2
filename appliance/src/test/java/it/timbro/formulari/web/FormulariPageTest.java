package it.timbro.formulari.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.web.Banco;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The stock of blanks and a new packet.
class FormulariPageTest {
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

    @Test
    void anEmptyStockSaysThatOnlyWhitePaperIsLeft() {
        assertThat(banco.get("/formulari").body()).contains("si stampa solo su foglio bianco");
    }

    @Test
    void aPacketIsTakenInAndTheTopOfTheStackIsSaid() {
        HttpResponse<String> answer = banco.post("/formulari", "primo", "A0123401", "ultimo", "A0123450");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(banco.get("/formulari").body()).contains("A0123401</strong>", ">50</td>");
    }

    @Test
    void aWrongRangeComesBackWithWhatWasWritten() {
        HttpResponse<String> answer = banco.post("/formulari", "primo", "A0123450", "ultimo", "<b>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"A0123450\"", "«&lt;b&gt;» non è un seriale")
                .doesNotContain("<b>»");
    }

    @Test
    void whoMayNotTakePacketsInSeesTheStockOnly() {
        Sessione carla = banco.entra("carla", EnumSet.of(Ruolo.PORTINERIA));
        assertThat(banco.get("/formulari", carla).body()).doesNotContain("Carica un pacco");
        assertThat(banco.post("/formulari", carla, "primo", "A0123401", "ultimo", "A0123402")
                        .statusCode())
                .isEqualTo(403);
    }
}
