package it.timbro.centro.verifica;

import it.timbro.base.Sede;
import java.time.Instant;
import java.util.List;

/// The keys that branches have published, with the names people know the branches by. Answered by the wiring.
public interface ElencoChiavi {
    List<Chiave> chiavi();

    /// @param kid first 8 bytes of the SHA-256 of the key, hexadecimal
    /// @param sede the branch whose stream published it
    /// @param nome of the branch: «Chiavari»
    /// @param camera of the branch: «Camera di Commercio di Genova»
    /// @param pubblica base64 of the X.509 form (Ed25519)
    /// @param dal when it was published
    record Chiave(String kid, Sede sede, String nome, String camera, String pubblica, Instant dal) {}
}
