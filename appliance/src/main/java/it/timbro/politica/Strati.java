package it.timbro.politica;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import it.timbro.pratica.Codec;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// All the parts of the policy at one moment, laid over each other: what ships below what people
/// decided, the country below the chamber and the chamber below the branch, the older below the
/// newer. Never changes; any thread may ask.
final class Strati {
    private static final Comparator<Strato> DAL_BASSO = Comparator.comparing(Strato::deciso)
            .thenComparingInt(strato -> strato.ambito().length())
            .thenComparing(Strato::dal);

    private final List<Strato> tutti;
    private final @Nullable String verifica;
    private final TreeSet<LocalDate> giorni = new TreeSet<>();
    private final Map<Chiave, Politica> fatte = new ConcurrentHashMap<>();

    private record Chiave(Sede sede, LocalDate dal) {}

    /// @param decisi oldest first
    /// @param verifica address for checking printed codes, of the installation; `null` if it has
    /// none
    Strati(List<Strato> spediti, List<Strato> decisi, @Nullable String verifica) {
        Check.that(!spediti.isEmpty(), "policies ship");
        this.tutti = Stream.concat(spediti.stream(), decisi.stream())
                .sorted(DAL_BASSO)
                .toList();
        this.verifica = verifica;
        tutti.forEach(strato -> giorni.add(strato.dal()));
    }

    /// The policy of a branch, or of a chamber, on a day; before the first one, the first.
    Politica valida(Sede sede, LocalDate giorno) {
        @Nullable LocalDate floor = giorni.floor(giorno);
        LocalDate dal = floor == null ? giorni.first() : floor;
        return fatte.computeIfAbsent(new Chiave(sede, dal), key -> sovrapponi(key.sede(), key.dal()));
    }

    /// Whether anything is said of this office, or of its chamber.
    boolean nomina(Sede sede) {
        return tutti.stream()
                .anyMatch(strato -> strato.ambito().equals(sede.code())
                        || strato.ambito().equals(sede.camera().code()));
    }

    /// The branches of a chamber of which anything is said of their own.
    List<Sede> uffici(Sede camera) {
        return tutti.stream()
                .map(Strato::ambito)
                .filter(ambito -> ambito.length() > 2 && ambito.startsWith(camera.code()))
                .distinct()
                .sorted()
                .map(Sede::new)
                .toList();
    }

    /// The days on which something changes for a branch.
    List<LocalDate> giorni(Sede sede) {
        return tutti.stream()
                .filter(strato -> strato.copre(sede))
                .map(Strato::dal)
                .distinct()
                .sorted()
                .toList();
    }

    private Politica sovrapponi(Sede sede, LocalDate giorno) {
        ObjectNode whole = Codec.json().createObjectNode();
        List<Strato> its = tutti.stream()
                .filter(strato -> strato.copre(sede) && !strato.dal().isAfter(giorno))
                .toList();
        Check.that(
                its.stream()
                        .anyMatch(strato -> strato.ambito().equals(sede.camera().code())),
                "there is a policy for " + sede);
        for (Strato strato : its) {
            lay(whole, strato.valori());
            if (strato.deciso() && strato.valori().has("prezzi")) {
                whole.put("tariffa", strato.dal() + " " + strato.decisione());
            }
        }
        whole.put("sede", sede.code());
        whole.put(
                "dal",
                its.stream()
                        .map(Strato::dal)
                        .max(LocalDate::compareTo)
                        .orElseThrow()
                        .toString());
        if (verifica != null) {
            whole.put("verifica", verifica);
        }
        return Codec.json().treeToValue(whole, Politica.class);
    }

    private static void lay(ObjectNode below, ObjectNode above) {
        above.properties().forEach(member -> {
            @Nullable JsonNode old = below.get(member.getKey());
            if (old instanceof ObjectNode part && member.getValue() instanceof ObjectNode more) {
                lay(part, more);
            } else {
                below.set(member.getKey(), member.getValue().deepCopy());
            }
        });
    }
}
