package it.timbro.protocollo;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;

/// The ordinary register of an AOO.
public interface Protocollo {
    /// The next number of the year, without gaps; safe inside the writer's transaction that registers it.
    long prossimo(Reading rows, Sede aoo, int anno);
}
