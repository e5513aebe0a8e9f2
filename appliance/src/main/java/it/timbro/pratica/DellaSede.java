package it.timbro.pratica;

import it.timbro.sync.protocol.Hash;
import java.util.Base64;
import java.util.List;

/// What happened at the office itself: people and programs that may work there, its clock, and the
/// key of its codes. Stays at the branch (*solo sede*), but for the key, which is there to be
/// known.
public sealed interface DellaSede extends Fatto {
    /// @param segreto Argon2id in PHC form, never a password
    record OperatoreIscritto(String login, String nome, List<String> ruoli, String segreto) implements DellaSede {
        @Override
        public String subject() {
            return "operatore:" + login;
        }
    }

    record PasswordCambiata(String login, String segreto) implements DellaSede {
        @Override
        public String subject() {
            return "operatore:" + login;
        }
    }

    /// A password given by another person: with it one gets as far as choosing one's own. A PIN
    /// chosen before is gone.
    record PasswordAssegnata(String login, String segreto) implements DellaSede {
        @Override
        public String subject() {
            return "operatore:" + login;
        }
    }

    /// @param segreto Argon2id of the PIN in PHC form
    record PinScelto(String login, String segreto) implements DellaSede {
        @Override
        public String subject() {
            return "operatore:" + login;
        }
    }

    /// @param ruoli all of them from now on, as codes
    record RuoliCambiati(String login, List<String> ruoli) implements DellaSede {
        @Override
        public String subject() {
            return "operatore:" + login;
        }
    }

    record OperatoreSospeso(String login, String motivo) implements DellaSede {
        @Override
        public String subject() {
            return "operatore:" + login;
        }
    }

    record OperatoreRiammesso(String login) implements DellaSede {
        @Override
        public String subject() {
            return "operatore:" + login;
        }
    }

    /// A person let somebody try again before the time that wrong passwords had cost was over.
    record AccessoSbloccato(String login) implements DellaSede {
        @Override
        public String subject() {
            return "operatore:" + login;
        }
    }

    /// Somebody entered.
    ///
    /// @param indirizzo where the browser was
    /// @param falliti wrong passwords since the time before
    record AccessoEffettuato(String login, String indirizzo, int falliti) implements DellaSede {
        @Override
        public String subject() {
            return "operatore:" + login;
        }
    }

    /// Somebody looked at personal data that the day's work did not put before her.
    ///
    /// @param cosa code of what it was: `pratica`, `ricerca`, `impresa`, `registro`, `esportazione`
    /// @param oggetto which one: a number, what was typed
    record DatiConsultati(String login, String cosa, String oggetto) implements DellaSede {
        @Override
        public String subject() {
            return "consultazioni:" + login;
        }
    }

    /// A program may call the API.
    ///
    /// @param impronta SHA-256 of the token in hexadecimal; the token itself is shown once and not
    ///     kept
    record GettoneCreato(String nome, String impronta) implements DellaSede {
        @Override
        public String subject() {
            return "gettone:" + nome;
        }
    }

    record GettoneRevocato(String nome) implements DellaSede {
        @Override
        public String subject() {
            return "gettone:" + nome;
        }
    }

    /// The branch signs the codes on its sheets with this key from now on; the centre publishes it.
    ///
    /// @param kid first 8 bytes of the SHA-256 of the key, hexadecimal
    /// @param pubblica base64 of the key's X.509 form
    record ChiavePubblicata(String kid, String pubblica) implements DellaSede {
        private static final int KID_DIGITS = 16;

        public ChiavePubblicata {
            if (!Hash.of(Base64.getDecoder().decode(pubblica))
                    .hex()
                    .substring(0, KID_DIGITS)
                    .equals(kid)) {
                throw new IllegalArgumentException("the id " + kid + " is of another key");
            }
        }

        @Override
        public String subject() {
            return "chiave:" + kid;
        }
    }

    /// The machine's wall clock was moved, or the machine slept, while the program ran or between
    /// two runs of it.
    ///
    /// @param primaMs what it would have said, milliseconds of the Unix epoch
    /// @param dopoMs what it said
    record OrologioSaltato(long primaMs, long dopoMs) implements DellaSede {
        @Override
        public String subject() {
            return "orologio";
        }
    }

    /// A person vouched for the time, having looked at a watch.
    ///
    /// @param ms what the watch said, milliseconds of the Unix epoch
    record OraConfermata(long ms) implements DellaSede {
        @Override
        public String subject() {
            return "orologio";
        }
    }

    /// A person held a test print against a blank and found that it fits: this much is corrected
    /// from now on. All zero: nothing is.
    ///
    /// @param stampante its address
    /// @param vassoio `media-source` of the tray; "" where the printer chooses
    /// @param xMm to the right, at the first cross of the test sheet; `yMm` downwards
    /// @param allargaMm what the way from the first cross to the second is made longer, to the
    /// right; `allungaMm` downwards
    record StampanteTarata(String stampante, String vassoio, double xMm, double yMm, double allargaMm, double allungaMm)
            implements DellaSede {
        @Override
        public String subject() {
            return soggetto(stampante, vassoio);
        }

        /// Under which the history of a printer's tray stands.
        public static String soggetto(String stampante, String vassoio) {
            return "stampante:" + stampante + "#" + vassoio;
        }
    }

    /// This incarnation is at home on this machine.
    ///
    /// @param impronta digest of what tells the machine from others
    record MacchinaRiconosciuta(String impronta) implements DellaSede {
        @Override
        public String subject() {
            return "macchina";
        }
    }
}
