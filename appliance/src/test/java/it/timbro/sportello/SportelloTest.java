package it.timbro.sportello;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Browser;
import it.timbro.Prove;
import it.timbro.SportelloDiProva;
import it.timbro.operatori.Ruolo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.sportello.Appuntamenti.Appuntamento;
import it.timbro.sportello.Problemi.Problema;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SportelloTest {
    @TempDir
    Path folder;

    private SportelloDiProva sportello;
    private Browser anna;

    @BeforeEach
    void open() {
        sportello = new SportelloDiProva(folder);
        sportello.iscrivi("anna", Ruolo.OPERATORE);
        anna = sportello.browser().entrato("anna");
    }

    @AfterEach
    void close() {
        sportello.close();
    }

    @Test
    void aNewRequestStandsInItsQueueWithItsNextAction() {
        NumeroPratica numero = sportello.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        String page = anna.get("/").body();
        assertThat(page)
                .contains("data-conta=\"1\" data-conta-nome=\"Da istruire\"", "Pompe Liguri S.r.l.", ">Istruisci<");
        assertThat(page).contains("href=\"/pratica/" + numero + "\"");
        assertThat(page).contains("role=\"status\"", "Centrale non raggiungibile: si lavora in sede");
    }

    @Test
    void aSheetInDoubtComesBeforeWhatIsOnlyToBePrinted() {
        sportello.filiale.blocco(2026, 10);
        NumeroPratica first = sportello.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        NumeroPratica second = sportello.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        sportello.filiale.approva(first);
        sportello.filiale.approva(second);
        sportello.filiale.prepara(second);
        sportello.filiale.stampa(second, "");
        String page = anna.get("/").body();
        assertThat(page).contains("data-conta=\"2\" data-conta-nome=\"Da stampare\"", "Foglio in dubbio", "In coda");
        assertThat(page.indexOf("data-riga=\"" + second)).isLessThan(page.indexOf("data-riga=\"" + first));
    }

    @Test
    void aColleagueWhoHasItOpenIsNamedOnItsLineUntilThePageIsLeft() {
        NumeroPratica numero = sportello.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        sportello.iscrivi("bruno", Ruolo.OPERATORE);
        Browser bruno = sportello.browser().entrato("bruno");
        assertThat(bruno.get("/presenza/" + numero).body()).isEmpty();
        assertThat(anna.get("/").body()).contains("La sta lavorando Persona bruno dalle 10:00");
        assertThat(anna.get("/presenza/" + numero).body()).isEqualTo("Persona bruno, dalle 10:00");
        assertThat(bruno.get("/").body()).contains("La sta lavorando Persona anna");
        bruno.get("/presenza/" + numero + "/lascia");
        assertThat(anna.get("/").body()).doesNotContain("La sta lavorando Persona bruno");
        assertThat(anna.get("/presenza/" + "x".repeat(30)).statusCode()).isEqualTo(404);
    }

    @Test
    void whatEndedLongAgoLeavesTheListsUntilItIsAskedForAndItsNumberOpensIt() {
        NumeroPratica numero = sportello.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        sportello.filiale.istruttoria.respingi(numero, sportello.filiale.versione(numero), "prova", "anna");
        assertThat(anna.get("/cerca?q=pompe").body()).contains(numero.text()).doesNotContain("archiviate");
        sportello.filiale.time.passa(Duration.ofDays(366 * 2));
        Browser poi = sportello.browser().entrato("anna");
        assertThat(poi.get("/cerca?q=pompe").body())
                .contains("Anche archiviate: una pratica chiusa da più di due anni")
                .doesNotContain(numero.text());
        assertThat(poi.get("/cerca?q=pompe&archiviate=si").body()).contains(numero.text());
        assertThat(poi.get("/cerca?q=" + numero).headers().firstValue("Location"))
                .contains("/pratica/" + numero);
    }

    @Test
    void anAppointmentIsApprovedByWhoMayAndLookedAtByTheOthers() {
        sportello.appuntamenti.add(new Appuntamento(
                1_795_431_600_000L,
                "Ardesie Prova S.n.c.",
                "Prima richiesta",
                "Approva",
                "Guarda",
                "/appuntamenti/uno"));
        assertThat(anna.get("/").body()).contains(">Guarda<").doesNotContain(">Approva<");
        sportello.iscrivi("rita", Ruolo.RESPONSABILE);
        assertThat(sportello.browser().entrato("rita").get("/").body()).contains(">Approva<");
    }

    @Test
    void whoIsExpectedTodayStandsBeforeEverythingElse() {
        assertThat(anna.get("/").body()).contains("Nessun appuntamento oggi.");
        sportello.appuntamenti.add(new Appuntamento(
                1_795_431_600_000L, "Ardesie di Lavagna S.n.c.", "Prima richiesta", "Accogli", "/appuntamenti/uno"));
        sportello.filiale.time.passa(Duration.ofSeconds(1));
        String page = anna.get("/").body();
        assertThat(page).contains("Ardesie di Lavagna S.n.c.", "Prima richiesta", ">Accogli<", "il prossimo: 12:00");
        assertThat(page.indexOf("id=\"appuntamenti\"")).isLessThan(page.indexOf("id=\"da-consegnare\""));
    }

    @Test
    void whatTheChamberHasToSayStandsOnTheDayAndWhomToCallIsReadWithoutALine() {
        assertThat(anna.get("/").body()).doesNotContain("Avviso:");
        assertThat(anna.get("/contatti").body()).contains("Nessun contatto");
        sportello.filiale.politica(
                "avvisi",
                "Dal 1° dicembre cambia la tariffa.",
                "contatti",
                "Per i contenuti: ufficio estero, interno 12\nPer la macchina: assistenza, interno 40");
        assertThat(anna.get("/").body()).contains("<strong>Avviso:</strong> Dal 1° dicembre cambia la tariffa.");
        assertThat(anna.get("/contatti").body())
                .contains("<dt>Per la macchina</dt>", "assistenza, interno 40", "Per i contenuti");
        sportello.filiale.politica("avvisi", "");
        assertThat(anna.get("/").body()).doesNotContain("Avviso:");
    }

    @Test
    void aProblemOfTheHouseIsShownWithWhatToDo() {
        sportello.problemi.add(new Problema(
                "File fattura.pdf", "La centrale non lo accetta.", 1_795_000_000_000L, "Guarda", "/collegamento"));
        assertThat(anna.get("/").body()).contains("File fattura.pdf", "La centrale non lo accetta.", ">Guarda<");
    }

    @Test
    void aWholeNumberOpensThePraticaAndSoDoesTheCodeOnASheet() {
        NumeroPratica numero = sportello.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        for (String typed : new String[] {
            numero.text(),
            "%20" + numero.text().toLowerCase(java.util.Locale.ROOT),
            "CO1%7C" + numero + "%7CC26GE0000001"
        }) {
            assertThat(anna.get("/cerca?q=" + typed).headers().firstValue("Location"))
                    .as(typed)
                    .contains("/pratica/" + numero);
        }
    }

    @Test
    void wordsFindALineAndNothingFoundSaysWhatCanBeSearched() {
        sportello.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        assertThat(anna.get("/cerca?q=pomp%20kanto").body()).contains("Pompe Liguri S.r.l.", "In corso");
        assertThat(anna.get("/cerca?q=nessuna").body()).contains("Nessuna pratica contiene");
        assertThat(anna.get("/cerca?q=M26B23A0999").body()).contains("Non è una pratica di questa sede");
        assertThat(anna.get("/cerca?q=").headers().firstValue("Location")).contains("/");
    }
}
