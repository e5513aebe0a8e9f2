package it.timbro.sync.envelope;

import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.sealed.Seal;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// One end of a conversation by stick, as it sees the other end. It says and takes what the line would; the stick
/// only carries it. Calls come from one thread at a time.
public interface Counterpart {
    /// Our name on an envelope: a branch's code, or [Label#CENTRE].
    String own();

    /// The other end's name.
    String other();

    /// How we sign; empty as long as this machine has no certificate.
    Optional<Seal.Signer> signer();

    /// Our keys that an envelope may have been closed to.
    List<KeyPair> keys();

    /// The other end's keys; empty if it has none that we know.
    List<PublicKey> recipients();

    /// Whether the signer of an envelope may speak for the other end; the «no» in words if not.
    Optional<Refusal> objection(X509Certificate signer);

    /// The generation of the centre that we know of.
    long generation();

    /// What would be said now, counted.
    Contents contents();

    /// Says everything that the other end is not known to hold.
    void say(Load load) throws IOException;

    /// Takes one piece; what was held already changes nothing.
    Taken take(Label label, Piece piece) throws IOException;

    /// Where pieces go.
    interface Load {
        void add(Piece piece) throws IOException;
    }

    /// What waits for the other end.
    ///
    /// @param entries facts, or news
    /// @param fileBytes of all the files together
    record Contents(long entries, int files, long fileBytes) {}

    /// What came of taking a piece.
    sealed interface Taken {
        /// @param entries facts that were new
        /// @param files files that are whole now
        record Kept(int entries, int files) implements Taken {
            /// It was held already, or says nothing new.
            public static final Kept NOTHING = new Kept(0, 0);
        }

        /// What is on the stick cannot be kept; the sentence says why and what to do.
        record Refused(Refusal refusal) implements Taken {}
    }
}
