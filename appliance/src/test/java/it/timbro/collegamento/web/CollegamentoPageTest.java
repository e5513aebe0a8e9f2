package it.timbro.collegamento.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.autonomia.Consumo;
import it.timbro.autonomia.Risorsa;
import it.timbro.collegamento.Avanzamento;
import it.timbro.collegamento.Scambio;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.web.Banco;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
                Optional.empty(),
                7,
                2,
                1_400_000,
                OptionalLong.of(now - 290_000),
                new Scambio.InArrivo(3, 2_100_000, now - 7_200_000),
                Optional.of(new Avanzamento.Stato(
                        320, 1_000, 12_400_000, 40_000_000, Optional.of(new Avanzamento.Resta(130, 230)))),
                Optional.of(new Avanzamento.Stato(1_500, 2_000, 0, 0, Optional.of(new Avanzamento.Resta(20, 45)))),
                Optional.of(new Scambio.Errore("<b>connessione rifiutata</b>", now - 60_000)),
                List.of(new StatoLinea.Accantonato("ab12", "la centrale lo rifiuta")));
        assertThat(banco.get("/collegamento").body())
                .contains("Non collegato: si lavora in sede", "La centrale non risponde", "1,4 MB", "da 4 min")
                .contains("320 di 1.000 fra fatti e file, 12,4 di 40,0 MB", "ancora da 2 a 4 minuti")
                .contains(
                        "Arrivo dalla centrale in corso", "1.500 di 2.000 fra fatti e file; ancora meno di un minuto.")
                .contains("In arrivo dalla centrale: 3 file, 2,1 MB; il più vecchio da 2 h (")
                .doesNotContain("manca anche in centrale")
                .contains("&lt;b&gt;connessione rifiutata", "la centrale lo rifiuta");
    }

    private static StatoLinea.Linea senzaLinea(Optional<Scambio.Chiavetta> chiavetta) {
        return new StatoLinea.Linea(
                false,
                "La centrale non risponde: riproviamo da soli.",
                0,
                OptionalLong.empty(),
                chiavetta,
                0,
                0,
                0,
                OptionalLong.empty(),
                Scambio.InArrivo.NULLA,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    @Test
    void whoLivesOnSticksReadsWhenTheLastOneCameAndThatTheLineNeverStood() {
        long now = banco.filiale.time.now().toEpochMilli();
        banco.linea = senzaLinea(Optional.empty());
        assertThat(banco.get("/collegamento").body())
                .contains("Sulla linea non c'è mai stato uno scambio completo.")
                .doesNotContain("Ultima chiavetta");
        banco.linea = senzaLinea(Optional.of(new Scambio.Chiavetta(now - 7_200_000, now - 3_600_000)));
        assertThat(banco.get("/collegamento").body())
                .contains("Ultima chiavetta della centrale: letta 09:00, preparata 08:00.");
    }

    @Test
    void aFileThatIsWaitedForLongerThanADayIsExplainedAndOneThatComesAloneIsNotCounted() {
        long now = banco.filiale.time.now().toEpochMilli();
        banco.linea = new StatoLinea.Linea(
                true,
                "",
                now - 240_000,
                OptionalLong.of(now),
                Optional.empty(),
                0,
                0,
                0,
                OptionalLong.empty(),
                new Scambio.InArrivo(2, 8_100_000, now - 90_000_000),
                Optional.empty(),
                Optional.of(new Avanzamento.Stato(0, 1, 1_040_000, 5_730_000, Optional.empty())),
                Optional.empty(),
                List.of());
        assertThat(banco.get("/collegamento").body())
                .contains("<p>1,0 di 5,7 MB.</p>", "manca anche in centrale: la sua pratica dice quale");
    }

    @Test
    void provaAdessoTriesOnceAndTellsWhatHappened() {
        assertThat(banco.post("/collegamento/prova").statusCode()).isEqualTo(303);
        assertThat(banco.prove).isEqualTo(1);
        assertThat(banco.get("/collegamento").body())
                .containsPattern("Prova fatta alle [0-9:]{5}\\. La centrale risponde");
        banco.guasto = Optional.of("La centrale è chiusa fino a oggi alle 14:00.");
        banco.post("/collegamento/prova");
        assertThat(banco.get("/collegamento").body()).contains("La centrale è chiusa fino a oggi alle 14:00.");
    }

    @Test
    void thePageNamesWhatEndsFirstAndWhatToDoAboutIt() {
        banco.risorse = List.of(
                new Risorsa.Formulari(3, new Consumo(200, 20)),
                new Risorsa.Revoche(Optional.empty(), Optional.empty()),
                new Risorsa.Chiave(Optional.empty()));
        assertThat(banco.get("/collegamento").body())
                .contains("Puoi lavorare senza centrale fino a", "(formulari).", "finisce per primo")
                .contains("Carica un nuovo pacco alla pagina Formulari")
                .contains("Da sola la sede non sa quanto durano: elenchi delle revoche, chiave dei codici sui fogli.")
                .contains("non si sa: in sede non ci sono elenchi delle revoche", "finché la centrale non la pubblica");
    }

    @Test
    void aBoxThatIsNotEnrolledSaysWhatItNeedsAndTakesTheCode() {
        banco.tessera = new StatoApparecchio.Tessera("", OptionalLong.empty());
        assertThat(banco.get("/collegamento").body())
                .contains("Non è ancora iscritto in centrale")
                .doesNotContain("name=\"codice\"");
        Sessione bruno = banco.entra("bruno", EnumSet.of(Ruolo.RESPONSABILE));
        assertThat(banco.get("/collegamento", bruno).body()).contains("name=\"codice\"");
        assertThat(banco.post("/collegamento/iscrizione", bruno, "codice", "K7PM")
                        .body())
                .contains("L'apparecchio non è stato iscritto: Il codice di iscrizione non è giusto.");
        assertThat(banco.post("/collegamento/iscrizione", bruno, "codice", "K7PM-3WQX-9RTA-HJ42-BC8D")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/collegamento").body()).contains("GE1/00c0ffee", "si rinnova da solo");
    }

    @Test
    void theBranchsKeyIsChangedByAResponsibleOnceForEachTimeItIsSeen() {
        assertThat(banco.get("/collegamento").body())
                .contains("7f3a09c27f3a09c2", "Firma dal 21 giu 2026. Va cambiata entro il 21 giu 2028.")
                .doesNotContain("Cambia la chiave");
        assertThat(banco.post("/collegamento/chiave", "chiave", "7f3a09c27f3a09c2")
                        .statusCode())
                .isEqualTo(403);
        Sessione bruno = banco.entra("bruno", EnumSet.of(Ruolo.RESPONSABILE));
        assertThat(banco.get("/collegamento", bruno).body()).contains("Cambia la chiave");
        assertThat(banco.post("/collegamento/chiave", bruno, "chiave", "7f3a09c27f3a09c2")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/collegamento", bruno).body())
                .contains("00c0ffee00c0ffee", "La centrale non l'ha ancora ricevuta");
        assertThat(banco.post("/collegamento/chiave", bruno, "chiave", "7f3a09c27f3a09c2")
                        .body())
                .as("the same form sent twice changes it once")
                .contains("è già stata cambiata");
    }

    @Test
    void aClockThatWasMovedIsShownAndAResponsibleConfirmsTheTimeInItalianTime() {
        banco.certezza = new StatoOrologio.Certezza(
                "L'orologio del server è avanti di 2 ore.", true, List.of("Dal 22 nov al 22 nov (2 ore avanti)"));
        assertThat(banco.get("/collegamento").body())
                .contains("avanti di 2 ore", "L'orologio è stato spostato", "(2 ore avanti)")
                .doesNotContain("Conferma data e ora");
        Sessione bruno = banco.entra("bruno", EnumSet.of(Ruolo.RESPONSABILE));
        assertThat(banco.get("/collegamento", bruno).body()).contains("Conferma data e ora");
        assertThat(banco.post("/collegamento/ora", bruno, "data", "2026-12-31", "ora", "ieri")
                        .statusCode())
                .isEqualTo(400);
        assertThat(banco.post("/collegamento/ora", bruno, "data", "2026-12-31", "ora", "23:50")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.confermata)
                .isEqualTo(java.time.Instant.parse("2026-12-31T22:50:00Z").toEpochMilli());
        assertThat(banco.post("/collegamento/ora", "data", "2026-12-31", "ora", "23:50")
                        .statusCode())
                .as("who is not responsible confirms nothing")
                .isEqualTo(403);
    }
}
