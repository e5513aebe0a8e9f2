package it.timbro.minuta;

import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.IdPresentazione;
import java.util.List;
import java.util.Optional;

/// The modelli that are being written here. No projection: nothing of it stands in the journal, no
/// rebuild touches it, and what is erased is gone.
public interface Minute {
    /// Most that are kept; beyond it the one that nobody has touched for longest makes room.
    int MAX = 200;

    Optional<Minuta> find(Reading rows, IdPresentazione id);

    /// The last saved first.
    List<Minuta> tutte(Reading rows, int limit);

    void save(Tx tx, Minuta minuta);

    void delete(Tx tx, IdPresentazione id);
}
