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
    public record Casella(String codice, String titolo, String testo, List<String> rilievi) {}

    static Facsimile of(Modello.CertificatoOrigine modello, List<Rilievo> rilievi) {
        List<Modello.Pagina> pagine =
                modello.pagine().isEmpty() ? List.of(new Modello.Pagina("", "")) : modello.pagine();
        List<Foglio> fogli = new ArrayList<>();
        for (Modello.Pagina pagina : pagine) {
            int numero = fogli.size() + 1;
            fogli.add(foglio(modello, pagina, numero, pagine.size(), numero == 1 ? rilievi : List.of()));
        }
        return new Facsimile(fogli);
    }

    private static Foglio foglio(
            Modello.CertificatoOrigine modello, Modello.Pagina pagina, int numero, int di, List<Rilievo> rilievi) {
        return new Foglio(
                numero,
                di,
                List.of(
                        casella("1", "Speditore", modello.speditore(), rilievi),
                        casella("2", "Destinatario", modello.destinatario(), rilievi),
                        casella("3", "Paese d'origine", String.join(" - ", modello.paesiOrigine()), rilievi),
                        casella(
                                "4",
                                "Informazioni riguardanti il trasporto (facoltative)",
                                modello.trasporto(),
                                rilievi),
                        casella("5", "Osservazioni", modello.osservazioni(), rilievi)),
                List.of(
                        casella("6", MERCI, pagina.merci(), rilievi),
                        casella("7", "Quantità", pagina.quantita(), rilievi)),
                casella("8", "Certificazione", CERTIFICA, rilievi));
    }

    private static Casella casella(String codice, String titolo, String testo, List<Rilievo> rilievi) {
        return new Casella(
                codice,
                titolo,
                testo,
                rilievi.stream()
                        .filter(r -> r.casella().equals(codice))
                        .map(Rilievo::testo)
                        .toList());
    }
}
