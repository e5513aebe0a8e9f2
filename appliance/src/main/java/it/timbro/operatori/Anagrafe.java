package it.timbro.operatori;

import it.timbro.journal.Reading;
import java.util.List;
import java.util.Optional;

/// The accounts and tokens of this house.
public interface Anagrafe {
    Optional<Iscritto> find(Reading rows, String login);

    /// Everybody, by login, the suspended ones too.
    List<Iscritto> tutti(Reading rows);

    /// Whether this person has lately entered from there.
    boolean familiare(Reading rows, String login, String indirizzo);

    /// Name of the active token with this fingerprint.
    Optional<String> programma(Reading rows, String impronta);

    /// All tokens by name, the revoked ones too.
    List<Gettone> gettoni(Reading rows);

    /// @param segreto Argon2id in PHC form
    /// @param pin the same of the PIN, if one was chosen
    /// @param daCambiare another person made the password
    /// @param accessoMs when the person last entered, 0 if never
    record Iscritto(
            Operatore operatore,
            String segreto,
            Optional<String> pin,
            boolean sospeso,
            boolean daCambiare,
            long accessoMs) {
        /// An account as it is on its first day.
        public static Iscritto nuovo(Operatore operatore, String segreto) {
            return new Iscritto(operatore, segreto, Optional.empty(), false, false, 0);
        }

        public String login() {
            return operatore.login();
        }

        /// Whether a session opened on the one may go on under the other.
        boolean stessoConto(Iscritto altro) {
            return operatore.equals(altro.operatore) && segreto.equals(altro.segreto) && !altro.sospeso;
        }
    }

    record Gettone(String nome, boolean attivo) {}
}
