package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes of copies: a box, or the centre, that came up from an old state begins a new life of
/// its stream, and says where the one before ended.
public sealed interface DellIncarnazione extends Fatto {
    /// The centre gives a branch a new incarnation. Numbers that were leased to the one before and
    /// are not accounted for may lie on paper somewhere: nobody uses them any more.
    ///
    /// @param numero 2 or more
    /// @param precedente the stream that ends, such as `GE1/1`, with its last good head
    /// @param id of the branch's question: the same question has one answer
    /// @param chiestaDa who at the branch asked; with a `busta`, the first of two persons at the centre
    /// @param busta null where the branch asked by the line
    record IncarnazioneAssegnata(
            Sede sede,
            int numero,
            String precedente,
            long finoSeq,
            Hash finoHash,
            String id,
            String chiestaDa,
            String motivo,
            @Nullable PerBusta busta)
            implements DellIncarnazione {
        @Override
        public String subject() {
            return "incarnazione:" + sede;
        }

        /// What is written from now on.
        public StreamId nuova() {
            return new StreamId(sede.code(), String.valueOf(numero));
        }

        /// The last good head of the incarnation before.
        public Head fino() {
            return new Head(finoSeq, finoHash);
        }
    }

    /// Given for a *busta di ripartenza*, to a box without a line that said by telephone how far it is.
    ///
    /// @param confermataDa the second person
    /// @param incarnazione what the box has been writing
    /// @param fatti up to here it holds that as the centre does
    /// @param novita how far it holds its feed
    record PerBusta(String confermataDa, int incarnazione, long fatti, long novita) {}

    /// The first word of an incarnation: what it goes on from.
    record IncarnazioneAperta(Sede sede, int numero, String precedente, long finoSeq, Hash finoHash)
            implements DellIncarnazione {
        @Override
        public String subject() {
            return "incarnazione:" + sede;
        }
    }

    /// An entry that the incarnation before wrote on a branch of its chain that nobody goes on
    /// with. Kept, shown as a card, never applied.
    ///
    /// @param stream where it stood, with its place and hash; of what was evidence there already, where that
    /// was told
    /// @param tipo kind of the fact
    /// @param operatore who did it, with the time by the wall clock
    /// @param soggetto what it was about: `pratica:M26B2200001`
    /// @param corpo the entry as it travels, base64
    record ProvaConservata(
            String stream, long seq, Hash hash, String tipo, String operatore, long ms, String soggetto, String corpo)
            implements DellIncarnazione {
        @Override
        public String subject() {
            return "prova:" + soggetto;
        }
    }

    /// The centre was restored from an old copy and goes on with a new stream for this chamber.
    ///
    /// @param numero 2 or more
    /// @param precedente the stream that ends, such as `GE/aoo`, with its head as the copy had it
    /// @param come Italian: what showed it
    /// @param daSentire branches that may hold what the centre lost: nothing is leased in the
    /// chamber before they spoke
    record GenerazioneAperta(
            String camera,
            int numero,
            String precedente,
            long finoSeq,
            Hash finoHash,
            String come,
            List<Sede> daSentire)
            implements DellIncarnazione {
        @Override
        public String subject() {
            return "generazione:" + camera;
        }
    }

    /// A branch has given back what it held, or a person has decided not to wait for it.
    ///
    /// @param motivo of who decided; empty if the branch spoke
    /// @param confermataDa the second person; null if the branch spoke
    record SedeSentita(
            String camera,
            Sede sede,
            String motivo,
            @Nullable String confermataDa) implements DellIncarnazione {
        @Override
        public String subject() {
            return "generazione:" + camera;
        }
    }
}
