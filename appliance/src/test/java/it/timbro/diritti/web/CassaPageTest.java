package it.timbro.diritti.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Pagamento;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.web.Banco;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Anna takes money at the counter.
class CassaPageTest {
    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        banco.filiale.blocco(2026, 20);
        banco.filiale.politica("incassi.pagamenti", "TELEMACO CONSEGNA", "incassi.mezzi", "CONTANTI POS");
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    /// Printed, and to be paid at the handover: 10 €.
    private NumeroPratica daPagare() {
        Opzioni some = Prove.opzioni(Supporto.FOGLIO_BIANCO, 0);
        Opzioni opzioni = new Opzioni(
                0, some.supporto(), some.consegna(), Pagamento.CONSEGNA, false, false, "", null, some.allegati());
        Filiale filiale = banco.filiale;
        NumeroPratica numero = filiale.arriva(opzioni);
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        return numero;
    }

    private HttpResponse<String> paga(NumeroPratica numero, String mezzo, String riferimento) {
        return banco.post(
                "/pratica/" + numero + "/pagamento",
                "versione",
                String.valueOf(banco.filiale.versione(numero)),
                "cent",
                "1000",
                "mezzo",
                mezzo,
                "riferimento",
                riferimento,
                "fondo",
                "50,00",
                "dopo",
                "ritiro");
    }

    @Test
    void theHandoverSendsToThePaymentAndThePaymentBackToTheHandover() {
        NumeroPratica numero = daPagare();
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("Prima si paga: 10,00 €", "/pratica/" + numero + "/pagamento?dopo=ritiro")
                .doesNotContain("name=\"ritirante\"");
        assertThat(banco.get("/pratica/" + numero + "/pagamento?dopo=ritiro").body())
                .contains("Da pagare <strong>10,00 €</strong>", "value=\"CONTANTI\"", "value=\"POS\"", "name=\"fondo\"")
                .doesNotContain("value=\"PAGOPA\"");

        HttpResponse<String> paid = paga(numero, "POS", "000123");
        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(paid.headers().firstValue("Location")).contains("/pratica/" + numero + "/ritiro");
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body())
                .contains("name=\"ritirante\"", "ricevuta GE1-R-2026-0000001");

        HttpResponse<String> again = paga(numero, "POS", "000123");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Problema 818", "Non c'è nulla da pagare");
    }

    @Test
    void aPraticaThatIsPaidByTelemacoOffersNoPayment() {
        NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        assertThat(banco.get("/pratica/" + numero + "/pagamento").body())
                .contains("si paga con Telemaco")
                .doesNotContain("name=\"mezzo\"");
        HttpResponse<String> refused = paga(numero, "POS", "000123");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Problema 827");
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedStaysThere() {
        NumeroPratica numero = daPagare();
        HttpResponse<String> wrong = paga(numero, "POS", "");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Problema 816");
        assertThat(paga(numero, "CONTANTI", "").statusCode()).isEqualTo(303);
    }

    @Test
    void theTillOfTheDayIsCountedWithItsDifferenceExplained() {
        NumeroPratica numero = daPagare();
        paga(numero, "CONTANTI", "");
        String page = banco.get("/cassa").body();
        assertThat(page).contains("La tua cassa", "Contanti da trovare", "60,00 €", "GE1-R-2026-0000001");
        Matcher form =
                Pattern.compile("action=\"(/cassa/turni/[^\"]+/chiudi)\"").matcher(page);
        assertThat(form.find()).isTrue();

        HttpResponse<String> differs = banco.post(form.group(1), "attesi", "6000", "contati", "59", "spiegazione", "");
        assertThat(differs.statusCode()).isEqualTo(422);
        assertThat(differs.body()).contains("Problema 814", "value=\"59\"");
        assertThat(banco.post(form.group(1), "attesi", "6000", "taglio.50", "1", "taglio.5", "2")
                        .statusCode())
                .as("counted piece by piece")
                .isEqualTo(303);
        assertThat(banco.get("/cassa").body()).contains("come dovevano essere", "La tua cassa è chiusa");
        assertThat(banco.get("/cassa/registro").body()).contains("GE1-R-2026-0000001", "Contanti");
    }

    @Test
    void theBanksListIsHeldAgainstTheTillByTheCassaOnly() {
        NumeroPratica numero = daPagare();
        paga(numero, "POS", "000123");
        assertThat(banco.get("/cassa/estratti").body())
                .contains("GE1-R-2026-0000001")
                .doesNotContain("Confronta un estratto");
        byte[] file = "riferimento;data;importo\n000123;23/11/2026;10,00\n000999;23/11/2026;3,00"
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> pos = Map.of("mezzo", "POS");
        assertThat(banco.carica("/cassa/estratti", banco.segreto(), file).statusCode())
                .as("anna is operatore")
                .isEqualTo(403);
        Sessione cassa = banco.entra("carla", EnumSet.of(Ruolo.CASSA));
        HttpResponse<String> wrong = banco.carica("/cassa/estratti", cassa, pos, new byte[] {'x'});
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Problema 829");
        assertThat(banco.carica("/cassa/estratti", cassa, pos, file).statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/cassa/estratti", cassa).body())
                .contains("000999 del 23/11/2026", "sono riscontrati", "Confronta un estratto")
                .doesNotContain("GE1-R-2026-0000001");
    }

    @Test
    void theReceiptIsAPaperAndARefundIsForTheCassaOnly() {
        NumeroPratica numero = daPagare();
        paga(numero, "POS", "000123");
        assertThat(banco.bytes("/cassa/ricevute/GE1-R-2026-0000001/ricevuta.pdf"))
                .startsWith('%', 'P', 'D', 'F');
        Sessione cassa = banco.entra("carla", EnumSet.of(Ruolo.CASSA));
        assertThat(banco.get("/cassa/ricevute/GE1-R-2026-0000001", cassa).body())
                .as("the office keeps it")
                .doesNotContain("Rimborsa 10,00");
        assertThat(banco.post("/cassa/ricevute/GE1-R-2026-0000001/rimborsa", "motivo", "prova")
                        .statusCode())
                .as("anna is operatore")
                .isEqualTo(403);
    }
}
