package it.timbro.posta;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.pratica.DellaPosta.MessaggioRifiutato;
import it.timbro.pratica.DellaPosta.MessaggioSpedito;
import it.timbro.pratica.DellaPosta.Via;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.function.Function;

/// Says how a prepared message reached its company: by a person at the centre, which has the mail, or by whoever
/// read it out on the telephone at the branch.
public final class Posta {
    private static final int MAX_NOTA = 200;

    private final Journal journal;
    private final Messaggi messaggi;
    private final Function<Sede, StreamId> stream;

    /// @param stream where this house writes about a message of that branch
    public Posta(Journal journal, Messaggi messaggi, Function<Sede, StreamId> stream) {
        this.journal = journal;
        this.messaggi = messaggi;
        this.stream = stream;
    }

    /// A mail server will never take it for that address. It still waits, for a person or for
    /// another address.
    ///
    /// @param parole of the server
    public void rifiutato(String messaggio, String indirizzo, String parole, String operatore) {
        Messaggi.Messaggio seen = journal.read(rows -> messaggi.find(rows, messaggio))
                .orElseThrow(() -> Problem.MESSAGGIO_SCONOSCIUTO.rejected(messaggio));
        StreamId own = stream.apply(seen.sede());
        journal.write(own, operatore, tx -> {
            MessaggioRifiutato fatto = new MessaggioRifiutato(messaggio, seen.pratica(), indirizzo, parole);
            return tx.append(fatto, Proprieta.centrale(own) ? List.of(seen.sede()) : List.of());
        });
    }

    /// Said twice, it was said once.
    ///
    /// @return whether the message still waited; false if somebody had said it before
    public boolean spedito(String messaggio, Via via, String nota, String operatore) {
        if (nota.length() > MAX_NOTA) {
            throw Problem.TROPPO_GRANDE.rejected("la nota supera " + MAX_NOTA + " caratteri");
        }
        Messaggi.Messaggio seen = journal.read(rows -> messaggi.find(rows, messaggio))
                .orElseThrow(() -> Problem.MESSAGGIO_SCONOSCIUTO.rejected(messaggio));
        StreamId own = stream.apply(seen.sede());
        return journal.write(own, operatore, tx -> {
            boolean waits = messaggi.find(tx, messaggio)
                    .filter(now -> now.spedito().isEmpty())
                    .isPresent();
            if (waits) {
                MessaggioSpedito fatto = new MessaggioSpedito(messaggio, seen.pratica(), via, nota.strip());
                tx.append(fatto, Proprieta.centrale(own) ? List.of(seen.sede()) : List.of());
            }
            return waits;
        });
    }
}
