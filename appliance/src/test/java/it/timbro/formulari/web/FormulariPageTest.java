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

    @Test
    void blanksGoToACompanyAndComeBackInAnEnvelopeAndTheLedgerTellsTheirWay() {
        banco.post("/formulari", "primo", "A0123401", "ultimo", "A0123450");
        HttpResponse<String> given = banco.post(
                "/formulari/movimento/dai",
                "primo",
                "A0123401",
                "ultimo",
                "A0123405",
                "testo",
                "modulo 3E",
                "nome",
                "Rosa Tigullio",
                "documento",
                "CI CA1",
                "impresa",
                "Pompe Liguri S.r.l.");
        assertThat(given.statusCode()).isEqualTo(303);
        Sessione carla = banco.entra("carla", EnumSet.of(Ruolo.PORTINERIA));
        assertThat(banco.post("/formulari/movimento/restituisci", carla, "primo", "A0123405", "testo", "corriere")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/formulari").body())
                .contains("A0123405: la busta è arrivata, manca il modulo per PEC (Pompe Liguri S.r.l.)");
        assertThat(banco.get("/formulari?q=a0123405").headers().firstValue("Location"))
                .contains("/formulari/A0123405");
        assertThat(banco.get("/formulari/A0123405").body())
                .contains("restituito in bianco", "Dati a un'impresa", "portati da corriere");
    }

    @Test
    void aMovementThatIsRefusedComesBackWithItsFormAndOnlyWhoMayDestroys() {
        HttpResponse<String> refused =
                banco.post("/formulari/movimento/annuncia", "primo", "A0000001", "testo", "PEC 1");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("A0000001 non è fra quelli caricati", "value=\"PEC 1\"");
        assertThat(banco.post("/formulari/movimento/distruggi", "primo", "A0000001", "testo", "v")
                        .statusCode())
                .isEqualTo(403);
        assertThat(banco.get("/formulari").body()).doesNotContain("/formulari/movimento/distruggi");
    }
}
