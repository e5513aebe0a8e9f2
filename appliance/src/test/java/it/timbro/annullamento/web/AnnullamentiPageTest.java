package it.timbro.annullamento.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.web.Banco;
import it.timbro.sync.protocol.Hash;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the request to the envelope at the portineria and the pratica that stands in its place.
class AnnullamentiPageTest {
    private static final String UNO = "/annullamenti/C26GE0000001";

    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        banco.filiale.blocco(2026, 20);
        banco.filiale.magazzino.carica("A0123401", "A0123420", "anna");
        NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(Supporto.FORMULARIO, 0));
        banco.filiale.approva(numero);
        banco.filiale.prepara(numero);
        banco.filiale.stampa(numero, "");
        banco.filiale.tuttiBuoni(numero);
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private HttpResponse<String> chiedi(String causa, boolean scansione) {
        Hash scan = banco.filiale.archivio.keep("%PDF-1.7 modulo".getBytes(StandardCharsets.US_ASCII));
        return banco.post(
                "/annullamenti",
                "certificato",
                "c26ge0000001",
                "causa",
                causa,
                "motivo",
                "peso sbagliato",
                "richiesta",
                "M26B23D0001",
                "nome",
                "Ada Prova",
                "documento",
                "CI CA1",
                scansione ? "scansione" : "altro",
                scan + " modulo.pdf");
    }

    @Test
    void theEnvelopeAtThePortineriaCompletesIt() {
        assertThat(chiedi("ANNULLAMENTO", true).headers().firstValue("Location"))
                .contains(UNO);
        assertThat(banco.get(UNO).body()).contains("Non è ancora annullato: manca il foglio", "A0123401");
        Sessione carla = banco.entra("carla", EnumSet.of(Ruolo.PORTINERIA));
        assertThat(banco.post(UNO + "/carta", carla, "seriale", "A0123409").body())
                .contains("non aspetta il foglio A0123409");
        assertThat(banco.post(UNO + "/carta", carla, "seriale", "a0123401", "busta", "Pompe Liguri")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get(UNO).body())
                .contains("Il certificato è annullato dal", "La nuova pratica che lo sostituisce");
        NumeroPratica nuova = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        assertThat(banco.post(UNO + "/sostituto", "nuova", nuova.text()).statusCode())
                .isEqualTo(303);
        assertThat(banco.get(UNO).body())
                .contains("Sostituisce il certificato n. C26GE0000001 del 23/11/2026, annullato");
    }

    @Test
    void aTheftWithoutTheReportComesBackWithWhatWasTyped() {
        HttpResponse<String> answer = chiedi("FURTO", true);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("manca la denuncia", "value=\"peso sbagliato\"", "modulo.pdf");
        assertThat(chiedi("ANNULLAMENTO", false).body()).contains("la scansione del modulo firmato");
        assertThat(banco.get("/annullamenti").body()).contains("Nessun annullamento");
    }
}
