package it.timbro.pratica;

import it.timbro.sync.protocol.StreamId;
import java.util.Optional;

/// What persons decided about cards.
public sealed interface DellaCarta extends Fatto {
    /// A person has looked at a card and says what is done about it.
    ///
    /// @param stream of the fact that the card is about, with [#seq] its name: `GE1/1`
    /// @param vistaFino last fact of that stream that the card showed: what comes later opens it again
    /// @param motivo in the person's words
    record CartaRisolta(String stream, long seq, long vistaFino, Decisione decisione, String motivo)
            implements DellaCarta {
        public CartaRisolta {
            StreamId.parse(stream); // it is asked for it before it is applied
        }

        @Override
        public String subject() {
            return "carta:" + stream + ":" + seq;
        }

        @Override
        public Optional<Cited> settles() {
            return Optional.of(new Cited(StreamId.parse(stream), seq));
        }

        /// What is done about it.
        public enum Decisione {
            /// The fact stays in the journal and is left out of its subject, which goes on without it.
            TRALASCIA("Lascia fuori il fatto e vai avanti"),
            /// What the centre says holds; what the branch did is undone on paper, outside this program or by an
            /// annulment.
            VALE_LA_CENTRALE("Vale quanto dice la centrale"),
            /// Seen; nothing to do.
            PRESA_VISIONE("Presa visione: non c'è nulla da fare");

            private final String parola;

            Decisione(String parola) {
                this.parola = parola;
            }

            /// What a person reads.
            public String parola() {
                return parola;
            }
        }
    }
}
