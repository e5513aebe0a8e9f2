package it.timbro.tempesta;

import it.timbro.base.Sede;
import java.util.HashMap;
import java.util.Map;

/// INV-13: every euro is reserved, captured, released, leased and debited once.
final class Credito {
    private final Mondo mondo;
    private final Map<Sede, Map<String, Debito>> spesi = new HashMap<>();

    /// @param da the box that said so last: one that is gone may be the only one to know, one that took its place
    ///     may know better
    private record Debito(NodoFiliale da, long cent) {}

    Credito(Mondo mondo) {
        this.mondo = mondo;
    }

    /// Nothing is captured or released that was not reserved.
    static void riscosso(Nodo nodo) {
        for (String row : nodo.occhio()
                .righe("select * from diritto where riscossi_cent + liberati_cent > prenotati_cent or riscossi_cent < 0"
                        + " or liberati_cent < 0 or rimborsati_cent < 0 or rimborsati_cent > riscossi_cent")) {
            throw new Violazione("INV-13", nodo + ": " + row);
        }
    }

    /// What is leased and what was debited is never more than what was paid in, although branches that do not
    /// hear each other debit.
    void coperto() {
        for (String row : mondo.centro
                .occhio()
                .righe("select substr(sede, 1, 2), sum(case when reso_cent is null then importo_cent else"
                        + " addebitato_cent end) from vincolo group by 1")) {
            entro(row.substring(0, 2), Long.parseLong(row.substring(3)), "leased");
        }
    }

    void speso(NodoFiliale filiale) {
        for (String row : filiale.occhio()
                .righe("select * from vincolo where addebitato_cent > importo_cent or addebitato_cent < 0 or reso_cent"
                        + " + addebitato_cent <> importo_cent or addebitato_cent <> (select coalesce(sum(cent), 0) from"
                        + " addebito a where a.sede = vincolo.sede and a.vincolo = vincolo.vincolo)")) {
            throw new Violazione("INV-13", filiale + " does not keep to its lease: " + row);
        }
        Map<String, Debito> sede = spesi.computeIfAbsent(filiale.sede, _ -> new HashMap<>());
        sede.values().removeIf(debito -> debito.da == filiale);
        for (String row : filiale.occhio()
                .righe("select vincolo, pratica, cent from addebito where sede = ?", filiale.sede.code())) {
            int cent = row.lastIndexOf('|');
            sede.put(row.substring(0, cent), new Debito(filiale, Long.parseLong(row.substring(cent + 1))));
        }
        String camera = filiale.sede.camera().code();
        long all = spesi.entrySet().stream()
                .filter(spent -> spent.getKey().camera().code().equals(camera))
                .flatMap(spent -> spent.getValue().values().stream())
                .mapToLong(Debito::cent)
                .sum();
        entro(camera, all, "debited");
    }

    private void entro(String camera, long cent, String what) {
        long paid = mondo.versati.getOrDefault(new Sede(camera), 0L);
        Violazione.se(cent > paid, "INV-13", cent + " cents " + what + " in " + camera + ", paid in were " + paid);
    }
}
