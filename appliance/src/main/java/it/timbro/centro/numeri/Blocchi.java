package it.timbro.centro.numeri;

import it.timbro.base.Sede;
import it.timbro.centro.numeri.Regola.Scorta;
import it.timbro.journal.Reading;

/// What the centre knows of the numbers it leased.
public interface Blocchi {
    Scorta scorta(Reading rows, Sede sede, int anno);

    /// The last number of a chamber and year that was ever leased to any of its offices, 0 if none.
    long ultimo(Reading rows, Sede camera, int anno);
}
