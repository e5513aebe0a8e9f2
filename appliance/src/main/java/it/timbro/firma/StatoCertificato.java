package it.timbro.firma;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/// Whether a certificate was good at the time asked about. Names are stored in facts and never change.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stato")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StatoCertificato.Buono.class, name = "buono"),
    @JsonSubTypes.Type(value = StatoCertificato.Revocato.class, name = "revocato"),
    @JsonSubTypes.Type(value = StatoCertificato.Scaduto.class, name = "scaduto"),
    @JsonSubTypes.Type(value = StatoCertificato.NonAncoraValido.class, name = "non_ancora_valido"),
    @JsonSubTypes.Type(value = StatoCertificato.NonConoscibile.class, name = "non_conoscibile")
})
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
