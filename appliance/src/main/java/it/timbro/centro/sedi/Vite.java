package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.Ripristini;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;

/// Which copies of a branch the centre speaks with, and which branches it must hear after it was
/// restored itself.
public interface Vite extends Ripristini {
    /// The presence that an incarnation said last, and how many it has said; empty if none.
    Optional<Head> presenza(Reading rows, StreamId stream);

    /// Notes a presence. No fact: the next hello says another.
    void presente(Reading rows, StreamId stream, Head presenza);

    /// Branches of a chamber that say they were told more than is held here, and cannot show it.
    List<Sede> senzaProva(Reading rows, Sede camera);

    /// Notes that it is so of a branch, or is no more. No fact: it is what the branch says.
    void senzaProva(Reading rows, Sede sede, boolean detto);

    /// How far a branch has shown our receipts for a stream of which this centre has lost the end; 0
    /// if it has not.
    long daRinviare(Reading rows, StreamId stream);

    /// Notes it. No fact: it is about this database.
    void daRinviare(Reading rows, StreamId stream, long seq);

    /// The answer to a question for a new incarnation, if it was given.
    ///
    /// @param id of the question, or its beginning, as it is said on the telephone; the same question
    /// may have come either way
    Optional<Assegnata> assegnata(Reading rows, Sede sede, String id);

    /// Whether the centre gave this incarnation, as far as it knows.
    boolean data(Reading rows, StreamId stream);

    /// @param stream the new incarnation
    record Assegnata(StreamId stream, String precedente, long finoSeq, Hash finoHash) {}
}
