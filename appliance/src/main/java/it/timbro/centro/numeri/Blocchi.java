package it.timbro.centro.numeri;

import it.timbro.base.Sede;
import it.timbro.centro.numeri.Regola.Scorta;
import it.timbro.journal.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the centre knows of the numbers it leased.
public interface Blocchi {
    Scorta scorta(Reading rows, Sede sede, int anno);

    /// The last number of a chamber and year that was ever leased to any of its offices, or may have been
    /// ([it.timbro.pratica.Generazioni]); 0 if none.
    long ultimo(Reading rows, Sede camera, int anno);

    /// Numbers that a branch has taken since then.
    int usati(Reading rows, Sede sede, Instant dal);

    /// The account of every block leased to a branch, latest first.
    ///
    /// @param anno the year that is certainly reached: free numbers of the years before wait to be
    /// given back
    List<Conto> conti(Reading rows, Sede sede, int anno);

    Optional<Conto> conto(Reading rows, String blocco, int anno);

    /// Blocks with numbers that a former life of their branch held and that have no end, lowest first.
    List<Sospeso> sospesi(Reading rows);

    /// @param numeri how many of its numbers
    /// @param ms since when: the branch began its last life
    record Sospeso(String blocco, Sede sede, int numeri, long ms) {}

    /// The numbers of a block that have no end yet, lowest first.
    List<Aperto> aperti(Reading rows, String blocco, int anno);
}
