package it.timbro.collegamento.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.pratica.web.Banco;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The line in words.
class CollegamentoPageTest {
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
    void whenNothingWaitsThePageSaysThatEverythingIsAtTheCentre() {
        assertThat(banco.get("/collegamento").body())
                .contains("Collegato alla centrale", "tutto quello che la sede ha fatto è in centrale");
    }

    @Test
    void anOutageIsToldWithItsCauseAndWhatWaits() {
        long now = banco.filiale.time.now().toEpochMilli();
        banco.linea = new StatoLinea.Linea(
                false,
                "La centrale non risponde: riproviamo da soli.",
                now - 240_000,
                OptionalLong.of(now - 300_000),
                7,
                2,
                1_400_000,
                OptionalLong.of(now - 290_000),
                "<b>connessione rifiutata</b>",
                List.of(new StatoLinea.Accantonato("ab12", "la centrale lo rifiuta")));
        assertThat(banco.get("/collegamento").body())
                .contains("Non collegato: si lavora in sede", "La centrale non risponde", "2 (1,4 MB)")
                .contains("&lt;b&gt;connessione rifiutata", "la centrale lo rifiuta");
    }

    @Test
    void provaAdessoTriesOnceAndComesBack() {
        assertThat(banco.post("/collegamento/prova").statusCode()).isEqualTo(303);
        assertThat(banco.prove).isEqualTo(1);
    }
}
