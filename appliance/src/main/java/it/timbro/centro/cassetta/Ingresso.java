package it.timbro.centro.cassetta;

import it.timbro.base.Rejection;
import it.timbro.pratica.NumeroPratica;

/// Where a request enters the centre: the same way as through the web service, with the same checks.
public interface Ingresso {
    /// Prepares and sends a pratica. The same signed file again is the same pratica.
    Esito presenta(Plico plico);

    sealed interface Esito {
        /// @param gia it had been sent before
        record Presa(NumeroPratica numero, boolean gia) implements Esito {}

        record Respinta(Rejection perche) implements Esito {}
    }
}
