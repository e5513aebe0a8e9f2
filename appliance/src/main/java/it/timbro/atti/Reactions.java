package it.timbro.atti;

import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.collegamento.Rettifiche;
import it.timbro.collegamento.Rettifiche.Chiesta;
import it.timbro.collegamento.Rettifiche.Pervenuta;
import it.timbro.diritti.Conti;
import it.timbro.istruttoria.Lettera;
import it.timbro.journal.Journal;
import it.timbro.journal.Tx;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.PraticaRespinta;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaTardiva;
import it.timbro.pratica.DellaPratica.RinunciaAccolta;
import it.timbro.pratica.DellaPratica.RinunciaTardiva;
import it.timbro.pratica.Iter;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens later and by itself, in one table. Each reaction looks for what is still undone in
/// the store, so it may run at any time, twice, and after a crash between the news and the answer;
/// what was done is not done again.
public final class Reactions {
    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);
    private static final String OPERATORE = "reazioni";
    private static final int AT_ONCE = 200;

    private final Journal journal;
    private final StreamId own;
    private final Pratiche pratiche;
    private final Rettifiche rettifiche;
    private final Conti conti;
    private final List<Reaction> table;

    private record Reaction(String name, Runnable run) {}

    /// @param own the stream in which this branch answers
    public Reactions(
            Journal journal,
            StreamId own,
            Pratiche pratiche,
            Rettifiche rettifiche,
            Conti conti,
            Ricontrolli ricontrolli) {
        this.journal = journal;
        this.own = own;
        this.pratiche = pratiche;
        this.rettifiche = rettifiche;
        this.conti = conti;
        this.table = List.of(
                new Reaction("risposta a rettifiche e rinunce", this::rispondiAllImpresa),
                new Reaction("rettifiche scadute", this::respingiLeScadute),
                new Reaction("ricontrollo di deleghe revocate", ricontrolli::recepisci));
    }

    /// Runs the table once. A reaction that fails is logged and tried again the next time; the
    /// others go on.
    public void run() {
        for (Reaction reaction : table) {
            try {
                reaction.run().run();
            } catch (RuntimeException e) {
                LOG.error("reaction «{}» failed", reaction.name(), e);
            }
        }
    }

    private void rispondiAllImpresa() {
        for (Pervenuta pervenuta : journal.read(rows -> rettifiche.senzaRisposta(rows, AT_ONCE))) {
            try {
                journal.write(own, OPERATORE, tx -> rispondi(tx, pervenuta));
            } catch (RejectedException e) {
                LOG.warn("message {}/{} keeps waiting: {}", pervenuta.stream(), pervenuta.seq(), e.getMessage());
            }
        }
    }

    /// Only the owner answers, once: both are asked again here, inside the transaction.
    private boolean rispondi(Tx tx, Pervenuta pervenuta) {
        Optional<Scheda> scheda = pratiche.find(tx, pervenuta.pratica())
                .filter(found -> found.sede().code().equals(own.sede()));
        if (scheda.isEmpty() || !rettifiche.attende(tx, pervenuta)) {
            return false;
        }
        DellaPratica answer = switch (pervenuta.tipo()) {
            case RETTIFICA -> risposta(pervenuta, scheda.get(), rettifiche.scadenzaMs(tx, pervenuta.pratica()));
            case RINUNCIA -> rinuncia(pervenuta, scheda.get());
        };
        tx.append(answer);
        if (answer instanceof RinunciaAccolta) {
            conti.chiusa(tx, pervenuta.pratica(), "rinuncia dell'impresa");
        }
        return true;
    }

    /// Before there is paper the company may give up; afterwards what was issued has to be annulled
    /// by a person.
    private static DellaPratica rinuncia(Pervenuta pervenuta, Scheda scheda) {
        String stream = pervenuta.stream().toString();
        RinunciaAccolta accolta = new RinunciaAccolta(scheda.numero(), stream, pervenuta.seq());
        return Iter.passo(scheda.stato(), accolta) instanceof Iter.Passo.Verso
                ? accolta
                : new RinunciaTardiva(
                        scheda.numero(),
                        stream,
                        pervenuta.seq(),
                        "La rinuncia è arrivata quando la pratica era già «"
                                + scheda.stato().parola() + "».");
    }

    /// Only on the centre's word that its clock has passed the end: it stands in the feed behind every answer that
    /// came in time, so having heard it is an exchange completed after the deadline (INV-14).
    private void respingiLeScadute() {
        Sede sede = new Sede(own.sede());
        for (Chiesta chiesta : journal.read(rows -> rettifiche.scadute(rows, sede, AT_ONCE))) {
            try {
                journal.write(own, OPERATORE, tx -> respingi(tx, sede, chiesta));
            } catch (RejectedException e) {
                LOG.warn("pratica {} keeps waiting for its rejection: {}", chiesta.pratica(), e.getMessage());
            }
        }
    }

    private boolean respingi(Tx tx, Sede sede, Chiesta chiesta) {
        if (!rettifiche.scadute(tx, sede, AT_ONCE).contains(chiesta)) {
            return false;
        }
        Scheda scheda = pratiche.read(tx, chiesta.pratica());
        PraticaRespinta respinta = new PraticaRespinta(chiesta.pratica(), Lettera.TEMPO_FINITO);
        tx.append(respinta);
        conti.chiusa(tx, chiesta.pratica(), "rettifica non arrivata in tempo");
        tx.append(Lettera.respinta(scheda, respinta.motivo()));
        return true;
    }

    private static DellaPratica risposta(Pervenuta pervenuta, Scheda scheda, OptionalLong scadenzaMs) {
        String stream = pervenuta.stream().toString();
        if (scheda.stato() != Stato.IN_RETTIFICA) {
            return new RettificaTardiva(
                    scheda.numero(),
                    stream,
                    pervenuta.seq(),
                    "La rettifica è arrivata quando la pratica era già «"
                            + scheda.stato().parola() + "».");
        }
        boolean alBanco = !Proprieta.centrale(pervenuta.stream()); // an officer took it, on whatever day
        if (!alBanco && scadenzaMs.isPresent() && pervenuta.ms() > scadenzaMs.getAsLong()) {
            return new RettificaTardiva(
                    scheda.numero(), stream, pervenuta.seq(), "La rettifica è arrivata dopo la scadenza.");
        }
        return new RettificaAccolta(scheda.numero(), stream, pervenuta.seq());
    }
}
