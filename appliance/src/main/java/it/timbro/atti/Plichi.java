package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Mittente;
import it.timbro.centro.a2a.Utenti;
import it.timbro.centro.cassetta.Ingresso;
import it.timbro.centro.cassetta.Plico;
import it.timbro.pratica.TipoAllegato;

/// A request that came as files goes the way of those that come through the web service: prepared, completed, sent.
/// What was done before a refusal stays prepared, and the corrected request goes on from there.
public final class Plichi implements Ingresso {
    private final Utenti utenti;
    private final Presa presa;
    private final Invio invio;

    public Plichi(Utenti utenti, Presa presa, Invio invio) {
        this.utenti = utenti;
        this.presa = presa;
        this.invio = invio;
    }

    @Override
    public Esito presenta(Plico plico) {
        try {
            Mittente mittente = utenti.noto(plico.utente()).orElseThrow(Problem.ACCESSO_NEGATO::rejected);
            Bozza bozza = presa.crea(mittente, new Presa.Richiesta("", plico.nome(), "", "", "", plico.p7m()));
            if (bozza.stato() == Bozza.Stato.INVIATA) {
                return new Esito.Presa(bozza.numero(), true);
            }
            for (Plico.File file : plico.allegati()) {
                TipoAllegato codice = TipoAllegato.parse(file.codice())
                        .orElseThrow(() -> Problem.PLICO_ILLEGGIBILE.rejected(
                                plico.nome(), "il codice di allegato «" + file.codice() + "» non esiste"));
                presa.allega(mittente, bozza.numero(), new FileInviato(codice, file.nome(), "", file.bytes()));
            }
            return new Esito.Presa(invio.invia(mittente, bozza.numero()).numero(), false);
        } catch (RejectedException e) {
            return new Esito.Respinta(e.rejection());
        }
    }
}
