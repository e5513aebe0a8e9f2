package it.timbro.tempesta;

import it.timbro.stampa.Lavori;
import java.util.HashMap;
import java.util.Map;

/// The paper in the world: what carries a number carries it for ever, and a blank that went through a printer is no
/// blank any more.
final class Carta {
    private final Map<String, String> numeri = new HashMap<>();
    private final Map<String, String> consumati = new HashMap<>();

    void stampato(NodoFiliale filiale, Lavori.Lavoro lavoro, Lavori.Foglio foglio) {
        String document = lavoro.pratica() + " " + lavoro.documento();
        String before = numeri.putIfAbsent(lavoro.certificato().text(), document);
        Violazione.se(
                before != null && !before.equals(document),
                "INV-1",
                "the number " + lavoro.certificato() + " is on paper for " + before + " and for " + document);
        foglio.seriale().ifPresent(seriale -> {
            String sheet = filiale.sede + " " + lavoro.numero() + "#" + foglio.numero();
            String other = consumati.putIfAbsent(filiale.sede + " " + seriale, sheet);
            Violazione.se(other != null, "INV-2", "the blank " + seriale + " was used for " + other + " and " + sheet);
        });
    }

    boolean consumato(NodoFiliale filiale, String seriale) {
        return consumati.containsKey(filiale.sede + " " + seriale);
    }
}
