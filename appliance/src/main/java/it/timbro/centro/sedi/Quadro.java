package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import java.util.Map;

/// What the centre holds of each branch, for who is responsible for all of them.
public interface Quadro {
    /// Pratiche of a branch that are not finished, by their state in words, in the order of the
    /// work.
    Map<String, Integer> pratiche(Reading rows, Sede sede);

    /// Blanks in stock at the branch.
    int formulari(Reading rows, Sede sede);
}
