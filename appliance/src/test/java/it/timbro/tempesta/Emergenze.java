package it.timbro.tempesta;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// INV-11: numbers of emergency are unique in the AOO, each gets exactly one ordinary number later,
/// both live for ever.
final class Emergenze {
    private final Mondo mondo;
    private final Map<String, Detto> detti = new HashMap<>();
    private final Map<String, String> protocollate = new HashMap<>();

    Emergenze(Mondo mondo) {
        this.mondo = mondo;
    }

    /// An ordinary number that a branch was told stays for ever, and is of one registration alone.
    void comunicate(NodoFiliale filiale) {
        for (String row : filiale.occhio()
                .righe("select presentazione, protocollo from correlazione union select case pratica when '' then"
                        + " presentazione else 'pratica ' || pratica end, sede || '/' || anno || '/' ||"
                        + " printf('%07d', numero) from protocollo")) {
            String what = row.substring(0, row.indexOf('|'));
            String protocollo = row.substring(row.indexOf('|') + 1);
            String before = what.startsWith("pratica ") ? null : detto(filiale, what, protocollo);
            String other = protocollate.putIfAbsent(protocollo, what);
            Violazione.se(
                    before != null && !before.equals(protocollo) || other != null && !other.equals(what),
                    "INV-11",
                    filiale + " was told " + row + ", before it was " + before + " and " + other);
        }
    }

    /// What it was told before; nothing if a branch and the centre were both put back since: then nobody knows.
    private @Nullable String detto(NodoFiliale filiale, String presentazione, String protocollo) {
        Detto now = new Detto(protocollo, mondo.centro.ripristini);
        Detto before = detti.putIfAbsent(presentazione, now);
        if (before == null) {
            return null;
        }
        if (filiale.ripristinata && mondo.centro.ripristini > before.ripristini) {
            detti.put(presentazione, now);
            return null;
        }
        return before.protocollo;
    }

    /// @param ripristini how often the centre had been put back by then
    private record Detto(String protocollo, int ripristini) {}

    /// What somebody has a receipt for stands in the register, or is kept as evidence of a former life, with a card.
    void conRicevuta(NodoFiliale filiale) {
        if (filiale.occhio().numero("select count(*) from prova") > 0) {
            return; // evidence that is not told yet
        }
        Set<String> here = new HashSet<>(filiale.occhio()
                .righe("select presentazione || ' ' || emergenza from presentazione where emergenza is not null"));
        here.addAll(filiale.occhio().righe("select pratica from carta where tipo = 'PROVA'"));
        mondo.carta.ricevute().forEach((numero, ricevuta) -> {
            boolean known = here.contains(ricevuta.presentazione() + " " + numero)
                    || here.contains("prova:presentazione:" + ricevuta.presentazione());
            Violazione.se(
                    ricevuta.di() == filiale && ricevuta.sicura() && !known,
                    "INV-11",
                    filiale + " does not know the receipt " + numero + " " + ricevuta.presentazione());
        });
    }

    /// In the end each has its one ordinary number, and both ends say the same.
    void tutteProtocollate(NodoFiliale filiale) {
        String sql = "select p.presentazione, p.emergenza, c.protocollo, p.annullata_ms from presentazione p left join"
                + " correlazione c on c.presentazione = p.presentazione where p.sede = ? order by 1";
        List<String> here = filiale.occhio().righe(sql, filiale.sede.code());
        Violazione.seDiversi(
                "INV-11",
                "registrations of " + filiale,
                here,
                mondo.centro.occhio().righe(sql, filiale.sede.code()));
        for (String row : here) {
            Violazione.se(row.split("\\|")[2].equals("null"), "INV-11", "without an ordinary number: " + row);
        }
        conRicevuta(filiale);
        aperte(filiale);
    }

    /// A pratica opened at the counter has the number of its presentazione and no other; of one presentazione comes
    /// one pratica, where nobody came up from an old copy.
    private void aperte(NodoFiliale filiale) {
        for (Nodo nodo : List.of(filiale, mondo.centro)) {
            for (String row : nodo.occhio()
                    .righe(
                            "select a.pratica, c.protocollo, s.protocollo from apertura a join correlazione c using"
                                    + " (presentazione) join scheda s on s.numero = a.pratica where a.sede = ? and c.protocollo"
                                    + " is not s.protocollo and s.sede = a.sede",
                            filiale.sede.code())) {
                throw new Violazione(
                        "INV-11", nodo + ": a pratica has another protocol than its presentazione: " + row);
            }
            if (!filiale.ripristinata && !filiale.copiata) {
                for (String row : nodo.occhio()
                        .righe(
                                "select presentazione from apertura where sede = ? group by presentazione having count(*) > 1",
                                filiale.sede.code())) {
                    throw new Violazione("INV-11", nodo + ": two pratiche of the presentazione " + row);
                }
            }
        }
    }
}
