package it.timbro.printing.sheet;

import java.util.List;

/// What becomes of an order: sheets, or the flaws that keep it from being set. All flaws are told at once.
public sealed interface Typesetting {
    record Typeset(List<Sheet> sheets) implements Typesetting {
        public Typeset {
            sheets = List.copyOf(sheets);
        }
    }

    record Flawed(List<Flaw> flaws) implements Typesetting {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }
}
