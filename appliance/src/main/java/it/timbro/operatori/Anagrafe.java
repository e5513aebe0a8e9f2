package it.timbro.operatori;

import it.timbro.journal.Reading;
import java.util.List;
import java.util.Optional;

/// The accounts and tokens of this branch.
public interface Anagrafe {
    Optional<Iscritto> find(Reading rows, String login);

    /// Name of the active token with this fingerprint.
    Optional<String> programma(Reading rows, String impronta);

    /// All tokens by name, the revoked ones too.
    List<Gettone> gettoni(Reading rows);

    /// @param segreto Argon2id in PHC form
    record Iscritto(Operatore operatore, String segreto) {}

    record Gettone(String nome, boolean attivo) {}
}
