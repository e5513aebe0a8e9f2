package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import java.util.List;

/// What the centre holds and a branch that it concerns was never told.
public interface NonDetti {
    /// Pratiche of which a former owner wrote something about money that the present owner was not told.
    List<NumeroPratica> denaro(Reading rows, Sede era, int limit);

    /// Pratiche that passed from this branch or to it, and it does not know; and those that are its own now, of
    /// which the centre said something that it was not told.
    List<NumeroPratica> passaggi(Reading rows, Sede chi, int limit);

    /// Subjects that are for all branches of the chamber: closures, policies.
    List<String> diTutti(Reading rows, Sede chi, int limit);
}
