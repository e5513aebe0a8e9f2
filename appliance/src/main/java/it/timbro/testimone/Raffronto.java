package it.timbro.testimone;

import it.timbro.journal.Journal;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAperta;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The witness against the journal, as a start finds them: which of the two goes further.
///
/// @param stream whose writer this box is
/// @param segno where the witness is, if it is
/// @param registri opens the one that is copied to from now on: it is read once
record Raffronto(Journal journal, StreamId stream, Segno segno, Registri registri) {
    private static final Codec CODEC = new Codec();
    private static final Logger LOG = LoggerFactory.getLogger(Raffronto.class);

    @FunctionalInterface
    interface Registri {
        Registro registro(StreamId vita) throws IOException;
    }

    /// What the witness says of the journal.
    sealed interface Confronto {
        /// What both say together.
        private Confronto e(Confronto dopo) {
            return switch (dopo) {
                case InPari _ -> this;
                case Avanti(long fatti) -> new Avanti(fatti + (this instanceof Avanti(long prima) ? prima : 0));
                case Diviso _, Muto _ -> dopo;
            };
        }

        /// It holds nothing that the journal has not.
        record InPari() implements Confronto {}

        /// It goes on where the journal ends.
        ///
        /// @param fatti that the journal lacks
        record Avanti(long fatti) implements Confronto {}

        /// It holds something else.
        ///
        /// @param seq where, at the latest
        record Diviso(long seq) implements Confronto {}

        /// It cannot be read.
        record Muto(String perche) implements Confronto {}
    }

    /// Compares the witness with the journal and changes neither: of the life that the journal knows as its last, and
    /// of those that followed it. At start, before anything is written.
    Confronto confronta() {
        if (segno.assente()) {
            return new Confronto.Muto("its disk is not there");
        }
        StreamId vita = vita();
        try {
            Confronto esito = confronta(vita, registri.registro(vita));
            for (StreamId dopo : dopo(vita)) {
                if (!(esito instanceof Confronto.Diviso)) {
                    long fatti = new Registro(
                                    segno.luogo().disk(), segno.luogo().folder(), dopo)
                            .head()
                            .seq();
                    esito = esito.e(fatti == 0 ? new Confronto.InPari() : new Confronto.Avanti(fatti));
                }
            }
            return esito;
        } catch (IOException e) {
            return new Confronto.Muto(String.valueOf(e.getMessage()));
        }
    }

    private Confronto confronta(StreamId vita, Registro letto) throws IOException {
        Head qui = journal.head(vita);
        Head sua = letto.head();
        if (sua.seq() <= qui.seq()) {
            return sua.seq() == 0 || journal.verify(vita, sua) instanceof Soundness.Sound
                    ? new Confronto.InPari()
                    : new Confronto.Diviso(sua.seq());
        }
        boolean[] continua = {qui.seq() == 0};
        letto.read(batch -> continua[0] |= batch.stream().map(Head::of).anyMatch(qui::equals));
        return continua[0] ? new Confronto.Avanti(sua.seq() - qui.seq()) : new Confronto.Diviso(qui.seq());
    }

    /// Takes back what the journal lacks, as [#confronta] has found it. It takes more than one transaction: whoever
    /// calls has written down before that this box is in doubt, and after a cut the rest is found again.
    ///
    /// @return whether all of it is here now
    boolean riprendi() {
        StreamId vita = vita();
        try {
            boolean tutto = riprende(vita, registri.registro(vita));
            for (StreamId dopo : dopo(vita)) {
                tutto = tutto && continua(dopo);
            }
            return tutto;
        } catch (IOException e) {
            LOG.warn(
                    "the witness in {} cannot be read to its end: {}",
                    segno.luogo().folder(),
                    e.toString());
            return false;
        }
    }

    private StreamId vita() {
        return journal.lives(stream).getLast();
    }

    /// The lives that the journal has forgotten.
    private List<StreamId> dopo(StreamId vita) throws IOException {
        return Registro.vite(segno.luogo().disk(), segno.luogo().folder(), stream).stream()
                .filter(altra -> altra.incarnation() > vita.incarnation())
                .toList();
    }

    /// Takes back a life that the journal has forgotten, once what nobody went on with is out of the one before.
    private boolean continua(StreamId vita) throws IOException {
        Registro letto = new Registro(segno.luogo().disk(), segno.luogo().folder(), vita);
        boolean[] begun = {false};
        letto.read(batch -> {
            if (!begun[0]) {
                begun[0] = true;
                comincia(batch.getFirst());
            }
        });
        return riprende(vita, letto);
    }

    private void comincia(Entry first) {
        byte[] payload = first.payload();
        if (payload != null
                && CODEC.decode(first.kind(), first.version(), first.subject(), payload)
                        instanceof IncarnazioneAperta aperta) {
            StreamId prima = StreamId.parse(aperta.precedente());
            boolean sound = aperta.finoSeq() == 0
                    || journal.find(prima, aperta.finoSeq())
                            .filter(fino -> fino.hash().equals(aperta.finoHash()))
                            .isPresent();
            if (sound && journal.head(prima).seq() > aperta.finoSeq()) {
                journal.copies().setAside(prima, aperta.finoSeq());
            }
        }
    }

    private boolean riprende(StreamId vita, Registro letto) throws IOException {
        long qui = journal.head(vita).seq();
        Head sua = letto.head();
        if (sua.seq() <= qui) {
            return true;
        }
        boolean[] whole = {true};
        letto.read(batch -> whole[0] = whole[0]
                && (batch.getLast().seq() <= qui || journal.copies().recover(vita, batch) instanceof Outcome.Stored));
        journal.thaw();
        return whole[0] && journal.head(vita).equals(sua);
    }
}
