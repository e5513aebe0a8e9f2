package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hash;
import java.util.List;

/// Which files concern which branch: a branch sends those it named, and reads
/// those and the ones of its pratiche, nothing else.
public interface Annunci {
    /// A stored fact names the file for a pratica of this branch.
    boolean perLaSede(Reading rows, Sede sede, Hash file);

    /// A stored fact of this branch names the file.
    boolean dallaSede(Reading rows, Sede sede, Hash file);

    /// The files that facts of others than this branch name for a pratica.
    List<Hash> natiAltrove(Reading rows, Sede sede, String pratica);
}
