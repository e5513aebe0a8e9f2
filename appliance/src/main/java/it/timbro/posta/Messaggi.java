package it.timbro.posta;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaPosta.Motivo;
import it.timbro.pratica.DellaPosta.Via;
import it.timbro.pratica.NumeroPratica;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The messages as they stand.
public interface Messaggi {
    int MAX_RIGHE = 100;

    /// @param sede branch that prepared it
    record Messaggio(
            String id,
            Sede sede,
            NumeroPratica pratica,
            Motivo motivo,
            String destinatario,
            String oggetto,
            String testo,
            long preparatoMs,
            String operatore,
            Optional<Spedito> spedito) {}

    record Spedito(Via via, String nota, long ms, String operatore) {}

    /// A mail server would not have a message for an address.
    record Rifiuto(String indirizzo, String parole, long ms) {}

    Optional<Messaggio> find(Reading rows, String id);

    /// Of each of these messages that was refused, the latest first.
    Map<String, List<Rifiuto>> rifiuti(Reading rows, Collection<Messaggio> messaggi);

    /// Those of a pratica, oldest first.
    List<Messaggio> dellaPratica(Reading rows, NumeroPratica pratica);

    /// Those that nobody has sent yet, oldest first.
    List<Messaggio> daSpedire(Reading rows, int limit);

    /// Those of them that come after this one.
    List<Messaggio> daSpedireDopo(Reading rows, Messaggio ultimo, int limit);

    /// The latest that were sent.
    List<Messaggio> spediti(Reading rows, int limit);
}
