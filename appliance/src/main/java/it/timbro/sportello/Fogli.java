package it.timbro.sportello;

import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;

/// Whether a sheet was sent to the printer and nobody has said what came out. Answered by the print jobs.
public interface Fogli {
    boolean inDubbio(Reading rows, NumeroPratica numero);
}
