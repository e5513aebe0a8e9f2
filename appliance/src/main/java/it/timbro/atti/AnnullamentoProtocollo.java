package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.emergenza.Presentazioni;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.DelRegistro.ProtocolloAnnullato;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.Scheda;
import it.timbro.protocollo.Protocollo;
import it.timbro.protocollo.Protocollo.Registrata;
import java.util.Optional;

/// The centre annuls a registration of the ordinary protocol: it stays in its register, struck and
/// readable, with date, operator and act (DPR 445/2000, art. 54), and the branch it concerns is told.
/// What becomes of the pratica is another question, which the `Iter` answers. Any thread may call, but
/// never from inside a transaction.
public final class AnnullamentoProtocollo {
    private static final int MAX_MOTIVO = 300;

    private final Journal journal;
    private final Protocollo protocollo;
    private final Pratiche pratiche;
    private final Presentazioni presentazioni;

    public AnnullamentoProtocollo(
            Journal journal, Protocollo protocollo, Pratiche pratiche, Presentazioni presentazioni) {
        this.journal = journal;
        this.protocollo = protocollo;
        this.pratiche = pratiche;
        this.presentazioni = presentazioni;
    }

    public void annulla(NumeroProtocollo numero, Autorizzazione atto, String motivo, String operatore) {
        if (motivo.isBlank() || motivo.length() > MAX_MOTIVO) {
            throw Problem.PROTOCOLLO_NON_ANNULLABILE.rejected(
                    "serve il motivo, in al più " + MAX_MOTIVO + " caratteri");
        }
        Sede aoo = new Sede(numero.text().substring(0, 2));
        journal.write(Proprieta.aoo(aoo), operatore, tx -> {
            Registrata registrata = protocollo
                    .find(tx, numero)
                    .orElseThrow(() -> Problem.PROTOCOLLO_NON_ANNULLABILE.rejected("il numero " + numero + " non c'è"));
            if (registrata.annullata()) {
                throw Problem.PROTOCOLLO_NON_ANNULLABILE.rejected("è già annullata");
            }
            return tx.append(
                    new ProtocolloAnnullato(numero, atto, motivo.strip()),
                    sede(tx, registrata).orElse(null));
        });
    }

    /// Whom it concerns; nobody as long as a pratica waits at the centre.
    private Optional<Sede> sede(Reading rows, Registrata registrata) {
        return registrata
                .pratica()
                .flatMap(numero -> pratiche.find(rows, numero))
                .map(Scheda::sede)
                .or(() -> registrata
                        .presentazione()
                        .flatMap(id -> presentazioni.find(rows, id))
                        .map(Scritta::sede))
                .filter(sede -> !sede.equals(sede.camera()));
    }
}
