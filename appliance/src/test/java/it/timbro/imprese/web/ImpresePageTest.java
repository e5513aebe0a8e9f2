package it.timbro.imprese.web;

import static it.timbro.imprese.Aziende.ADA;
import static it.timbro.imprese.Aziende.GE;
import static it.timbro.imprese.Aziende.GIUGNO;
import static it.timbro.imprese.Aziende.OTTOBRE;
import static it.timbro.imprese.Aziende.POMPE;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.imprese.Aziende;
import it.timbro.operatori.Consultazioni.Cosa;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa.ContattoIndicato;
import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.DellImpresa.QualificaAttribuita;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Visura;
import it.timbro.pratica.web.Banco;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages of companies, and what the page of a pratica says of who signed it.
class ImpresePageTest {
    private static final String PAGINA = "/imprese/GE/01234560991";

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

    private NumeroPratica arrivata() {
        return banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
    }

    @Test
    void nothingIsShownWithoutItsDayItsAgeAndItsSource() {
        banco.filiale.dallaCentrale(
                Aziende.dalRegistro(POMPE, Aziende.visura(OTTOBRE, "POMPE LIGURI S.R.L.", Aziende.ada())));
        assertThat(banco.get(PAGINA).body())
                .contains("POMPE LIGURI S.R.L.", "SV-99123", "Ada Prova", ADA.valore())
                .contains("dal Registro imprese, tramite la centrale, 1 ott 2026 (53 giorni fa)");
        assertThat(banco.get("/imprese?q=pompe").body())
                .contains(PAGINA, "1 ott 2026 (53 giorni fa)")
                .doesNotContain("Ada Prova", ADA.valore());
    }

    @Test
    void contactAndKindOfOperatorAreShownWithTheirAgeAndChangedNowhereButAtTheCentre() {
        banco.filiale.dallaCentrale(
                new ContattoIndicato(GE, POMPE, new Contatto("export@pompe.invalid", "", "Via del Porto 3, Savona")),
                new QualificaAttribuita(GE, POMPE, Qualifica.CERTIFICATO, OTTOBRE, "elenco del Ministero"));
        assertThat(banco.get(PAGINA).body())
                .contains("export@pompe.invalid", "Via del Porto 3, Savona", "detto alla centrale, 23 nov 2026 (oggi)")
                .contains("operatore certificato", "dal 1/10/2026, elenco del Ministero")
                .doesNotContain("Solo alla centrale");
        assertThat(banco.post(PAGINA + "/contatto", "email", "altra@pompe.invalid")
                        .statusCode())
                .isIn(404, 405);
    }

    @Test
    void aCompanyOfAnotherBranchsTerritorySaysWhereItUsuallyGoes() {
        assertThat(banco.get(PAGINA).body()).doesNotContain("Di solito");
        banco.filiale.dallaCentrale(Aziende.dalRegistro(
                POMPE,
                new Visura(
                        OTTOBRE,
                        new Visura.Anagrafica("POMPE", null, "Corso Assereto 2, 16035 Rapallo GE", true),
                        null,
                        null)));
        assertThat(banco.get(PAGINA).body()).contains("Di solito", "va a Chiavari");
        assertThat(banco.get("/pratica/" + arrivata()).body()).contains("Di solito", "va a Chiavari");
    }

    @Test
    void theColourOnThePraticaHasItsWordAndItsReason() {
        NumeroPratica numero = arrivata();
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("Chi ha firmato poteva firmare", "ignoto", "Non si sa", PAGINA);
        banco.filiale.dallaCentrale(
                Aziende.dalRegistro(POMPE, Aziende.visura(OTTOBRE, "POMPE LIGURI S.R.L.", Aziende.ada())));
        assertThat(banco.get("/pratica/" + numero).body()).contains("Ada Prova è legale rappresentante");
        banco.filiale.dallaCentrale(
                Aziende.dalRegistro(POMPE, Aziende.visura(OTTOBRE.plusDays(3), "POMPE LIGURI S.R.L.")));
        assertThat(banco.get("/pratica/" + numero).body()).contains("non è fra chi può firmare");
    }

    @Test
    void aVisuraIsCopiedAtTheCounterAndShownWithWhoItNames() {
        assertThat(banco.get(PAGINA).body()).contains("non si sa ancora nulla");
        assertThat(banco.post(
                                PAGINA + "/visura",
                                "data",
                                "2026-11-20",
                                "denominazione",
                                "POMPE LIGURI S.R.L.",
                                "rea",
                                "GE-481516, sv 99123",
                                "attiva",
                                "si",
                                "conPoteri",
                                "si",
                                "persona",
                                "prvdaa80a41d969f",
                                "nome",
                                "Ada Prova",
                                "qualita",
                                "PROCURATORE",
                                "limiti",
                                "solo estero",
                                "dal",
                                "",
                                "al",
                                "",
                                "persona",
                                "",
                                "nome",
                                "")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get(PAGINA).body())
                .contains("da una visura mostrata allo sportello, 20 nov 2026 (3 giorni fa)")
                .contains("Limiti: solo estero", "procuratore", "GE-481516", "SV-99123", "attiva");
    }

    @Test
    void aWrongVisuraIsRefusedAndNothingThatWasTypedIsLost() {
        var answer = banco.post(
                PAGINA + "/visura",
                "data",
                "2026-11-20",
                "denominazione",
                "POMPE LIGURI S.R.L.",
                "rea",
                "",
                "conPoteri",
                "si",
                "persona",
                "PRVDAA80A41D969X",
                "nome",
                "Ada Prova",
                "qualita",
                "PROCURATORE",
                "limiti",
                "",
                "dal",
                "",
                "al",
                "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Problema 305", "POMPE LIGURI S.R.L.", "PRVDAA80A41D969X", "value=\"2026-11-20\"");
        assertThat(banco.get(PAGINA).body()).contains("non si sa ancora nulla");
    }

    @Test
    void aDelegaIsGivenAndRevokedAndWhatWasDoneMeanwhileIsLookedAtAgain() {
        assertThat(banco.post(
                                PAGINA + "/deleghe",
                                "delegato",
                                ADA.valore(),
                                "nomeDelegato",
                                "Ada Prova",
                                "ambito",
                                "FIRMA",
                                "delegaDal",
                                "2026-10-01",
                                "delegaAl",
                                "",
                                "titolo",
                                "foglio nel faldone 3")
                        .statusCode())
                .isEqualTo(303);
        NumeroPratica numero = arrivata(); // Ada signed it
        assertThat(banco.get("/pratica/" + numero).body()).contains("ha solo una delega");
        banco.filiale.approva(numero);

        String delega = banco.filiale
                .journal
                .read(rows -> banco.filiale.imprese.read(rows, GE, POMPE))
                .deleghe()
                .getFirst()
                .id();
        assertThat(banco.post(PAGINA + "/deleghe/" + delega + "/revoca", "dal", "2026-11-23", "motivo", "lettera")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get(PAGINA).body())
                .contains("Da ricontrollare", "Pratica " + numero, "Revocata dal 23/11/2026");
        assertThat(banco.get("/pratica/" + numero).body()).contains("la sua delega è revocata");

        banco.post(
                PAGINA + "/deleghe/" + delega + "/ricontrollo",
                "pratica",
                numero.text(),
                "esito",
                "telefonato, va bene");
        assertThat(banco.get(PAGINA).body())
                .doesNotContain("Da ricontrollare</h2>")
                .contains("telefonato, va bene");
    }

    @Test
    void theUsualConsigneesAreLearnedFromCertificates() {
        banco.filiale.blocco(2026, 5);
        NumeroPratica numero = arrivata();
        assertThat(banco.get(PAGINA).body()).contains("Si imparano dai certificati emessi");
        banco.filiale.approva(numero);
        banco.filiale.prepara(numero);
        assertThat(banco.get(PAGINA).body()).contains("KANTO MACHINERY K.K.\nTOKYO", "GIAPPONE, un certificato");
    }

    @Test
    void personsAreForWhoDecidesAndNotForTheDoor() {
        banco.filiale.dallaCentrale(
                Aziende.dalRegistro(POMPE, Aziende.visura(GIUGNO, "POMPE LIGURI S.R.L.", Aziende.ada())));
        NumeroPratica numero = arrivata();
        Sessione porta = banco.entra("ugo", EnumSet.of(Ruolo.PORTINERIA));
        assertThat(banco.get(PAGINA, porta).statusCode()).isEqualTo(403);
        assertThat(banco.get("/imprese", porta).statusCode()).isEqualTo(403);
        assertThat(banco.get("/pratica/" + numero, porta).body()).doesNotContain(PAGINA);
        assertThat(banco.get("/", porta).body()).doesNotContain("href=\"/imprese\"");
        Sessione cassa = banco.entra("cesare", EnumSet.of(Ruolo.CASSA));
        assertThat(banco.get(PAGINA, cassa).body()).contains("Ada Prova").doesNotContain("Registra una visura");
        assertThat(banco.post(PAGINA + "/visura", cassa, "data", "2026-11-20").statusCode())
                .isEqualTo(403);
    }

    @Test
    void addressesThatAreNotOfACompanyLeadNowhere() {
        for (String path : List.of("/imprese/GE/01234560992", "/imprese/XX1/01234560991", "/imprese/ge/1")) {
            assertThat(banco.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(banco.post("/imprese/BG/01234560991/visura", "data", "2026-11-20", "denominazione", "P", "rea", "")
                        .body())
                .contains("Problema 533");
    }

    @Test
    void whatACompanyWroteIsNeverMoreThanText() {
        String ostile = "\"'><script>alert(1)</script>";
        banco.filiale.dallaCentrale(Aziende.dalRegistro(POMPE, Aziende.visura(GIUGNO, ostile)));
        assertThat(banco.get(PAGINA).body()).doesNotContain("<script>alert").contains("&lt;script&gt;");
        assertThat(banco.get("/imprese").body()).doesNotContain("<script>alert").contains("&lt;script&gt;");
    }

    @Test
    void whoOpensThePageOfACompanyWithoutAPraticaUnderWayIsWrittenDown() {
        banco.get(PAGINA);
        assertThat(banco.consultazioni.elenco("anna", POMPE.valore(), Long.MAX_VALUE, 9))
                .extracting(una -> una.cosa().orElseThrow())
                .containsExactly(Cosa.IMPRESA);
    }

    @Test
    void aCompanyThatTheDaysWorkLeadsToIsNotWrittenDown() {
        arrivata();
        banco.get(PAGINA);
        assertThat(banco.consultazioni.elenco("anna", "", Long.MAX_VALUE, 9)).isEmpty();
    }
}
