package it.timbro.pratica;

import it.timbro.base.Check;

/// What the office writes to a company. Preparing and sending are two things: a branch without a line prepares, and
/// who reaches the company, by whatever way, says so.
public sealed interface DellaPosta extends Fatto {
    /// Identity of the message: the pratica and the version it was decided on, `M26B22A0001-4`, or
    /// `-P` for the word of its protocol.
    String messaggio();

    NumeroPratica pratica();

    @Override
    default String subject() {
        return "messaggio:" + messaggio();
    }

    /// Ready to be sent, word for word.
    ///
    /// @param destinatario the account that sent the pratica
    record MessaggioPreparato(
            String messaggio, NumeroPratica pratica, Motivo motivo, String destinatario, String oggetto, String testo)
            implements DellaPosta {
        private static final int MAX_TESTO = 60_000;

        public MessaggioPreparato {
            Check.that(testo.length() <= MAX_TESTO, "a message has at most " + MAX_TESTO + " characters");
        }
    }

    /// It reached the company. Said again it is the same.
    ///
    /// @param nota number of the PEC, who answered the telephone; "" if there is nothing to say
    record MessaggioSpedito(String messaggio, NumeroPratica pratica, Via via, String nota) implements DellaPosta {}

    /// A mail server will never take it for that address: a person finds another way, or another
    /// address.
    ///
    /// @param parole of the server
    record MessaggioRifiutato(String messaggio, NumeroPratica pratica, String indirizzo, String parole)
            implements DellaPosta {}

    /// Why the office writes. The names are stored.
    enum Motivo {
        RETTIFICA("Richiesta di rettifica"),
        PROROGA("Più tempo per la rettifica"),
        RESPINTA("Pratica respinta"),
        PROTOCOLLATA("Pratica protocollata"),
        EMESSA("Pratica evasa");

        private final String parola;

        Motivo(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }
    }

    /// How it went. The names are stored.
    enum Via {
        PEC("per PEC"),
        EMAIL("per e-mail"),
        TELEFONO("detto al telefono"),
        SPORTELLO("detto allo sportello");

        private final String parola;

        Via(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }
    }
}
