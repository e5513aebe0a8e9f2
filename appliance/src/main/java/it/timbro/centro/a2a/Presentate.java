package it.timbro.centro.a2a;

import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import java.util.List;

/// What an account has sent, as the projection of the corridor knows it.
public interface Presentate {
    /// Newest first.
    List<NumeroPratica> trova(Reading rows, String utente, Filtro filtro, int limit);

    /// Those that wait for a rettifica, oldest first.
    List<NumeroPratica> inRettifica(Reading rows, String utente, Filtro filtro, int limit);

    /// Options of what was sent for a company since an instant.
    List<Opzioni> opzioni(Reading rows, String codiceFiscale, long daMs, int limit);
}
