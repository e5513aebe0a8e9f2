package it.timbro.diritti.web;

import it.timbro.base.Rejection;
import it.timbro.diritti.Tagli;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// The tills of the day.
///
/// @param mia whether the person has one open
/// @param turni open ones, hers first, and those closed today
/// @param daRimborsare pratiche of which more was taken than the office may keep
public record CassaView(
        Frame frame,
        boolean puo,
        boolean mia,
        List<Turno> turni,
        List<Rimborso> daRimborsare,
        Scritto scritto,
        Optional<Rejection> errore)
        implements View {

    /// What stands in the forms.
    public record Scritto(String turno, String fondo, String contati, String spiegazione) {
        static final Scritto NULLA = new Scritto("", "", "", "");
    }

    /// @param chiudibile whether this person may close it now
    public record Turno(
            String numero,
            String titolo,
            String aperta,
            boolean chiudibile,
            String attesi,
            long attesiCent,
            List<Somma> somme,
            String chiusura,
            List<RigaView> righe) {}

    public record Somma(String nome, String importo) {}

    public record Rimborso(String pratica, String importo, String ricevuta) {}

    public List<String> tagli() {
        return Tagli.VALORI;
    }
}
