package it.timbro.appuntamenti;

import it.timbro.appuntamenti.Appuntamenti.Utenza;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.pratica.DellAppuntamento;
import it.timbro.pratica.DellAppuntamento.UtenzaCreata;
import it.timbro.pratica.DellAppuntamento.UtenzaRifiutata;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.sync.protocol.StreamId;
import java.util.function.Function;

/// The centre works off the accounts that counters asked for on behalf of first-time companies:
/// each is made, or refused with a reason, and the branch that asked is told. What was refused may
/// be made later; what was made stays made. Any thread may call, but never from inside a
/// transaction.
public final class Utenze {
    private static final int MAX_UTENTE = 60;
    private static final int MAX_MOTIVO = 300;

    private final Journal journal;
    private final Appuntamenti appuntamenti;
    private final Function<Sede, StreamId> stream;

    /// @param stream where the centre writes about the branch
    public Utenze(Journal journal, Appuntamenti appuntamenti, Function<Sede, StreamId> stream) {
        this.journal = journal;
        this.appuntamenti = appuntamenti;
        this.stream = stream;
    }

    public void creata(IdAppuntamento id, String utente, String operatore) {
        String nome = detto(utente, MAX_UTENTE, "il nome dell'utenza");
        rispondi(id, operatore, chiesta -> new UtenzaCreata(id, chiesta.sede(), nome));
    }

    public void rifiutata(IdAppuntamento id, String motivo, String operatore) {
        String perche = detto(motivo, MAX_MOTIVO, "il motivo");
        rispondi(id, operatore, chiesta -> {
            if (chiesta.esito().isPresent()) {
                throw Problem.UTENZA_GIA_EVASA.rejected(chiesta.impresa());
            }
            return new UtenzaRifiutata(id, chiesta.sede(), perche);
        });
    }

    private void rispondi(IdAppuntamento id, String operatore, Function<Utenza, DellAppuntamento> answer) {
        Sede sede = journal.read(rows -> appuntamenti.utenza(rows, id))
                .map(Utenza::sede)
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la richiesta di utenza"));
        journal.write(stream.apply(sede), operatore, tx -> {
            Utenza chiesta = appuntamenti.utenza(tx, id).orElseThrow();
            if (chiesta.esito().filter(Appuntamenti.EsitoUtenza::creata).isPresent()) {
                throw Problem.UTENZA_GIA_EVASA.rejected(chiesta.impresa());
            }
            return tx.append(answer.apply(chiesta), sede);
        });
    }

    private static String detto(String testo, int massimo, String cosa) {
        String pulito = testo.strip();
        if (pulito.isEmpty() || pulito.length() > massimo) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("manca " + cosa + ", in al più " + massimo + " caratteri");
        }
        return pulito;
    }
}
