package it.timbro.certificato;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The public keys that branches sign the codes of their sheets with, and their receipts. At a branch its own, at the
/// centre everybody's.
public interface Chiavi {
    boolean pubblicata(Reading rows, Sede sede, String kid);

    /// Whether a branch has published this key, by its X.509 form in base64.
    boolean diSede(Reading rows, Sede sede, String pubblica);

    /// When a branch published a key.
    Optional<Instant> dal(Reading rows, Sede sede, String kid);

    /// All of them, by branch and from the oldest: a key that signed once stays good for what it signed.
    List<Pubblicata> tutte(Reading rows);

    /// @param pubblica base64 of the key's X.509 form
    /// @param dal when the branch published it, by the branch's clock
    record Pubblicata(Sede sede, String kid, String pubblica, Instant dal) {}
}
