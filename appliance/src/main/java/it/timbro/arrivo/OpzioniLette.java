package it.timbro.arrivo;

import it.timbro.base.Rejection;
import it.timbro.pratica.Opzioni;

/// What [OpzioniReader] made of some bytes.
public sealed interface OpzioniLette {
    record Lette(Opzioni opzioni) implements OpzioniLette {}

    /// An attachment like any other: its root is not `PraticaCdorExtra`.
    record NonSonoOpzioni() implements OpzioniLette {}

    /// It is a `PraticaCdorExtra`, and it cannot be read.
    record Rifiutate(Rejection motivo) implements OpzioniLette {}
}
