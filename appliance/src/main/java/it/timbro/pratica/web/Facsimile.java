package it.timbro.pratica.web;

import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.Modello;
import java.util.ArrayList;
import java.util.List;

/// The modello as the paper form shows it, one sheet per page of goods. Boxes and their order are those of the
/// certificate of origin (Reg. (EU) 2015/2447, annex 22-14).
public record Facsimile(List<Foglio> fogli) {
    private static final String MERCI =
            "Numero d'ordine; marche, numeri, quantità e natura dei colli; denominazione delle merci";
    private static final String CERTIFICA =
            "L'autorità sottoscritta certifica che le merci sopra elencate sono originarie del paese "
                    + "indicato nella casella 3.";

    /// @param intestazione   boxes 1 to 5
    /// @param merci          boxes 6 and 7
    /// @param certificazione box 8
    public record Foglio(int numero, int di, List<Casella> intestazione, List<Casella> merci, Casella certificazione) {}

    /// @param codice "1".."8": also the name by which a remark is tied to it
    /// @param testo  line breaks are layout
    /// @param appunti what the program found in it
    /// @param aggiunte what the office adds to it: the company did not sign that
    public record Casella(
            String codice,
            String titolo,
            String testo,
            List<String> rilievi,
            List<ControlliView.Appunto> appunti,
            List<String> aggiunte) {}

    static Facsimile of(
            Modello.CertificatoOrigine modello,
            List<Rilievo> rilievi,
            List<ControlliView.Appunto> appunti,
            List<String> aggiunte) {
        List<Modello.Pagina> pagine =
                modello.pagine().isEmpty() ? List.of(new Modello.Pagina("", "")) : modello.pagine();
        List<Foglio> fogli = new ArrayList<>();
        for (Modello.Pagina pagina : pagine) {
            int numero = fogli.size() + 1;
            Detto detto =
                    numero == 1 ? new Detto(rilievi, appunti, aggiunte) : new Detto(List.of(), List.of(), aggiunte);
            fogli.add(foglio(modello, pagina, numero, pagine.size(), detto));
        }
        return new Facsimile(fogli);
    }

    /// What is said of the boxes, on the first sheet; what is added to box 5 stands on each.
    private record Detto(List<Rilievo> rilievi, List<ControlliView.Appunto> appunti, List<String> aggiunte) {}

    private static Foglio foglio(
            Modello.CertificatoOrigine modello, Modello.Pagina pagina, int numero, int di, Detto detto) {
        return new Foglio(
                numero,
                di,
                List.of(
                        casella("1", "Speditore", modello.speditore(), detto),
                        casella("2", "Destinatario", modello.destinatario(), detto),
                        casella("3", "Paese d'origine", String.join(" - ", modello.paesiOrigine()), detto),
                        casella("4", "Informazioni riguardanti il trasporto (facoltative)", modello.trasporto(), detto),
                        casella("5", "Osservazioni", modello.osservazioni(), detto)),
                List.of(casella("6", MERCI, pagina.merci(), detto), casella("7", "Quantità", pagina.quantita(), detto)),
                casella("8", "Certificazione", CERTIFICA, detto));
    }

    private static Casella casella(String codice, String titolo, String testo, Detto detto) {
        return new Casella(
                codice,
                titolo,
                testo,
                detto.rilievi().stream()
                        .filter(r -> r.casella().equals(codice))
                        .map(Rilievo::testo)
                        .toList(),
                detto.appunti().stream()
                        .filter(appunto -> appunto.casella().equals(codice))
                        .toList(),
                codice.equals("5") ? detto.aggiunte() : List.of());
    }
}
