package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Flaw;
import it.timbro.printing.sheet.Foglio;
import java.util.List;

/// What becomes of an order.
public sealed interface Composition {
    /// @param pdf PDF/A-2b, one page per entry of `fogli`, in printing order; not to be changed
    record Composed(byte[] pdf, List<Foglio> fogli) implements Composition {
        public Composed {
            fogli = List.copyOf(fogli);
        }
    }

    /// Nothing is printed until a person has changed the text.
    record Refused(List<Flaw> flaws) implements Composition {
        public Refused {
            flaws = List.copyOf(flaws);
        }
    }
}
