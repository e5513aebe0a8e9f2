package it.timbro.tempesta;

import it.timbro.base.Sede;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.stampa.Lavori;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    private final Map<Sede, Incerto> incerti = new HashMap<>();

    /// Of a branch that was a copy once: what copies of it, and the boxes they were made of, may have used with
    /// nobody left who knows.
    ///
    /// @param seriali of blanks
    /// @param numeri of certificates
    private record Incerto(Set<String> seriali, Set<String> numeri) {}

    /// What somebody took home.
    record Ricevuta(NodoFiliale di, String presentazione, boolean sicura) {
        private Ricevuta incerta() {
            return new Ricevuta(di, presentazione, false);
        }
    }

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

    /// A box is a copy from here on. What the centre has of its branch stands; what it has not may be gone.
    void incerta(NodoFiliale filiale) {
        Incerto incerto = incerto(filiale);
        Set<String> usati = inCentrale(
                filiale, "select seriale from formulario where sede = ? and stato not in ('GIACENZA', 'IMPEGNATO')");
        consumati.keySet().stream()
                .filter(seriale -> seriale.startsWith(filiale.sede + " "))
                .map(seriale -> seriale.substring(seriale.indexOf(' ') + 1))
                .filter(seriale -> !usati.contains(seriale))
                .forEach(incerto.seriali::add);
        Set<String> emessi =
                inCentrale(filiale, "select numero from numero where sede = ? and stato in ('EMESSO', 'ANNULLATO')");
        numeri.keySet().stream().filter(numero -> !emessi.contains(numero)).forEach(incerto.numeri::add);
        ricevute.replaceAll((_, ricevuta) -> ricevuta.di().sede.equals(filiale.sede) ? ricevuta.incerta() : ricevuta);
    }

    private static Set<String> inCentrale(NodoFiliale filiale, String sql) {
        NodoCentro centro = filiale.mondo.centro;
        return centro.siVede() ? new HashSet<>(centro.occhio().righe(sql, filiale.sede.code())) : Set.of();
    }

    /// Whether what became of a number may be known to nobody.
    boolean incerto(String numero) {
        return incerti.values().stream().anyMatch(one -> one.numeri.contains(numero));
    }

    private Incerto incerto(NodoFiliale filiale) {
        return incerti.computeIfAbsent(filiale.sede, _ -> new Incerto(new HashSet<>(), new HashSet<>()));
    }

    private boolean incerto(NodoFiliale filiale, String seriale) {
        return incerti.containsKey(filiale.sede)
                && incerti.get(filiale.sede).seriali.contains(seriale);
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
        if (!filiale.sicura()) {
            incerto(filiale).numeri.add(lavoro.certificato().text());
        }
        foglio.seriale().ifPresent(seriale -> {
            if (!filiale.sicura()) {
                incerto(filiale).seriali.add(seriale.text());
            }
            String sheet = filiale.sede + " " + lavoro.numero() + "#" + foglio.numero();
            String other = consumati.putIfAbsent(filiale.sede + " " + seriale, sheet);
            Violazione.se(
                    other != null
                            && filiale.sicura()
                            && !incerto(filiale, seriale.text())
                            && !(diNuovo && other.equals(sheet)),
                    "INV-2",
                    "the blank " + seriale + " was used for " + other + " and " + sheet);
        });
    }

    /// Whether its number was reserved by a box that was no copy, or had been found out.
    private static boolean suo(NodoFiliale filiale, Lavori.Lavoro lavoro) {
        String life = NumeroLavoro.at(filiale.vita(), 0).text();
        return !filiale.copiata || lavoro.numero().text().startsWith(life.substring(0, life.length() - 1));
    }

    /// Serials of the blanks of a branch that certainly went through its printer.
    List<String> consumati(NodoFiliale filiale) {
        return consumati.keySet().stream()
                .filter(seriale -> seriale.startsWith(filiale.sede + " "))
                .map(seriale -> seriale.substring(seriale.indexOf(' ') + 1))
                .filter(seriale -> !incerto(filiale, seriale))
                .toList();
    }
}
