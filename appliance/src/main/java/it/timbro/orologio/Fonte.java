package it.timbro.orologio;

import java.util.Optional;

/// Somebody who can be asked for the time.
public interface Fonte {
    /// What people know it by.
    String nome();

    /// Asks once, within a bound; empty if no usable answer came.
    Optional<Risposta> chiedi();

    /// When the answer came, now lay between these two. Milliseconds of the Unix epoch.
    record Risposta(long notBeforeMs, long notAfterMs) {}
}
