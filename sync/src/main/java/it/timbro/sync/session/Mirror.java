package it.timbro.sync.session;

import it.timbro.sync.protocol.Impronta;
import java.util.List;

/// The branch's pratiche as they came out of its facts, for the comparison with the centre's.
/// Called by the lane that replies.
public interface Mirror {
    /// Heads and sums of one moment, with the ranges.
    Impronta impronta();

    /// The pratiche of some ranges by their numbers, at most [Impronta#VOCI].
    ///
    /// @param dopo those after this one
    List<Impronta.Voce> voci(List<Integer> fasce, String dopo);

    /// What the last comparison at equal heads found; empty if both ends tell the same.
    void found(List<Impronta.Discordanza> discordi);
}
