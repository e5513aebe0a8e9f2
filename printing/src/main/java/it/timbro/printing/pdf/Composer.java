package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Filigrana;
import it.timbro.printing.sheet.Foglio;
import it.timbro.printing.sheet.PrintOrder;
import it.timbro.printing.sheet.Sheet;
import it.timbro.printing.sheet.Typesetter;
import it.timbro.printing.sheet.Typesetting;
import java.util.List;
import java.util.Optional;

/// From an order to the bytes of one PDF. The same order gives the same bytes, on any thread and any day.
///
/// Fonts are parsed once, fixed graphics drawn once; make one composer and keep it. Any thread may call.
public final class Composer {
    private final Press press;
    private final Typesetter typesetter;

    public Composer(Fonts fonts) {
        this(fonts, Optional.empty());
    }

    /// @param filigrana under every sheet
    public Composer(Fonts fonts, Optional<Filigrana> filigrana) {
        this.press = new Press(fonts, filigrana);
        this.typesetter = new Typesetter(fonts);
    }

    public Composition compose(PrintOrder order) {
        return switch (typesetter.set(order)) {
            case Typesetting.Flawed flawed -> new Composition.Refused(flawed.flaws());
            case Typesetting.Typeset typeset -> composed(typeset.sheets(), order);
        };
    }

    private Composition composed(List<Sheet> sheets, PrintOrder order) {
        String title = ("Certificato di origine " + order.contents().numero()).strip();
        byte[] pdf = press.write(
                title,
                order.contents().issuedAt(),
                sheets.stream().map(Sheet::faccia).toList());
        List<Foglio> fogli = sheets.stream().map(Sheet::foglio).toList();
        return new Composition.Composed(pdf, fogli);
    }
}
