package it.timbro.politica.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.web.Banco;
import it.timbro.pratica.web.ControlliView;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a branch: everybody reads what holds, the responsabile decides what the policy
/// leaves to the branch.
class PoliticaPageTest {
    @TempDir
    Path folder;

    private Banco banco;
    private Sessione rita;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        rita = banco.entra("rita", EnumSet.of(Ruolo.RESPONSABILE));
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private HttpResponse<String> orari(String scritti, String viste) {
        return banco.post(
                "/politica/GE1/orari",
                rita,
                "viste",
                viste,
                "era.orari",
                "lun mar mer gio ven 08:30-13:00",
                "orari",
                scritti,
                "dal",
                "2026-11-24",
                "motivo",
                "apertura del giovedì pomeriggio");
    }

    @Test
    void everybodyReadsWhatHolds() {
        assertThat(banco.get("/politica/GE1").body())
                .contains("Per la rettifica l'impresa ha", "24 ore", "10,00 €", "Telemaco")
                .doesNotContain("/politica/GE1/orari\"");
        assertThat(banco.get("/politica/GE1/orari").statusCode()).isEqualTo(403);
        assertThat(banco.get("/politica/BG1").statusCode()).isEqualTo(404);
    }

    @Test
    void theResponsabileDecidesFromADayOnAndEverybodySeesWhoDidAndWhy() {
        assertThat(banco.get("/politica/GE1", rita).body())
                .contains("/politica/GE1/orari\"")
                .doesNotContain("/politica/GE1/tariffa\"");
        assertThat(orari("lun mar mer gio ven 08:30-13:00\ngio 14:30-16:30", "0")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/politica/GE1").body())
                .contains("dal 24 nov 2026: lun mar mer gio ven 08:30-13:00; gio 14:30-16:30", "rita", "giovedì");
        assertThat(orari("lun 09:00-13:00", "0").body()).contains("Problema 803");
    }

    private HttpResponse<String> motivi(String scritti) {
        return banco.post(
                "/politica/GE1/frasi",
                rita,
                "viste",
                "1",
                "era.frasi.motivi",
                "",
                "frasi.motivi",
                scritti,
                "dal",
                "2026-11-23",
                "motivo",
                "come scriviamo noi");
    }

    @Test
    void theReasonsToPickFromAreThoseThatTheOfficeWroteDown() {
        banco.filiale.politica("decideLaSede", "frasi.motivi", "frasi.motivi", "Firma | Manca la firma.");
        assertThat(motivi("una riga senza voce").body()).contains("Problema 802", "una riga senza voce");
        assertThat(motivi("Visura vecchia | La visura ha più di sei mesi.").statusCode())
                .isEqualTo(303);
        NumeroPratica numero = banco.filiale.arriva(Opzioni.NESSUNA);
        assertThat(banco.filiale.esame().controlli(banco.filiale.scheda(numero)).motivi())
                .extracting(ControlliView.Frase::breve)
                .containsExactly("Visura vecchia");
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("La visura ha più di sei mesi.", "Indirizzo incompleto")
                .doesNotContain("Manca la firma.");
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedStaysThere() {
        HttpResponse<String> wrong = orari("lunedì mattina", "0");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Problema 802", "lunedì mattina", "apertura del giovedì pomeriggio");
        assertThat(banco.post("/politica/GE1/tariffa", rita, "viste", "0", "dal", "2026-11-24", "motivo", "prova")
                        .statusCode())
                .isBetween(400, 499);
    }
}
