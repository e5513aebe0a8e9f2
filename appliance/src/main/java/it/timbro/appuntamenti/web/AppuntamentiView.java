package it.timbro.appuntamenti.web;

import it.timbro.appuntamenti.Dispositivo;
import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of appointments.
public final class AppuntamentiView {
    private AppuntamentiView() {}

    public record Voce(String id, String quando, String impresa, String persona, String stato, String azione) {}

    /// @param giorno the day the lines belong to
    public record Giorno(String giorno, List<Voce> voci) {}

    public record Agenda(Frame frame, List<Giorno> giorni, boolean puoFissare) implements View {}

    /// A slot that is free.
    ///
    /// @param valore as the form writes it
    public record Libero(String valore, String nome) {}

    public record Nuovo(
            Frame frame,
            String id,
            List<Libero> liberi,
            List<Dispositivo> dispositivi,
            Map<String, String> scritto,
            Optional<Rejection> errore)
            implements View {
        public String scritto(String campo) {
            return scritto.getOrDefault(campo, "");
        }
    }

    /// A step of the guided path.
    ///
    /// @param fatto what came of it, "" if it is still to be done
    /// @param documenti names of its files
    /// @param dove page where it is done, "" if it is this one
    public record Passo(
            String codice,
            String titolo,
            int minuti,
            String aiuto,
            String fatto,
            List<String> documenti,
            String dove) {}

    /// @param prossimo code of the first step that is missing, "" if none is
    public record Uno(
            Frame frame,
            String id,
            String quando,
            String stato,
            String impresa,
            String persona,
            String recapito,
            List<Dispositivo> dispositivi,
            List<Passo> passi,
            String prossimo,
            boolean puoApprovare,
            boolean puoMuovere,
            boolean inCorso,
            List<Libero> liberi,
            List<String> modello,
            List<String> caricate,
            Optional<Rejection> errore)
            implements View {}
}
