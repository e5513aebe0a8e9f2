package it.timbro.collegamento.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.collegamento.Quarantene.Assegnata;
import it.timbro.collegamento.Quarantene.Causa;
import it.timbro.collegamento.Quarantene.Quarantena;
import it.timbro.collegamento.Rientro.Esito;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.web.Banco;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way out of quarantine, in words.
class RientroPageTest {
    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        banco.quarantena = Optional.of(new Quarantena(
                new StreamId("GE1", "1"),
                Causa.CENTRALE,
                "qui gira una copia.",
                "00",
                banco.filiale.time.now().toEpochMilli(),
                Optional.empty()));
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    @Test
    void aBoxThatIsAllRightSaysSo() {
        banco.quarantena = Optional.empty();
        assertThat(banco.get("/rientro").body())
                .contains("lavora normalmente", "Il testimone ha tutto.")
                .doesNotContain("name=\"motivo\"");
    }

    @Test
    void itSaysWhatHappenedWhatMayBeDoneAndTheStepsBack() {
        assertThat(banco.get("/rientro").body())
                .contains("La centrale ha riconosciuto una copia", "qui gira una copia.")
                .contains("Consegnare quello che è già stampato", "Serve un responsabile")
                .doesNotContain("name=\"motivo\"");
        assertThat(banco.post("/rientro", "motivo", "disco", "vecchio", "fermo").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aResponsibleAsksOnceHeHasLookedForTheOtherBox() {
        Sessione bruno = banco.entra("bruno", EnumSet.of(Ruolo.RESPONSABILE));
        assertThat(banco.get("/rientro", bruno).body()).contains("Chiedi la nuova incarnazione");
        assertThat(banco.post("/rientro", bruno, "motivo", "disco").body())
                .contains("prima conferma che nessun altro apparecchio di questa sede è acceso");
        banco.rientro = new Esito.Interrotto("la centrale non risponde.");
        assertThat(banco.post("/rientro", bruno, "motivo", "disco", "vecchio", "fermo")
                        .body())
                .contains("Il rientro non è andato a buon fine: la centrale non risponde.");
        banco.rientro = new Esito.Rientrata(new StreamId("GE1", "2"));
        assertThat(banco.post("/rientro", bruno, "motivo", "disco", "vecchio", "fermo")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void withoutALineACodeIsReadOutAndTheStickIsReadHere() {
        Sessione bruno = banco.entra("bruno", EnumSet.of(Ruolo.RESPONSABILE));
        banco.lettura = List.of("La busta di ripartenza è già stata usata: la sede lavora con l'incarnazione 2.");
        assertThat(banco.get("/rientro", bruno).body())
                .contains("K7PM-3WQX-9RTA-HJ42-BC8D-0000", "chiavetta:KINGSTON", "è già stata usata");
        assertThat(banco.get("/rientro").body())
                .contains("K7PM-3WQX-9RTA-HJ42-BC8D-0000")
                .doesNotContain("/chiavetta/carica", "/rientro/codice");
        assertThat(banco.post("/rientro/codice").statusCode()).isEqualTo(403);
        assertThat(banco.post("/rientro/codice", bruno).statusCode()).isEqualTo(303);
        assertThat(banco.get("/rientro", bruno).body()).contains("B2NQ-bruno");
    }

    @Test
    void whereTheWitnessIsMissedAResponsibleSaysThatItsDiskIsAnother() {
        banco.quarantena = Optional.empty();
        banco.senzaIlSuoTestimone = true;
        Sessione bruno = banco.entra("bruno", EnumSet.of(Ruolo.RESPONSABILE));
        assertThat(banco.get("/rientro").body())
                .contains("Il testimone non è collegato.", "Collega il disco di sempre")
                .doesNotContain("/rientro/testimone");
        assertThat(banco.post("/rientro/testimone").statusCode()).isEqualTo(403);
        assertThat(banco.get("/rientro", bruno).body()).contains("/rientro/testimone");
        assertThat(banco.post("/rientro/testimone", bruno).statusCode()).isEqualTo(303);
        assertThat(banco.get("/rientro", bruno).body())
                .contains("Il testimone ha tutto.")
                .doesNotContain("Collega il disco di sempre");
    }

    @Test
    void onceTheCentreHasAnsweredOnlyTheRestIsLeftToDo() {
        banco.quarantena = banco.quarantena.map(found -> new Quarantena(
                found.stream(),
                found.causa(),
                found.dettaglio(),
                found.id(),
                found.ms(),
                Optional.of(new Assegnata(new StreamId("GE1", "2"), Head.EMPTY))));
        Sessione bruno = banco.entra("bruno", EnumSet.of(Ruolo.RESPONSABILE));
        assertThat(banco.get("/rientro", bruno).body())
                .contains("manca solo completare il rientro", "Completa il rientro")
                .doesNotContain("Chiedi la nuova incarnazione");
    }
}
