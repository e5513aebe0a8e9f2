package it.timbro.minuta;

import it.timbro.base.Problem;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.Rea;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a person typed into the boxes, exactly as she typed it: also what no modello base could
/// hold, such as half a date. Names that are no field of ours are left out; the whole is bounded,
/// because it is kept.
///
/// @param valori by field; a field that stands once has one value
public record Campi(Map<String, List<String>> valori) {
    /// Fields that stand once.
    public static final List<String> SINGOLI = List.of(
            "denominazione",
            "codiceFiscale",
            "rea",
            "speditore",
            "destinatario",
            "paese",
            "trasporto",
            "osservazioni",
            "fatturato",
            "origineMerce",
            "dichiarazione",
            "paeseComunitario",
            "modalita",
            "produttrice",
            "modifiche",
            "aziendaModifiche",
            "paeseExtra",
            "documentazione");

    /// Fields that stand once for each row: countries, invoices, goods.
    public static final List<String> RIPETUTI =
            List.of("destinazione", "origine", "fattura", "fatturaData", "merci", "quantita", "foglio");

    private static final Set<String> CONOSCIUTI = Set.copyOf(
            java.util.stream.Stream.concat(SINGOLI.stream(), RIPETUTI.stream()).toList());
    private static final int MAX_TESTO = 8_000;
    private static final int MAX_RIGHE = 150;
    /// What [it.timbro.operatori.Trattenuti] still keeps when a session ends.
    private static final int MAX_TUTTO = 60_000;

    public Campi {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        int size = 0;
        for (Map.Entry<String, List<String>> field : valori.entrySet()) {
            if (!CONOSCIUTI.contains(field.getKey())) {
                continue;
            }
            List<String> its = SINGOLI.contains(field.getKey())
                    ? field.getValue().stream().limit(1).toList()
                    : field.getValue();
            if (its.size() > MAX_RIGHE) {
                throw Problem.MINUTA_PIENA.rejected("al più " + MAX_RIGHE + " righe");
            }
            for (String value : its) {
                size += value.length();
                if (value.length() > MAX_TESTO || size > MAX_TUTTO) {
                    throw Problem.MINUTA_PIENA.rejected(
                            "una casella al più " + MAX_TESTO + " caratteri, tutte insieme " + MAX_TUTTO);
                }
            }
            kept.put(field.getKey(), List.copyOf(its));
        }
        valori = Map.copyOf(kept);
    }

    /// A field that stands once, without the white space around it.
    public String uno(String campo) {
        return tutti(campo).stream().findFirst().map(String::strip).orElse("");
    }

    /// All values of a repeated field, the empty ones too: their places count.
    public List<String> tutti(String campo) {
        return valori.getOrDefault(campo, List.of());
    }

    /// The same with other values in some fields.
    public Campi con(Map<String, List<String>> altri) {
        Map<String, List<String>> more = new LinkedHashMap<>(valori);
        more.putAll(altri);
        return new Campi(more);
    }

    /// Whose request it is; empty as long as the codice fiscale is none.
    public Optional<DatiImpresa> impresa() {
        return CodiceFiscale.parse(uno("codiceFiscale"))
                .map(codice -> new DatiImpresa(Rea.parse(uno("rea")).orElse(null), codice, uno("denominazione")));
    }

    /// The rows of boxes 6 and 7; always at least one.
    public List<RigaMerci> righe() {
        List<RigaMerci> righe = new ArrayList<>();
        int rows = Math.max(tutti("merci").size(), tutti("quantita").size());
        for (int i = 0; i < rows; i++) {
            righe.add(new RigaMerci(
                    at("merci", i), at("quantita", i), at("foglio", i).equals("nuovo")));
        }
        return righe.isEmpty() ? List.of(RigaMerci.VUOTA) : righe;
    }

    public Campi conRighe(List<RigaMerci> righe) {
        return con(Map.of(
                "merci", righe.stream().map(RigaMerci::merci).toList(),
                "quantita", righe.stream().map(RigaMerci::quantita).toList(),
                "foglio",
                        righe.stream()
                                .map(riga -> riga.nuovoFoglio() ? "nuovo" : "")
                                .toList()));
    }

    String at(String campo, int riga) {
        List<String> its = tutti(campo);
        return riga < its.size() ? its.get(riga) : "";
    }
}
