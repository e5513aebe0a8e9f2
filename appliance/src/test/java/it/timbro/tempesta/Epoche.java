package it.timbro.tempesta;

import it.timbro.sync.protocol.StreamId;
import java.util.List;

/// INV-8: a pratica has one writer in each epoch; what another writes, or one beyond its fence, moves nothing and has
/// its card.
final class Epoche {
    private static final String PASSAGGI =
            "select pratica, sede, a_sede, fence_stream, fence_seq from riassegnazione order by pratica, epoca";

    private Epoche() {}

    /// Who gave it to whom, and how far the giver's word counts.
    private record Passaggio(String pratica, String da, String a, StreamId fence, long fino) {
        static Passaggio di(String row) {
            String[] words = row.split("\\|");
            return new Passaggio(words[0], words[1], words[2], StreamId.parse(words[3]), Long.parseLong(words[4]));
        }

        boolean copre(StreamId stream, long seq) {
            return stream.sede().equals(da)
                    && (stream.incarnation() < fence.incarnation()
                            || stream.incarnation() == fence.incarnation() && seq <= fino);
        }
    }

    static void rispettate(Nodo nodo) {
        List<Passaggio> tutti =
                nodo.occhio().righe(PASSAGGI).stream().map(Passaggio::di).toList();
        for (String pratica : tutti.stream().map(Passaggio::pratica).distinct().toList()) {
            List<Passaggio> suoi =
                    tutti.stream().filter(one -> one.pratica.equals(pratica)).toList();
            String adesso = suoi.getLast().a;
            for (String sede : nodo.occhio().righe("select sede from scheda where numero = ?", pratica)) {
                Violazione.se(
                        !sede.equals(adesso), "INV-8", nodo + ": " + pratica + " went to " + adesso + ", has " + sede);
            }
            for (String row : nodo.occhio()
                    .righe(
                            "select sede || '/' || stream, seq from journal where subject = ? and length(sede) > 2 and"
                                    + " payload is not null",
                            "pratica:" + pratica)) {
                StreamId stream = StreamId.parse(row.substring(0, row.indexOf('|')));
                long seq = Long.parseLong(row.substring(row.indexOf('|') + 1));
                boolean sua = stream.sede().equals(adesso) || suoi.stream().anyMatch(one -> one.copre(stream, seq));
                Violazione.se(
                        !sua && !haLaSuaCarta(nodo, pratica, stream, seq),
                        "INV-8",
                        nodo + ": " + stream + "#" + seq + " is none of the owner's of " + pratica
                                + ", without a card");
            }
        }
    }

    private static boolean haLaSuaCarta(Nodo nodo, String pratica, StreamId stream, long seq) {
        return nodo.occhio()
                        .numero(
                                "select count(*) from carta where tipo = 'SUPERATA' and pratica = ? and sede = ? and"
                                        + " stream = ? and ? between seq and ultima_seq",
                                "pratica:" + pratica,
                                stream.sede(),
                                stream.name(),
                                seq)
                > 0;
    }
}
