package it.timbro.stampa.web;

import it.timbro.base.Rejection;
import it.timbro.page.DaFare;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// The print job on one page, in the phase it is in.
///
/// @param errore why what was just asked was not done
/// @param lavorazioni copies, visti and legalizzazioni that the company asked for
public record StampaView(
        Frame frame,
        String numero,
        long versione,
        String impresa,
        Optional<Rejection> errore,
        Fase fase,
        List<DaFare> lavorazioni)
        implements View {

    public sealed interface Fase {
        /// Nothing is reserved: what would be printed.
        ///
        /// @param difetti non-empty: cannot be printed, by box and line
        /// @param inAzienda the company prints it: nothing is confirmed here
        record Proposta(String supporto, boolean inAzienda, List<Proposto> fogli, List<String> difetti)
                implements Fase {}

        /// Number, sheets and document are reserved; some sheet is not yet good.
        ///
        /// @param carica what to put in the tray; empty while a sheet is in doubt
        /// @param rifiuto why the printer took nothing, in words; empty if it did
        /// @param guasto the sheet that was just found spoiled and waits for the next serial
        record Lavoro(
                String certificato,
                String supporto,
                List<Foglio> fogli,
                String carica,
                String rifiuto,
                int stampa,
                Optional<Guasto> guasto)
                implements Fase {
            public List<Foglio> dubbi() {
                return fogli.stream().filter(Foglio::dubbio).toList();
            }

            /// Printed before, whole or in part: it needs a reason.
            public boolean ristampa() {
                return stampa > 1 && rifiuto.isEmpty();
            }
        }

        /// @param daConsegnare still at the counter
        record Emesso(String certificato, List<Foglio> fogli, boolean daConsegnare) implements Fase {}

        /// Issued as a document that the company prints itself.
        record InAzienda(String certificato) implements Fase {}

        /// The pratica is not there yet, or closed.
        record NonOra(String stato) implements Fase {}
    }

    /// @param seriale the proposed one, empty if the stock has no more
    /// @param confermato what the person typed or scanned so far
    /// @param qui the focus waits here
    public record Proposto(
            int numero, String tipo, boolean vuoleSeriale, String seriale, String confermato, boolean qui) {
        /// The blank that should be on the stack is missing from the stock.
        public boolean manca() {
            return vuoleSeriale && seriale.isEmpty();
        }
    }

    /// @param stato in words
    public record Foglio(int numero, String tipo, String seriale, String stato, boolean dubbio, int guasti) {}

    /// @param risposta ROVINATO or INCEPPATO
    /// @param prossimo the serial proposed in its place, empty if the stock has no more
    public record Guasto(Foglio foglio, String risposta, String parola, String prossimo) {}
}
