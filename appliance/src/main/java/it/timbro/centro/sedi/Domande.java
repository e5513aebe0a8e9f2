package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.sync.envelope.Piece;
import java.util.List;

/// What a branch said of its files on its last stick: over the line it would ask and get its answer at once.
public interface Domande {
    /// The chains of the branch of which receipts are kept, the branch's own and the centre's.
    List<String> catene(Reading rows, Sede sede);

    /// What it said last.
    List<Piece.Name> dette(Reading rows, Sede sede, Piece.Meaning senso);

    /// Notes what a stick says, in place of what an earlier one said; a stick that comes late changes nothing.
    ///
    /// @param ms when it was written
    void nota(Reading rows, Sede sede, Piece.Meaning senso, List<Piece.Name> files, long ms);
}
