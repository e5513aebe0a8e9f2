package it.timbro.collegamento.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;

/// The line in words.
///
/// @param ultimaChiavetta when the centre's last stick was read and prepared, empty if there was none
/// @param inArrivo what is to come from the centre, empty if nothing
/// @param attesoDaGiorni something of it for more than a day
/// @param progressi of long exchanges, up and down
/// @param ultimoErrore «Ultimo errore (10:42): La centrale non risponde…», empty if there was none
/// @param puo whether the person may enrol this device, change the key and confirm the time
public record CollegamentoView(
        Frame frame,
        boolean puo,
        boolean collegato,
        String parola,
        String frase,
        String da,
        String ultimoScambio,
        String ultimaChiavetta,
        List<Riga> attende,
        String inArrivo,
        boolean attesoDaGiorni,
        List<Progresso> progressi,
        String ultimoErrore,
        Scorte scorte,
        List<StatoLinea.Accantonato> accantonati,
        Tessera apparecchio,
        Chiave chiave,
        StatoOrologio.Certezza orologio)
        implements View {
    /// @param nome of this device, empty as long as it is not enrolled
    /// @param scade end of its certificate
    public record Tessera(String nome, String scade) {}

    /// @param kid what the key is known by
    /// @param frase since when it signs, and until when it should
    public record Chiave(String kid, String frase) {}

    public record Riga(String nome, String valore) {}
}
