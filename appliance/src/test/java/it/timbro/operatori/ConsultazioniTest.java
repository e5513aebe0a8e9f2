package it.timbro.operatori;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.journal.Recorded;
import it.timbro.operatori.Consultazioni.Consultazione;
import it.timbro.operatori.Consultazioni.Cosa;
import it.timbro.sync.protocol.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who looked at what the day's work did not put before her.
class ConsultazioniTest {
    private static final String CODICE = "RSSMRA80A01H501U";

    @TempDir
    Path folder;

    private SportelloDiProva sportello;

    @BeforeEach
    void open() {
        sportello = new SportelloDiProva(folder);
        sportello.iscrivi("anna", Ruolo.OPERATORE);
        sportello.iscrivi("rita", Ruolo.RESPONSABILE);
    }

    @AfterEach
    void close() {
        sportello.close();
    }

    private long ora() {
        return sportello.filiale.time.now().toEpochMilli();
    }

    private List<Consultazione> tutte() {
        return sportello.consultazioni.elenco("", "", Long.MAX_VALUE, 100);
    }

    @Test
    void aSearchForAPersonsTaxCodeIsWrittenDownBeforeItIsAnswered() {
        Browser anna = sportello.browser().entrato("anna");
        anna.get("/cerca?q=" + CODICE.toLowerCase());
        assertThat(tutte()).singleElement().satisfies(c -> {
            assertThat(c.login()).isEqualTo("anna");
            assertThat(c.cosa()).contains(Cosa.RICERCA);
            assertThat(c.oggetto()).isEqualTo(CODICE);
        });
        assertThat(sportello.filiale.journal.history("consultazioni:anna"))
                .singleElement()
                .extracting(Recorded::flags)
                .isEqualTo(Entry.SOLO_SEDE);
    }

    @Test
    void theDaysWorkIsNotWrittenDown() {
        Browser anna = sportello.browser().entrato("anna");
        anna.get("/cerca?q=pompe");
        anna.get("/cerca?q=01234567897");
        sportello.consultazioni.pratica(
                "anna", "M26B23A0001", false, ora() - Duration.ofDays(400).toMillis());
        sportello.consultazioni.pratica(
                "anna", "M26B23A0002", true, ora() - Duration.ofDays(6).toMillis());
        assertThat(tutte()).isEmpty();
        sportello.consultazioni.pratica(
                "anna", "M26B23A0003", true, ora() - Duration.ofDays(8).toMillis());
        assertThat(tutte()).singleElement().extracting(Consultazione::oggetto).isEqualTo("M26B23A0003");
    }

    @Test
    void theSameAgainWithinAnHourIsOne() {
        for (int i = 0; i < 5; i++) {
            sportello.consultazioni.registra("anna", Cosa.PRATICA, "M26B23A0001");
        }
        sportello.consultazioni.registra("rita", Cosa.PRATICA, "M26B23A0001");
        assertThat(tutte()).hasSize(2);
        sportello.filiale.time.passa(Duration.ofMinutes(61));
        sportello.consultazioni.registra("anna", Cosa.PRATICA, "M26B23A0001");
        assertThat(tutte()).hasSize(3);
    }

    @Test
    void theResponsabileReadsThemByPersonAndByWhatWasReadAndNobodyElseDoes() {
        for (int i = 0; i < 105; i++) {
            sportello.consultazioni.registra("anna", Cosa.PRATICA, "M26B23A%04d".formatted(i));
        }
        sportello.consultazioni.registra("bruno", Cosa.ESPORTAZIONE, "REGISTRO-2026");
        Browser rita = sportello.browser().entrato("rita");
        assertThat(rita.get("/consultazioni").body())
                .contains("REGISTRO-2026", "Esportazione", "M26B23A0104", "Le precedenti")
                .doesNotContain("M26B23A0001<");
        String altre = rita.get("/consultazioni")
                .body()
                .replaceAll("(?s).*<a href=\"([^\"]*)\">Le precedenti.*", "$1")
                .replace("&amp;", "&");
        assertThat(rita.get(altre).body()).contains("M26B23A0000").doesNotContain("REGISTRO-2026");
        assertThat(rita.get("/consultazioni?chi=bruno").body())
                .contains("REGISTRO-2026")
                .doesNotContain("M26B23A");
        assertThat(rita.get("/consultazioni?oggetto=m26b23a0050").body())
                .contains("M26B23A0050<")
                .doesNotContain("M26B23A0051<");
        assertThat(sportello.browser().entrato("anna").get("/consultazioni").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRebuildTellsTheSame() {
        sportello.consultazioni.registra("anna", Cosa.PRATICA, "M26B23A0001");
        List<Consultazione> before = tutte();
        sportello.filiale.journal.rebuild();
        assertThat(tutte()).isEqualTo(before).hasSize(1);
    }
}
