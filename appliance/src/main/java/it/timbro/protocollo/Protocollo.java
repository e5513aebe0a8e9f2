package it.timbro.protocollo;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import java.util.Optional;

/// The ordinary register of an AOO.
public interface Protocollo {
    /// The next number of the year, without gaps but for those of a new generation ([Generazioni]); safe inside the
    /// writer's transaction that registers it.
    long prossimo(Reading rows, Sede aoo, int anno);

    Optional<Registrata> find(Reading rows, NumeroProtocollo numero);

    /// One registration: of a pratica, or of what was presented at a counter.
    record Registrata(Optional<NumeroPratica> pratica, Optional<IdPresentazione> presentazione, boolean annullata) {}
}
