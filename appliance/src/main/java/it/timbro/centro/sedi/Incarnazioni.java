package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Tx;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Incarnazione;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rientro;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.transport.Answer;

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

    Answer<Incarnazione> concedi(Sede chi, Rientro domanda) {
        StreamId prima = new StreamId(chi.code(), "1");
        if (!domanda.id().matches("[0-9a-f]{64}")
                || domanda.operatore().length() > MAX_TESTO
                || domanda.motivo().length() > MAX_TESTO) {
            return rifiuta(Refusal.Code.MALFORMED, "La domanda di rientro non è scritta bene.");
        }
        return journal.write(Proprieta.aoo(chi), "centrale", tx -> {
            var data = vite.assegnata(tx, chi, domanda.id());
            if (data.isPresent()) {
                return new Answer.Ok<>(risposta(domanda, data.get()));
            }
            StreamId ultima = ultima(tx, prima);
            if (!ultima.toString().equals(domanda.stream())) {
                return rifiuta(
                        Refusal.Code.QUARANTINE,
                        "La sede è già ripartita con l'incarnazione " + ultima.incarnation()
                                + ": questo apparecchio è una copia rimasta indietro. Chiama l'assistenza.");
            }
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
                            domanda.motivo()),
                    chi);
            tx.open(nuova);
            return new Answer.Ok<>(
                    risposta(domanda, new Vite.Assegnata(nuova, ultima.toString(), fino.seq(), fino.hash())));
        });
    }

    /// The last life of a branch that the centre knows.
    static StreamId ultima(Tx tx, StreamId prima) {
        return tx.streams(new Sede(prima.sede())).keySet().stream()
                .filter(stream -> stream.sameWriter(prima) && stream.incarnation() > 1)
                .max(java.util.Comparator.comparingInt(StreamId::incarnation))
                .orElse(prima);
    }

    private static Incarnazione risposta(Rientro domanda, Vite.Assegnata data) {
        return new Incarnazione(
                domanda.id(), data.stream().toString(), data.precedente(), new Head(data.finoSeq(), data.finoHash()));
    }

    private static Answer<Incarnazione> rifiuta(Refusal.Code code, String sentence) {
        return new Answer.Refused<>(new Refusal(code, sentence));
    }
}
