package it.timbro.posta.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.pratica.DellaPosta.MessaggioRifiutato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.web.Banco;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the mail server would not take is for a person, who reads why.
class PostaPageTest {
    @TempDir
    Path folder;

    @Test
    void aMessageThatTheMailServerWillNeverTakeWaitsWithItsWords() {
        try (Banco banco = new Banco(folder)) {
            NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
            banco.filiale.istruttoria.respingi(numero, banco.filiale.versione(numero), "Origine non provata.", "anna");
            assertThat(banco.get("/posta").body()).contains(numero.text()).doesNotContain("La posta non lo porta");
            banco.filiale.dallaCentrale(
                    new MessaggioRifiutato(numero + "-3", numero, "export@pompe.invalid", "550 5.1.1 <no such user>"));
            assertThat(banco.get("/posta").body())
                    .contains("La posta non lo porta a export@pompe.invalid", "550 5.1.1 &lt;no such user&gt;")
                    .contains("Segna come arrivato");
        }
    }
}
