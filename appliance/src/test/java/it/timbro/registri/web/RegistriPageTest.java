package it.timbro.registri.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.operatori.Consultazioni.Cosa;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.web.Banco;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The registers on the screen and as files: one day of a branch, from its morning to its closing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistriPageTest {
    private static final String OGGI = "?giorno=2026-11-23&sede=GE1";

    @TempDir
    static Path folder;

    private Banco banco;
    private Sessione rita;
    private NumeroPratica numero;

    @BeforeAll
    void apri() {
        banco = new Banco(folder);
        rita = banco.entra("rita", EnumSet.of(Ruolo.RESPONSABILE));
        Filiale filiale = banco.filiale;
        filiale.blocco(2026, 10);
        filiale.magazzino.carica("A0000001", "A0000010", "anna");
        numero = filiale.arriva(Prove.opzioni(Supporto.FORMULARIO, 0));
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        IntStream.rangeClosed(1, 60)
                .mapToObj("B%07d"::formatted)
                .forEach(seriale -> filiale.magazzino.carica(seriale, seriale, "anna"));
    }

    @AfterAll
    void chiudi() {
        banco.close();
    }

    /// A session does not outlive a pause: she enters again.
    private void passa(Duration duration) {
        banco.filiale.time.passa(duration);
        rita = banco.entra("rita", EnumSet.of(Ruolo.RESPONSABILE));
    }

    private HttpResponse<String> get(String path) {
        return banco.get(path, rita);
    }

    private List<String> consultate() {
        return banco.consultazioni.elenco("rita", "", Long.MAX_VALUE, 100).stream()
                .map(una -> una.cosa().map(Cosa::code).orElse("") + " " + una.oggetto())
                .toList();
    }

    @Test
    @Order(1)
    void theRegistersOfADayShowHowManyRowsEachHas() {
        assertThat(get("/registri" + OGGI).body())
                .contains(">Certificati</a>", ">Registro di emergenza</a>", "DPR 445/2000, art. 63")
                .contains("href=\"/registri/formulari?giorno=2026-11-23&amp;sede=GE1\"", "Chiudi la giornata");
    }

    @Test
    @Order(2)
    void oneRegisterIsReadPageByPage() {
        assertThat(get("/registri/certificati" + OGGI).body())
                .contains("C26GE0000001", "Pompe Liguri S.r.l.", "href=\"/pratica/" + numero + "\"");
        String first = get("/registri/formulari" + OGGI).body();
        assertThat(first)
                .contains("62 righe, pagina 1 di 2", "rel=\"next\"")
                .doesNotContain("B0000060", "rel=\"prev\"");
        assertThat(get("/registri/formulari" + OGGI + "&pagina=2").body())
                .contains("B0000060", "rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
        assertThat(get("/registri/emergenza" + OGGI).body()).contains("registro non utilizzato");
    }

    @Test
    @Order(3)
    void asCsvEveryRowComesWhateverThePage() {
        HttpResponse<String> csv = get("/registri/formulari/csv" + OGGI);
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=formulari-GE1-2026-11-23.csv");
        assertThat(csv.body().split("\r\n"))
                .hasSize(1 + 62)
                .startsWith("N.,Giorno,Ora,Seriale,Movimento,Quanti,Certificato o motivo,Operatore,Annullata,Note")
                .contains("2,2026-11-23,10:00:00,A0000001,usato,1,C26GE0000001,anna,no,");
    }

    @Test
    @Order(4)
    void whoTakesARegisterAwayIsWrittenDownAndTheDaysWorkOnTheScreenIsNot() {
        get("/registri/formulari/csv" + OGGI);
        get("/registri/certificati/pdf" + OGGI);
        assertThat(consultate())
                .contains(
                        "esportazione REGISTRO FORMULARI CSV GE1 2026-11-23",
                        "esportazione REGISTRO CERTIFICATI PDF GE1 2026-11-23")
                .noneMatch(una -> una.startsWith("registro "));
        get("/registri/certificati?giorno=2026-11-10&sede=GE1");
        assertThat(consultate()).contains("registro REGISTRO CERTIFICATI GE1 2026-11-10");
    }

    @Test
    @Order(5)
    void whatIsNoDayNoRegisterNoBranchOrNoPageIsRefusedInWords() {
        assertThat(get("/registri?giorno=ieri").statusCode()).isEqualTo(400);
        assertThat(get("/registri/segreti").statusCode()).isEqualTo(404);
        assertThat(get("/registri?sede=XX9").statusCode()).isEqualTo(404);
        assertThat(get("/registri/formulari?pagina=0").statusCode()).isEqualTo(400);
        assertThat(get("/registri/formulari/pdf" + OGGI + "&parte=2").statusCode())
                .isEqualTo(404);
        assertThat(get("/registri/giornata/pdf" + OGGI).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(6)
    void whoMayNotReadRegistersGetsNone() {
        Sessione portiere = banco.entra("paolo", EnumSet.of(Ruolo.PORTINERIA));
        assertThat(banco.get("/registri" + OGGI, portiere).statusCode()).isEqualTo(403);
        assertThat(banco.get("/registri/certificati/csv" + OGGI, portiere).statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(7)
    void theDayIsClosedAndItsPrintIsTheOneThatWasKept() {
        passa(Duration.ofHours(5));
        assertThat(banco.post("/registri/chiusura", rita, "giorno", "2026-11-23")
                        .statusCode())
                .isEqualTo(303);
        assertThat(get("/registri" + OGGI).body())
                .contains("Giornata chiusa", "Chiusa da rita il 23/11/2026 15:00.", "sono quelle di allora")
                .doesNotContain("Chiudi la giornata del");
        assertThat(get("/registri/giornata/pdf" + OGGI).headers().firstValue("Content-Type"))
                .contains("application/pdf");
        assertThat(get("/registri/certificati" + OGGI).body()).contains("PDF conservato");
        banco.filiale.magazzino.carica("C0000001", "C0000001", "anna");
        assertThat(get("/registri" + OGGI).body()).contains("1 dopo la chiusura");
        assertThat(get("/registri/formulari" + OGGI + "&pagina=2").body())
                .contains("aggiunta dopo la chiusura della giornata");
        assertThat(banco.post("/registri/chiusura", rita, "giorno", "2026-11-23")
                        .body())
                .contains("ha già chiusa rita");
    }

    @Test
    @Order(8)
    void aDayThatNobodyClosedIsPointedOutTheNextDay() {
        passa(Duration.ofDays(1));
        assertThat(get("/registri").body()).doesNotContain("Giornate non ancora chiuse");
        banco.filiale.magazzino.carica("C0000002", "C0000002", "anna");
        passa(Duration.ofDays(1));
        assertThat(get("/registri").body())
                .contains("Giornate non ancora chiuse", "/registri?giorno=2026-11-24&amp;sede=GE1");
    }

    @Test
    @Order(9)
    void theDashboardsAnswerInBarsInATableAndAsCsv() {
        assertThat(get("/cruscotti").body())
                .contains("Quanti formulari restano, e quanti se ne guastano?", "<svg class=\"cruscotto\"")
                .contains("<th scope=\"row\">Usati in 30 giorni</th><td class=\"numero\">1</td>");
        assertThat(get("/cruscotti/carta/csv").body())
                .startsWith("Voce,Quanti,In parole\r\nIn giacenza,")
                .contains("Usati in 30 giorni,1,1\r\n", "Guasti in 30 giorni,0,0\r\n");
        assertThat(get("/cruscotti/persone/csv").statusCode()).isEqualTo(404);
        assertThat(banco.get("/cruscotti", banco.entra("carla", EnumSet.of(Ruolo.OPERATORE)))
                        .statusCode())
                .isEqualTo(403);
    }
}
