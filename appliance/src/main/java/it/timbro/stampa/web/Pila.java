package it.timbro.stampa.web;

import it.timbro.pratica.SerialeFormulario;
import java.util.Optional;

/// The blank that should lie on top of the stack. The room `formulari` answers.
@FunctionalInterface
public interface Pila {
    Optional<SerialeFormulario> prossimo();
}
