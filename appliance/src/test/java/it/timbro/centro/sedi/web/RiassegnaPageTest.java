package it.timbro.centro.sedi.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.SportelloDiProva;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.web.Banco;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the page of a reassignment offers; the act behind it is tried in `RiassegnazioneTest`.
class RiassegnaPageTest {
    @TempDir
    Path folder;

    private Banco banco;
    private Sessione rita;
    private NumeroPratica numero;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        rita = banco.entra("rita", EnumSet.of(Ruolo.RESPONSABILE));
        numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    @Test
    void whereNoCauseHoldsThePageSaysWhatStandsAgainstEach() {
        assertThat(banco.get("/riassegna/" + numero, rita).body())
                .contains(
                        "Adesso non si può riassegnare",
                        "la sede non l'ha riconsegnata",
                        "l'apparecchio della sede non è revocato",
                        "non è stato dato un termine di custodia")
                .doesNotContain("Proponi la riassegnazione");
    }

    @Test
    void whereACauseHoldsItCanBeProposedToTheOtherOffices() {
        banco.revocata = true;
        assertThat(banco.get("/riassegna/" + numero, rita).body())
                .contains("Proponi la riassegnazione", "Chiavari", "DISTRUTTA_O_RUBATA")
                .doesNotContain("value=\"ISOLATA\"", "value=\"GE1\"");
    }

    @Test
    void aRefusalComesBackOnThePage() {
        banco.revocata = true;
        String versione = String.valueOf(banco.filiale.versione(numero));
        var answer = banco.post(
                "/riassegna/" + numero + "/proponi",
                rita,
                "versione",
                versione,
                "sede",
                "GE2",
                "causa",
                "ISOLATA",
                "motivo",
                "non risponde");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Problema 842");
    }

    @Test
    void whoConfirmsAtTheSameDeskIsAnotherResponsabileWithHerOwnPassword() {
        banco.revocata = true;
        banco.operatori.iscrivi(
                new Operatore("luca", "Luca Recco", Set.of(Ruolo.RESPONSABILE)), SportelloDiProva.PASSWORD, "prova");
        String dove = "/riassegna/" + numero;
        assertThat(conferma(dove, "rita", SportelloDiProva.PASSWORD).body()).contains("Problema 913");
        assertThat(conferma(dove, "luca", "non è questa").body()).contains("Problema 901");
        banco.operatori.iscrivi(
                new Operatore("pino", "Pino Recco", Set.of(Ruolo.PORTINERIA)), SportelloDiProva.PASSWORD, "prova");
        assertThat(conferma(dove, "pino", SportelloDiProva.PASSWORD).body()).contains("Problema 903");
    }

    private HttpResponse<String> conferma(String dove, String chi, String password) {
        String versione = String.valueOf(banco.filiale.versione(numero));
        return banco.post(
                dove + "/conferma", rita, "versione", versione, "seconda.login", chi, "seconda.password", password);
    }

    @Test
    void onlyAResponsabileSeesIt() {
        assertThat(banco.get("/riassegna/" + numero).statusCode()).isEqualTo(403);
    }
}
