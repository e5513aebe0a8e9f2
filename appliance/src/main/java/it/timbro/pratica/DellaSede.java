package it.timbro.pratica;

import java.util.List;

/// What happened at the office itself: people and programs that may work there. Stays at the branch (*solo sede*).
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

    /// A program may call the API.
    ///
    /// @param impronta SHA-256 of the token in hexadecimal; the token itself is shown once and not kept
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
}
