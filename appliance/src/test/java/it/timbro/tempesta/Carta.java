package it.timbro.tempesta;

import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.stampa.Lavori;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The paper in the world: what carries a number carries it for ever, and a blank that went through a printer is no
/// blank any more. Of what a copy hands out, or reserves, that nobody has found out yet nothing is promised, but what
/// is reserved and handed out after that must differ from it.
final class Carta {
    private final Map<String, String> numeri = new HashMap<>();
    private final Map<String, String> consumati = new HashMap<>();

    private final Map<String, Ricevuta> ricevute = new HashMap<>();
    private final Map<NumeroPratica, String> aperte = new HashMap<>();
    private final Set<String> dettiDaCopie = new HashSet<>();

    /// What somebody took home.
    record Ricevuta(NodoFiliale di, String presentazione, boolean sicura) {}

    /// The receipt for a registration of emergency.
    void ricevuta(NodoFiliale filiale, NumeroEmergenza numero, IdPresentazione id) {
        Ricevuta before = ricevute.putIfAbsent(numero.text(), new Ricevuta(filiale, id.text(), filiale.sicura()));
        Violazione.se(
                before != null && !before.presentazione.equals(id.text()) && filiale.sicura(),
                "INV-11",
                "the number of emergency " + numero + " was given to " + before + " and to " + id);
    }

    /// The code of a pratica that was opened at a counter means one presentazione, for ever and everywhere.
    void aperta(NodoFiliale filiale, NumeroPratica numero, IdPresentazione id) {
        String before = aperte.putIfAbsent(numero, id.text());
        String told = numero + " " + id;
        if (!filiale.sicura()) {
            dettiDaCopie.add(told); // the one that goes on may say so again
        }
        Violazione.se(
                before != null && !before.equals(id.text()) && !dettiDaCopie.contains(told),
                "INV-1",
                filiale + " gave the code " + numero + " to " + id + ", it was given to " + before);
    }

    /// By number.
    Map<String, Ricevuta> ricevute() {
        return ricevute;
    }

    /// @param diNuovo a former life sent the same sheet, and a card says so
    void stampato(NodoFiliale filiale, Lavori.Lavoro lavoro, Lavori.Foglio foglio, boolean diNuovo) {
        String document = lavoro.pratica() + " " + lavoro.documento();
        String before = numeri.putIfAbsent(lavoro.certificato().text(), document);
        Violazione.se(
                before != null && !before.equals(document) && filiale.sicura() && suo(filiale, lavoro),
                "INV-1",
                "the number " + lavoro.certificato() + " is on paper for " + before + " and for " + document);
        foglio.seriale().ifPresent(seriale -> {
            String sheet = filiale.sede + " " + lavoro.numero() + "#" + foglio.numero();
            String other = consumati.putIfAbsent(filiale.sede + " " + seriale, sheet);
            Violazione.se(
                    other != null && !filiale.copiata && !(diNuovo && other.equals(sheet)),
                    "INV-2",
                    "the blank " + seriale + " was used for " + other + " and " + sheet);
        });
    }

    /// Whether its number was reserved by a box that was no copy, or had been found out.
    private static boolean suo(NodoFiliale filiale, Lavori.Lavoro lavoro) {
        String life = NumeroLavoro.at(filiale.vita(), 0).text();
        return !filiale.copiata || lavoro.numero().text().startsWith(life.substring(0, life.length() - 1));
    }

    boolean consumato(NodoFiliale filiale, String seriale) {
        return consumati.containsKey(filiale.sede + " " + seriale);
    }
}
