package it.timbro.istruttoria.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.web.Banco;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Approve, ask for a rettifica, reject, change the options: each from the form of the page.
class IstruttoriaPageTest {
    @TempDir
    Path folder;

    private Banco banco;
    private NumeroPratica numero;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 1));
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private String versione() {
        return String.valueOf(banco.filiale.versione(numero));
    }

    private Scheda scheda() {
        return banco.filiale.scheda(numero);
    }

    @Test
    void approvingLeadsBackToThePraticaWithAWordAboutIt() {
        HttpResponse<String> answer = banco.post("/pratica/" + numero + "/approva", "versione", versione());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("Pratica approvata: ora si può stampare.", "Vai alla stampa");
    }

    @Test
    void remarksAreTiedToTheirBoxesAndEmptyRowsAreLeftOut() {
        banco.post(
                "/pratica/" + numero + "/rettifica",
                "versione",
                versione(),
                "casella",
                "5",
                "testo",
                "Manca la data",
                "casella",
                "1",
                "testo",
                "  ",
                "casella",
                "allegati",
                "testo",
                "Serve la fattura");
        assertThat(scheda().stato()).isEqualTo(Stato.IN_RETTIFICA);
        assertThat(scheda().rilievi())
                .containsExactly(new Rilievo("5", "Manca la data"), new Rilievo("allegati", "Serve la fattura"));
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("casella-5 con-rilievo")
                .contains("Rilievo:</strong> Manca la data");
    }

    @Test
    void aRettificaWithoutRemarksIsRefusedWithItsNumber() {
        HttpResponse<String> answer =
                banco.post("/pratica/" + numero + "/rettifica", "versione", versione(), "casella", "1", "testo", "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Problema 401");
    }

    @Test
    void aBoxThatDoesNotExistIsRefused() {
        HttpResponse<String> answer =
                banco.post("/pratica/" + numero + "/rettifica", "versione", versione(), "casella", "9", "testo", "x");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void whatTheProgramFoundStandsBesideTheBoxAndWhatAPersonMustSeeBeforeApproving() {
        String page = banco.get("/pratica/" + numero).body();
        assertThat(page)
                .contains("Lista di controllo", "c'è fra i file: fattura di esportazione")
                .contains("L'ultima riga non è il nome di un paese")
                .contains("La fattura 2026/0147 non è citata nella casella 5.")
                .contains("entro mer 25 nov");
    }

    @Test
    void theLetterStandsOnThePageAndWaitsInTheMailUntilSomebodyHasLetTheCompanyHaveIt() {
        banco.post(
                "/pratica/" + numero + "/rettifica",
                "versione",
                versione(),
                "casella",
                "5",
                "testo",
                "Manca la data",
                "aggiunta",
                "A presto.");
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("Scritto all'impresa", "Non è ancora segnato come avuto");
        String posta = banco.get("/posta").body();
        assertThat(posta).contains("serve una rettifica", "- casella 5: Manca la data", "A presto.");
        String spedito = "/posta/" + numero + "-" + (scheda().versione() - 1) + "/spedito";
        assertThat(posta).contains(spedito);
        assertThat(banco.post(spedito, "via", "PICCIONE").statusCode()).isEqualTo(400);
        banco.post(spedito, "via", "PEC", "nota", "n. 12");
        assertThat(banco.get("/posta").body()).contains("Nulla aspetta.", "per PEC", "n. 12");
    }

    @Test
    void moreTimeTakenBackApprovalsAndComplexOnesAreFormsOfThePage() {
        banco.post("/pratica/" + numero + "/complessa", "versione", versione(), "complessa", "si", "motivo", "L/C");
        assertThat(scheda().complessa()).contains("L/C");
        banco.post("/pratica/" + numero + "/approva", "versione", versione());
        banco.post("/pratica/" + numero + "/riapri", "versione", versione(), "motivo", "Nota nuova");
        assertThat(scheda().stato()).isEqualTo(Stato.ASSEGNATA);
        banco.post("/pratica/" + numero + "/rettifica", "versione", versione(), "casella", "5", "testo", "x");
        long prima = scheda().scadenzaMs();
        assertThat(banco.get("/pratica/" + numero).body()).contains("Dai più tempo all'impresa", "risponde entro");
        banco.post("/pratica/" + numero + "/proroga", "versione", versione(), "ore", "2", "motivo", "Festa");
        assertThat(scheda().scadenzaMs()).isEqualTo(prima + 7_200_000);
    }

    @Test
    void rejectingKeepsTheReasonWord() {
        banco.post("/pratica/" + numero + "/respingi", "versione", versione(), "motivo", "Origine non provata");
        assertThat(scheda().stato()).isEqualTo(Stato.RESPINTA);
        assertThat(banco.get("/pratica/" + numero).body()).contains("Origine non provata");
    }

    @Test
    void optionsChangeAndWhatTheFormDoesNotShowStays() {
        banco.post(
                "/pratica/" + numero + "/opzioni",
                "versione",
                versione(),
                "copie",
                "3",
                "supporto",
                "FORMULARIO",
                "consegna",
                "SPORTELLO",
                "pagamento",
                "TELEMACO",
                "motivo",
                "Chiesto al telefono");
        assertThat(scheda().opzioni().numeroCopie()).isEqualTo(3);
        assertThat(scheda().opzioni().supporto()).isEqualTo(Supporto.FORMULARIO);
        assertThat(scheda().opzioni().giacenzaMerci()).isEqualTo("Genova, magazzino generale");
    }

    @Test
    void whatIsIssuedRetrospectivelyIsChosenWithTheOptions() {
        banco.post(
                "/pratica/" + numero + "/opzioni",
                "versione",
                versione(),
                "copie",
                "1",
                "supporto",
                "FOGLIO_BIANCO",
                "consegna",
                "SPORTELLO",
                "pagamento",
                "TELEMACO",
                "posteriori",
                "si",
                "motivo",
                "La merce è partita il 2/11");
        assertThat(scheda().opzioni().aPosteriori()).isTrue();
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("sì: lo dice la casella 5", "name=\"posteriori\" value=\"si\" checked")
                .contains("Rilascio a posteriori: domanda motivata");
    }

    @Test
    void moreCopiesThanTheFormHoldsAreRefused() {
        HttpResponse<String> answer = banco.post(
                "/pratica/" + numero + "/opzioni",
                "versione",
                versione(),
                "copie",
                "4294967296",
                "supporto",
                "FORMULARIO",
                "consegna",
                "SPORTELLO",
                "pagamento",
                "TELEMACO",
                "motivo",
                "x");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Problema 307");
    }
}
