package it.timbro.centro.sedi;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Tx;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.DellIncarnazione.PerBusta;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.CodiceRientro;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rientro;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.transport.Answer;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives a branch a new incarnation. From that commit on nothing more of the one before is taken,
/// and what it had not used of its numbers is used by nobody. Any thread.
final class Incarnazioni {
    private static final int MAX_TESTO = 500;

    private final Journal journal;
    private final Vite vite;

    Incarnazioni(Journal journal, Vite vite) {
        this.journal = journal;
        this.vite = vite;
    }

    /// What a responsabile at the branch asks by the line. The same question has the same answer until
    /// that life has been heard: who asks it after that is a copy of the box that got it, made while it
    /// waited.
    Answer<Incarnazione> concedi(Sede chi, Rientro domanda) {
        if (!domanda.id().matches("[0-9a-f]{64}")
                || domanda.operatore().length() > MAX_TESTO
                || domanda.motivo().length() > MAX_TESTO) {
            return rifiuta(Refusal.Code.MALFORMED, "La domanda di rientro non è scritta bene.");
        }
        return journal.write(Proprieta.aoo(chi), "centrale", tx -> {
            StreamId ultima = ultima(tx, new StreamId(chi.code(), "1"));
            var data = vite.assegnata(tx, chi, domanda.id())
                    .filter(vita -> vita.stream().equals(ultima) && !sentita(tx, ultima));
            if (data.isPresent()) {
                return new Answer.Ok<>(risposta(domanda.id(), data.get()));
            }
            if (!ultima.toString().equals(domanda.stream())) {
                return rifiuta(
                        Refusal.Code.QUARANTINE,
                        "La sede è già ripartita con l'incarnazione " + ultima.incarnation()
                                + ": questo apparecchio è una copia rimasta indietro. Se è l'unico rimasto, la centrale"
                                + " lo fa ripartire con il codice di rientro.");
            }
            return new Answer.Ok<>(risposta(
                    domanda.id(),
                    assegna(tx, chi, ultima, new Domanda(domanda.id(), domanda.operatore(), domanda.motivo(), null))));
        });
    }

    /// What two persons at the centre decide, for a box that reached them by telephone: it may also have
    /// slept through a life, for they have made sure that there is no other.
    ///
    /// @return the new life
    StreamId concedi(Sede chi, CodiceRientro codice, Decisione decisione) {
        return journal.write(Proprieta.aoo(chi), decisione.operatore(), tx -> {
            StreamId ultima = ultima(tx, new StreamId(chi.code(), "1"));
            var data = vite.assegnata(tx, chi, codice.id());
            if (data.isPresent()) {
                if (!data.get().stream().equals(ultima)
                        || tx.streams(chi).getOrDefault(ultima, Head.EMPTY).seq() > 0) {
                    throw Problem.RIPARTENZA_NON_AMMESSA.rejected("questo codice è già stato usato");
                }
                return data.get().stream();
            }
            if (codice.incarnazione() > ultima.incarnation()) {
                throw Problem.RIPARTENZA_NON_AMMESSA.rejected("l'apparecchio scrive già con l'incarnazione "
                        + codice.incarnazione() + ", che qui non è mai stata data");
            }
            PerBusta busta =
                    new PerBusta(decisione.confermataDa(), codice.incarnazione(), codice.fatti(), codice.novita());
            return assegna(tx, chi, ultima, new Domanda(codice.id(), decisione.operatore(), decisione.motivo(), busta))
                    .stream();
        });
    }

    /// Two persons and their reason.
    record Decisione(String motivo, String operatore, String confermataDa) {}

    private record Domanda(
            String id,
            String operatore,
            String motivo,
            @Nullable PerBusta busta) {}

    private static Vite.Assegnata assegna(Tx tx, Sede chi, StreamId ultima, Domanda domanda) {
        Head fino = tx.streams(chi).getOrDefault(ultima, Head.EMPTY);
        StreamId nuova = ultima.next();
        tx.append(
                new IncarnazioneAssegnata(
                        chi,
                        nuova.incarnation(),
                        ultima.toString(),
                        fino.seq(),
                        fino.hash(),
                        domanda.id(),
                        domanda.operatore(),
                        domanda.motivo(),
                        domanda.busta()),
                chi);
        tx.open(nuova);
        return new Vite.Assegnata(nuova, ultima.toString(), fino.seq(), fino.hash());
    }

    /// A life that was given and of which nothing has been heard yet.
    Optional<IncarnazioneAssegnata> inAttesa(Sede chi) {
        return journal.history("incarnazione:" + chi).stream()
                .filter(recorded -> recorded.fact() instanceof IncarnazioneAssegnata)
                .map(recorded -> (IncarnazioneAssegnata) recorded.fact())
                .max(Comparator.comparingInt(IncarnazioneAssegnata::numero))
                .filter(last -> journal.head(last.nuova()).seq() == 0);
    }

    private boolean sentita(Tx tx, StreamId vita) {
        return vite.presenza(tx, vita).isPresent()
                || tx.streams(new Sede(vita.sede()))
                                .getOrDefault(vita, Head.EMPTY)
                                .seq()
                        > 0;
    }

    /// The last life of a branch that the centre knows.
    static StreamId ultima(Tx tx, StreamId prima) {
        return tx.streams(new Sede(prima.sede())).keySet().stream()
                .filter(stream -> stream.sameWriter(prima) && stream.incarnation() > 1)
                .max(Comparator.comparingInt(StreamId::incarnation))
                .orElse(prima);
    }

    private static Incarnazione risposta(String id, Vite.Assegnata data) {
        return new Incarnazione(
                id, data.stream().toString(), data.precedente(), new Head(data.finoSeq(), data.finoHash()));
    }

    private static Answer<Incarnazione> rifiuta(Refusal.Code code, String sentence) {
        return new Answer.Refused<>(new Refusal(code, sentence));
    }
}
