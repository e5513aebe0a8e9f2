package it.timbro.appuntamenti.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.imprese.Aziende;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.DellAppuntamento.AppuntamentoFissato;
import it.timbro.pratica.DellAppuntamento.UtenzaRichiesta;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.web.Banco;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The responsabile works off what the counters asked for, and reads it on the company's page.
class UtenzePageTest {
    private static final IdAppuntamento ID = IdAppuntamento.nuovo(new Random(1));

    @TempDir
    Path folder;

    @Test
    void anAccountIsRefusedWithAReasonThenMadeAndTheCompanysPageSaysSo() {
        try (Banco banco = new Banco(folder)) {
            var impresa = new Presentazione.Impresa("Ardesie Prova S.n.c.", Aziende.ARDESIE, null);
            var rosa = new Presentazione.Persona("Rosa Tigullio", "", null);
            banco.filiale.journal.write(Filiale.STREAM, "anna", tx -> {
                tx.append(new AppuntamentoFissato(ID, 0, 15, rosa, impresa, "rosa@ardesie.invalid", ""));
                return tx.append(new UtenzaRichiesta(ID, impresa, rosa, "rosa@ardesie.invalid"));
            });
            Sessione rita = banco.entra("rita", EnumSet.of(Ruolo.RESPONSABILE));
            assertThat(banco.get("/utenze").statusCode()).as("an operatore").isEqualTo(403);
            assertThat(banco.get("/utenze", rita).body()).contains("Ardesie Prova S.n.c.", "Segna come creata", "GE1");
            assertThat(banco.post("/utenze/" + ID + "/rifiutata", rita, "motivo", " ")
                            .statusCode())
                    .isEqualTo(400);
            banco.post("/utenze/" + ID + "/rifiutata", rita, "motivo", "manca la visura");
            assertThat(banco.get("/utenze", rita).body())
                    .contains("rifiutata: manca la visura", "Il motivo non c'è più", "Nessuna richiesta aspetta");
            banco.post("/utenze/" + ID + "/creata", rita, "utente", "ardesie01");
            assertThat(banco.get("/imprese/GE/" + Aziende.ARDESIE).body())
                    .contains("Utenza telematica", "creata: ardesie01");
            assertThat(banco.post("/utenze/" + ID + "/creata", rita, "utente", "altra")
                            .statusCode())
                    .isEqualTo(409);
        }
    }
}
