package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Impronta.Voce;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What the pratiche of a branch come to, reckoned alike at the branch and at the centre, and the
/// pratiche that did not come out alike.
public interface Impronte {
    /// At the heads of this snapshot.
    Impronta impronta(Reading rows, Sede sede);

    /// The pratiche of some ranges, at most [Impronta#VOCI].
    ///
    /// @param dopo those after this one, by their numbers
    List<Voce> voci(Reading rows, Sede sede, List<Integer> fasce, String dopo);

    /// Keeps what a comparison found, in place of what the one before did. No fact: it says what the other end has.
    void discordi(Reading rows, Sede sede, List<Discordanza> trovate, long nowMs);

    /// What the last comparison of each branch found.
    List<Discorde> discordi(Reading rows);

    /// Those of these pratiche that are among them.
    Set<NumeroPratica> discordi(Reading rows, Collection<NumeroPratica> pratiche);

    /// A pratica that does not stand at both ends alike.
    ///
    /// @param inSede state and version at the branch, such as `EMESSA 9`; empty: it is not there
    /// @param inCentrale the same at the centre
    /// @param dalMs since when, milliseconds of the Unix epoch
    record Discorde(Sede sede, String pratica, String inSede, String inCentrale, long dalMs) {}
}
