package it.timbro.sportello;

import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;

/// What the day view asks about the paper of a pratica. Answered by the print jobs and the policy.
public interface Fogli {
    /// A sheet was sent to the printer and nobody has said what came out.
    boolean inDubbio(Reading rows, NumeroPratica numero);

    /// The company prints it: nothing comes out at the counter.
    boolean inAzienda(Reading rows, NumeroPratica numero);
}
