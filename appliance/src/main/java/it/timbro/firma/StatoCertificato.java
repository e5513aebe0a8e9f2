package it.timbro.firma;

import java.time.Instant;

/// Whether a certificate was good at the time asked about.
public sealed interface StatoCertificato {
    /// @param elencoDel when the list of revoked certificates that says so was issued
    record Buono(Instant elencoDel) implements StatoCertificato {}

    /// Revoked or suspended: counts as unsigned (art. 24 c. 4-bis CAD).
    record Revocato(Instant quando) implements StatoCertificato {}

    record Scaduto(Instant quando) implements StatoCertificato {}

    record NonAncoraValido(Instant validoDa) implements StatoCertificato {}

    /// @param motivo why it cannot be known here, for people
    record NonConoscibile(String motivo) implements StatoCertificato {}
}
