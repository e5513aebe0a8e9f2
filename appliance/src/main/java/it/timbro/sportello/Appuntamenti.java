package it.timbro.sportello;

import it.timbro.journal.Reading;
import java.util.List;

/// Who is expected at the counter today. Answered by the agenda.
@FunctionalInterface
public interface Appuntamenti {
    /// No agenda is kept.
    Appuntamenti NESSUNO = _ -> List.of();

    /// Those of today that are not done yet, in the order of the day.
    List<Appuntamento> oggi(Reading rows);

    /// @param ms when they are expected
    /// @param perche what for
    /// @param azione what to do, a verb; of what waits to be approved, for who may
    /// @param altrimenti the verb for everybody else
    /// @param dove page to do it on
    record Appuntamento(long ms, String chi, String perche, String azione, String altrimenti, String dove) {
        /// What anybody does.
        public Appuntamento(long ms, String chi, String perche, String azione, String dove) {
            this(ms, chi, perche, azione, azione, dove);
        }
    }
}
