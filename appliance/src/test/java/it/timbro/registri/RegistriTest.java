package it.timbro.registri;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.pratica.DegliIncassi.CassaChiusa;
import it.timbro.pratica.DegliIncassi.IncassoRegistrato;
import it.timbro.pratica.DegliIncassi.RimborsoRegistrato;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.NumeroTurno;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the registers say of a fact.
class RegistriTest {
    private static final NumeroTurno TURNO = new NumeroTurno("GE1-41");
    private static final NumeroRicevuta PRIMA = new NumeroRicevuta("GE1-R-2026-0000001");
    private static final NumeroRicevuta SECONDA = new NumeroRicevuta("GE1-R-2026-0000002");

    private static List<String> cassa(Fatto fatto) {
        return Registri.CASSA.celle(fatto, _ -> "");
    }

    @Test
    void theTillSaysWhatWasTakenGivenBackAndCounted() {
        assertThat(cassa(new IncassoRegistrato(
                        PRIMA,
                        TURNO,
                        null,
                        "Rosa Tigullio",
                        "Visto",
                        "2012",
                        List.of(),
                        Importo.cent(300),
                        Mezzo.CONTANTI,
                        "")))
                .containsExactly("GE1-R-2026-0000001", "incasso", "Rosa Tigullio\nVisto", "Contanti", "3,00 €");
        assertThat(cassa(new RimborsoRegistrato(
                        SECONDA, TURNO, PRIMA, null, Importo.cent(300), Mezzo.CONTANTI, "", "pagato due volte")))
                .startsWith("GE1-R-2026-0000002\ndi GE1-R-2026-0000001", "rimborso", "pagato due volte");
        assertThat(cassa(new CassaChiusa(
                        TURNO, Importo.cent(9_950), Importo.cent(10_000), Map.of(), "Mancano 50 centesimi")))
                .containsExactly("GE1-41", "chiusura", "attesi 100,00 €\nMancano 50 centesimi", "", "99,50 €");
    }

    @Test
    void everyRegisterHasACodeOfItsOwnWhichAnAddressCanCarry() {
        assertThat(Registri.tutti())
                .extracting(Registro::codice)
                .doesNotHaveDuplicates()
                .doesNotContain("giornata", "chiusura")
                .allMatch(codice -> codice.matches("[a-z]+"));
    }
}
