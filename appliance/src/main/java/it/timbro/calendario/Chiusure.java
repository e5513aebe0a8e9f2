package it.timbro.calendario;

import it.timbro.journal.Reading;
import java.time.Instant;
import java.util.List;

/// Closures that were decided and not taken back: the same at the centre, where they are decided,
/// and at the branches.
public interface Chiusure {
    /// Those that are not over by then, earliest first.
    ///
    /// @param chi `centro`, or the code of a branch
    /// @param camera the two letters of the chamber that said so
    List<Chiusura> ancora(Reading rows, String camera, String chi, Instant al);
}
