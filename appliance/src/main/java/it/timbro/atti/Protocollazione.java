package it.timbro.atti;

import it.timbro.base.Sede;
import it.timbro.emergenza.Presentazioni;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DelRegistro.PresentazioneProtocollata;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaCorrelata;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Proprieta;
import it.timbro.protocollo.Protocollo;
import it.timbro.sync.protocol.StreamId;
import java.time.ZoneId;
import java.util.List;

/// The centre gives each presentazione of a branch its ordinary number, in the order in which they
/// were presented, in the register of the day on which it does so: those that a branch asks for,
/// and those that come out of a register of emergency (DPR 445/2000, art. 63 c. 6).
///
/// It looks for what has no number yet, inside the transaction that gives it: after a crash at
/// either end, a batch that comes twice, or an answer that was lost, it goes on where it was, and
/// nothing gets a second number. Any thread may call, but never from inside a transaction.
public final class Protocollazione {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final String OPERATORE = "centrale";
    private static final int AT_ONCE = 200;

    private final Journal journal;
    private final Presentazioni presentazioni;
    private final Protocollo protocollo;

    public Protocollazione(Journal journal, Presentazioni presentazioni, Protocollo protocollo) {
        this.journal = journal;
        this.presentazioni = presentazioni;
        this.protocollo = protocollo;
    }

    /// Whether a branch has presented what has no number yet, or a pratica opened from one has not been
    /// told it.
    public boolean serve(Reading rows, Sede sede) {
        return !attendono(rows, sede, 1).isEmpty()
                || !presentazioni.daCorrelare(rows, sede, 1).isEmpty();
    }

    /// Looks at what a branch has presented; whenever it is in contact.
    ///
    /// @return how many got their number
    public int rivedi(Sede sede) {
        StreamId aoo = Proprieta.aoo(sede);
        int given = 0;
        while (journal.read(rows -> !attendono(rows, sede, 1).isEmpty())) {
            given += journal.write(aoo, OPERATORE, tx -> {
                List<Scritta> attendono = attendono(tx, sede, AT_ONCE);
                attendono.forEach(scritta -> registra(tx, scritta));
                return attendono.size();
            });
        }
        if (journal.read(rows -> !presentazioni.daCorrelare(rows, sede, 1).isEmpty())) {
            journal.write(aoo, OPERATORE, tx -> {
                presentazioni.daCorrelare(tx, sede, AT_ONCE).forEach(uno -> correla(tx, uno));
                return sede;
            });
        }
        return given;
    }

    private List<Scritta> attendono(Reading rows, Sede sede, int limit) {
        return presentazioni.senzaProtocollo(rows, sede, limit);
    }

    /// The pratica has no registration of its own: that of its presentazione is its protocol.
    private static void correla(Tx tx, Presentazioni.DaCorrelare uno) {
        tx.append(new PraticaCorrelata(uno.pratica(), uno.presentazione(), uno.protocollo()), uno.sede());
    }

    private void registra(Tx tx, Scritta scritta) {
        Sede aoo = new Sede(tx.stream().sede());
        int anno = tx.now().atZone(ROMA).getYear();
        tx.append(
                new PresentazioneProtocollata(
                        NumeroProtocollo.di(aoo, anno, protocollo.prossimo(tx, aoo, anno)),
                        scritta.presentazione().id(),
                        scritta.sede(),
                        scritta.emergenza().map(Presentazioni.Emergenza::numero).orElse(null),
                        scritta.presentazione().verso(),
                        scritta.presentazione().corrispondente(),
                        scritta.presentazione().oggetto(),
                        scritta.presentazione().documenti().stream()
                                .map(Allegato::sha256)
                                .toList(),
                        scritta.ms()),
                scritta.sede());
    }
}
