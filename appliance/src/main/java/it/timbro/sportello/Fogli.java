package it.timbro.sportello;

import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Riga;
import java.util.List;
import java.util.Set;

/// What the day view asks about the paper of its lines. Answered by the print jobs and the policy.
@FunctionalInterface
public interface Fogli {
    /// Asked once for all lines of a page.
    Risposta leggi(Reading rows, List<Riga> righe);

    /// @param inDubbio a sheet was sent to the printer and nobody has said what came out
    /// @param inAzienda the company prints it: nothing comes out at the counter
    record Risposta(Set<NumeroPratica> inDubbio, Set<NumeroPratica> inAzienda) {}
}
