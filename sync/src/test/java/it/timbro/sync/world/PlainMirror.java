package it.timbro.sync.world;

import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Impronta.Fascia;
import it.timbro.sync.protocol.Impronta.Somma;
import it.timbro.sync.protocol.Impronta.Voce;
import it.timbro.sync.session.Mirror;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The pratiche of a branch, given by hand.
public final class PlainMirror implements Mirror {
    public List<Voce> voci = List.of();
    public Head feed = Head.EMPTY;
    public int ranges = Impronta.FASCE;
    public final List<List<Discordanza>> found = new ArrayList<>();

    @Override
    public Impronta impronta() {
        return reckoned(voci, ranges, Map.of(), feed);
    }

    /// What somebody who has these pratiche at these heads says.
    public static Impronta reckoned(List<Voce> voci, int ranges, Map<String, Head> heads, Head feed) {
        SortedMap<Integer, Somma> fasce = new TreeMap<>();
        Somma all = Somma.ZERO;
        for (Voce voce : voci) {
            Somma one = new Somma(1, voce.impronta());
            fasce.merge(range(voce, ranges), one, Somma::piu);
            all = all.piu(one);
        }
        return new Impronta(
                heads,
                feed,
                all,
                fasce.entrySet().stream()
                        .map(range -> new Fascia(range.getKey(), range.getValue()))
                        .toList(),
                List.of());
    }

    private static int range(Voce voce, int ranges) {
        return Math.floorMod(voce.pratica().hashCode(), ranges);
    }

    /// Those of some ranges that one message names.
    public static List<Voce> some(List<Voce> voci, int ranges, List<Integer> fasce, String dopo) {
        return voci.stream()
                .filter(voce -> fasce.contains(range(voce, ranges)))
                .filter(voce -> voce.pratica().compareTo(dopo) > 0)
                .sorted(Comparator.comparing(Voce::pratica))
                .limit(Impronta.VOCI)
                .toList();
    }

    @Override
    public List<Voce> voci(List<Integer> fasce, String dopo) {
        return some(voci, ranges, fasce, dopo);
    }

    @Override
    public void found(List<Discordanza> discordi) {
        found.add(discordi);
    }
}
