package it.timbro.politica;

import it.timbro.journal.Reading;
import java.util.List;

/// The decisions about the policy that are known here.
public interface Variazioni {
    /// All of them, in the order in which they count: by first day, then by when they were decided.
    List<Variazione> tutte(Reading rows);

    /// Grows with each decision and each withdrawal: cheap to ask after every commit.
    long versione(Reading rows);
}
