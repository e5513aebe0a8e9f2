package it.timbro.minuta.web;

import it.timbro.base.Rejection;
import it.timbro.minuta.Campi;
import it.timbro.minuta.RigaMerci;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.pratica.Modello.OrigineMerce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pages of the modello that is being written.
public final class MinutaView {
    private static final int MAX_PAESI = 10;

    private MinutaView() {}

    /// What is begun already.
    public record Voce(String id, String titolo, String salvata) {}

    /// An earlier pratica to begin from.
    public record Precedente(String numero, String testo) {}

    /// @param codiceFiscale of the company that was chosen, "" if none was
    /// @param conosciuta whether anything is known of it
    public record Elenco(
            Frame frame,
            List<Voce> voci,
            String codiceFiscale,
            String denominazione,
            boolean conosciuta,
            List<Precedente> precedenti,
            List<Posto> posti,
            String appuntamento,
            boolean puo,
            Optional<Rejection> errore)
            implements View {}

    /// The seat of a company (`SE-0`) or one of its local units (`UL-1`).
    ///
    /// @param rea "" where it has none in that province
    public record Posto(String codice, String rea, String denominazione, String via, String comune, String provincia) {}

    /// Something that the program found in a box.
    public record Appunto(String casella, boolean grave, String testo, String fonte) {}

    /// @param salvata when it was saved last, in words
    /// @param appunti of all boxes
    /// @param riga of the row that was just moved, -1 if none was
    /// @param pronta whether it can be presented
    /// @param firmato whether the signed file is here
    public record Una(
            Frame frame,
            String id,
            long versione,
            String salvata,
            Campi campi,
            List<Appunto> appunti,
            List<String> paesi,
            List<String> rubrica,
            int riga,
            boolean pronta,
            boolean firmato,
            Optional<Rejection> errore)
            implements View {
        public String uno(String campo) {
            return campi.tutti(campo).stream().findFirst().orElse("");
        }

        public List<RigaMerci> righe() {
            return campi.righe();
        }

        public List<Appunto> appunti(String casella) {
            return appunti.stream()
                    .filter(appunto -> appunto.casella().equals(casella))
                    .toList();
        }

        /// The countries of box 3, and room for one more.
        public List<String> origini() {
            return conPosto(campi.tutti("origine"));
        }

        /// The invoices, and room for one more.
        public List<Fattura> fatture() {
            List<String> numeri = conPosto(campi.tutti("fattura"));
            List<String> date = campi.tutti("fatturaData");
            List<Fattura> fatture = new ArrayList<>();
            for (int i = 0; i < numeri.size(); i++) {
                fatture.add(new Fattura(numeri.get(i), i < date.size() ? date.get(i) : ""));
            }
            return fatture;
        }

        public OrigineMerce[] origineMerce() {
            return OrigineMerce.values();
        }

        private static List<String> conPosto(List<String> written) {
            List<String> full = new ArrayList<>(
                    written.stream().filter(text -> !text.isBlank()).toList());
            if (full.size() < MAX_PAESI) {
                full.add("");
            }
            return full;
        }
    }

    public record Fattura(String numero, String data) {}
}
