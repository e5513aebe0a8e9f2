package it.timbro.centro.numeri;

import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.journal.Reading;
import java.time.LocalDate;

/// What the dated policy says of a branch. Answered by the wiring.
public interface Regole {
    Regola regola(Sede sede, LocalDate oggi);

    /// The branch's office days.
    Calendario calendario(Reading rows, Sede sede, LocalDate oggi);
}
