package it.timbro.sportello;

import it.timbro.pratica.Riga;
import java.util.List;
import java.util.function.Function;

/// How far what the branch did has come: one of *Salvato in sede*, *In coda*, *Inviato*, *Registrato in centrale*;
/// "" if the branch has done nothing on it. Answered by the link.
@FunctionalInterface
public interface Parole {
    /// Asked once for all lines of a page, outside of any query.
    Function<Riga, String> leggi(List<Riga> righe);
}
