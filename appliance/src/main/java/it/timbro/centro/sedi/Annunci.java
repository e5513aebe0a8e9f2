package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hash;
import java.util.List;

/// Which files concern which branch: those of its pratiche, which it reads, and those it named,
/// which it sends, and reads again should it have lost them. Nothing else.
public interface Annunci {
    /// A stored fact names the file for a pratica of this branch, or a stored fact of this branch names it.
    boolean riguarda(Reading rows, Sede sede, Hash file);

    /// The files that facts of others than this branch name for a pratica.
    List<Hash> natiAltrove(Reading rows, Sede sede, String pratica);
}
