package it.timbro.atti;

import it.timbro.firma.Verifica;
import java.time.Instant;

/// Who verifies an envelope; the wiring hands in the room's verifier.
@FunctionalInterface
public interface Firme {
    /// @param al the time for which the certificates' status is asked
    Verifica verifica(byte[] file, Instant al);
}
