package it.timbro.centro.a2a;

import it.timbro.journal.Recorded;
import it.timbro.pratica.DellaPratica.PraticaRespinta;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaComunicata;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.RettificaProrogata;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.RettificaTardiva;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where a pratica stands with what its owner asked to correct: the fold of its history as the centre holds it.
public sealed interface Rettifica {
    /// Nothing is asked.
    record NonRichiesta() implements Rettifica {}

    /// The company's turn.
    record Richiesta(long scadenzaMs) implements Rettifica {}

    /// Passed on to the owner, who has not answered yet.
    record Inoltrata(long quandoMs) implements Rettifica {}

    static Rettifica of(List<Recorded> history) {
        Rettifica rettifica = new NonRichiesta();
        Map<String, Long> dette = new HashMap<>(); // a centre that was put back hears first what it had told
        for (Recorded recorded : history) {
            if (recorded.fact() instanceof RettificaRichiesta richiesta) {
                rettifica = new Richiesta(Math.max(
                        richiesta.scadenzaMs(), dette.getOrDefault(recorded.stream() + "#" + recorded.seq(), 0L)));
            } else if (recorded.fact() instanceof RettificaComunicata f) {
                dette.put(f.stream() + "#" + f.seq(), f.scadenzaMs());
                if (rettifica instanceof Richiesta(long fino)) {
                    rettifica = new Richiesta(Math.max(fino, f.scadenzaMs()));
                }
            } else if (recorded.fact() instanceof RettificaProrogata f && rettifica instanceof Richiesta(long fino)) {
                rettifica = new Richiesta(Math.max(fino, f.scadenzaMs()));
            } else if (recorded.fact() instanceof RettificaPervenuta) {
                rettifica = new Inoltrata(recorded.time().wallMs());
            } else if (recorded.fact() instanceof RettificaAccolta
                    || recorded.fact() instanceof RettificaTardiva
                    || recorded.fact() instanceof PraticaRespinta) {
                rettifica = new NonRichiesta();
            }
        }
        return rettifica;
    }
}
