package it.timbro.sync.world;

import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Impronta.Fascia;
import it.timbro.sync.protocol.Impronta.Somma;
import it.timbro.sync.protocol.Impronta.Voce;
import it.timbro.sync.session.Mirror;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pratiche of a branch, given by hand: each is a range of its own.
public final class PlainMirror implements Mirror {
    public List<Voce> voci = List.of();
    public Head feed = Head.EMPTY;
    public final List<List<Discordanza>> found = new ArrayList<>();

    @Override
    public Impronta impronta() {
        return reckoned(voci, Map.of(), feed);
    }

    /// What somebody who has these pratiche at these heads says.
    public static Impronta reckoned(List<Voce> voci, Map<String, Head> heads, Head feed) {
        List<Fascia> fasce = new ArrayList<>();
        Somma all = Somma.ZERO;
        for (int i = 0; i < voci.size(); i++) {
            Somma one = new Somma(1, voci.get(i).impronta());
            fasce.add(new Fascia(i, one));
            all = all.piu(one);
        }
        return new Impronta(heads, feed, all, fasce, List.of());
    }

    @Override
    public List<Voce> voci(List<Integer> fasce) {
        return fasce.stream().filter(n -> n < voci.size()).map(voci::get).toList();
    }

    @Override
    public void found(List<Discordanza> discordi) {
        found.add(discordi);
    }
}
