package it.timbro.arrivo;

import it.timbro.base.Rejection;
import it.timbro.pratica.Modello;

/// What [ModelloReader] made of some bytes.
public sealed interface ModelloLetto {
    record Letto(Modello modello) implements ModelloLetto {}

    record Rifiutato(Rejection motivo) implements ModelloLetto {}
}
