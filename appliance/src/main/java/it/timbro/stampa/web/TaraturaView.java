package it.timbro.stampa.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// The calibration of the printer, step by step.
///
/// @param stampante its address, and the tray
/// @param attuale what holds now, in words with its date
/// @param modulo what the person has typed so far, or what holds
/// @param provata what the last test sheet of this sitting was printed with; all "" if none was
/// @param storia what held before, the latest first
public record TaraturaView(
        Frame frame,
        String stampante,
        String attuale,
        boolean tarata,
        Optional<Rejection> errore,
        Modulo modulo,
        Modulo provata,
        List<String> storia)
        implements View {
    private static final List<String> NULLA = List.of("", "0,0");

    /// Millimetres with a comma, as they are typed.
    public record Modulo(String x, String y, String allarga, String allunga) {
        static final Modulo VUOTO = new Modulo("", "", "", "");

        /// As the address of the picture says it.
        public String query() {
            return "x=" + x + "&y=" + y + "&allarga=" + allarga + "&allunga=" + allunga;
        }
    }

    /// Whether more than a shift is corrected.
    public boolean stirata() {
        return !NULLA.contains(modulo.allarga()) || !NULLA.contains(modulo.allunga());
    }

    /// The sheet in the person's hand was printed with what the form says.
    public boolean daConfermare() {
        return !provata.equals(Modulo.VUOTO) && provata.equals(modulo);
    }
}
