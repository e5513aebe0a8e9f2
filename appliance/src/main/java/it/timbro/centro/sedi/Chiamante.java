package it.timbro.centro.sedi;

import it.timbro.autorita.NomeApparecchio;
import it.timbro.sync.protocol.Refusal;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// Who calls, by the certificate that TLS checked.
public sealed interface Chiamante {
    /// @param nuovo the certificate, where it is a renewed one that it had not shown before
    record Ammesso(NomeApparecchio nome, Optional<X509Certificate> nuovo) implements Chiamante {}

    /// A device of ours whose certificate has run out: it may renew itself.
    record Scaduto(NomeApparecchio nome, Refusal refusal) implements Chiamante {}

    /// Also one of ours that shows a certificate older than one it has used.
    record Respinto(Refusal refusal) implements Chiamante {}
}
