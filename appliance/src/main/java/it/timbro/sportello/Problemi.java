package it.timbro.sportello;

import it.timbro.journal.Reading;
import java.util.List;

/// What waits for a person outside the ordinary way: reconciliation cards, files that do not get through.
public interface Problemi {
    List<Problema> problemi(Reading rows);

    /// @param cosa what it is about
    /// @param perche what happened, in Italian
    /// @param ms since when, 0 where nobody knows
    /// @param azione what to do, a verb
    /// @param dove page to do it on, "" where no page helps
    record Problema(String cosa, String perche, long ms, String azione, String dove) {}
}
