package it.timbro.centro.sedi;

import it.timbro.autorita.NomeApparecchio;
import it.timbro.sync.protocol.Refusal;

/// Who calls, by the certificate that TLS checked.
public sealed interface Chiamante {
    record Ammesso(NomeApparecchio nome) implements Chiamante {}

    /// A device of ours whose certificate has run out: it may renew itself.
    record Scaduto(NomeApparecchio nome, Refusal refusal) implements Chiamante {}

    record Respinto(Refusal refusal) implements Chiamante {}
}
