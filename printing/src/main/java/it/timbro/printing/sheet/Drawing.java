package it.timbro.printing.sheet;

import it.timbro.printing.sheet.GoodsFlow.Row;
import it.timbro.printing.sheet.Slot.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Draws the sheets of one layout. What does not fit is added to `flaws`.
record Drawing(Metrics metrics, Layout layout, Element.Form form, Collection<Flaw> flaws) {
    /// A value in a slot may be set this much smaller before it is refused.
    private static final double SMALLEST = 0.7;

    Sheet sheet(PrintOrder order, Esemplare esemplare, Foglio foglio, List<Row> goods, boolean continues) {
        List<Element> elements = new ArrayList<>();
        if (layout.carta() == Carta.FOGLIO_BIANCO) {
            elements.add(form);
        }
        layout.boxes().stream()
                .filter(box -> order.contents().boxes().containsKey(box.id()))
                .forEach(box -> fill(box, order.contents().boxes().getOrDefault(box.id(), ""), elements));
        goods(goods, elements);
        for (Slot slot : layout.slots()) {
            if (!slot.preprinted()) {
                place(slot, value(slot.value(), order.contents(), foglio, continues), elements);
            }
        }
        String qr = esemplare.qr();
        if (qr != null) {
            elements.add(new Element.Code(layout.qr(), qr));
        }
        return new Sheet(foglio, layout.page(), elements);
    }

    Sheet preprinted(Foglio foglio, String seriale) {
        List<Element> elements = new ArrayList<>();
        Ink paper = foglio.segno() instanceof Segno.Originale ? layout.paper() : layout.copyPaper();
        elements.add(new Element.Ground(layout.page(), paper));
        elements.add(form);
        for (Slot slot : layout.slots()) {
            if (slot.preprinted()) {
                place(
                        slot,
                        slot.value() == Value.SERIALE ? seriale : foglio.segno().parole(),
                        elements);
            }
        }
        return new Sheet(foglio, layout.page(), elements);
    }

    private void fill(Box box, String raw, List<Element> elements) {
        Wrap wrap = new Wrap(box.textWidthMm(), line -> metrics.widthMm(line, Face.REGULAR, box.sizePt()));
        int printed = 0;
        int inputLine = 0;
        for (String line : PlainText.of(raw).lines()) {
            inputLine++;
            for (String piece : wrap.line(line)) {
                if (printed == box.lines()) {
                    flaws.add(new Flaw.Overflow(box.id(), inputLine, piece));
                    return;
                }
                write(box, printed++, piece, elements);
            }
        }
    }

    private void goods(List<Row> rows, List<Element> elements) {
        for (int i = 0; i < rows.size(); i++) {
            write(layout.box("6"), i, rows.get(i).merci(), elements);
            write(layout.box("7"), i, rows.get(i).quantita(), elements);
        }
    }

    private static void write(Box box, int line, String text, List<Element> elements) {
        if (!text.isBlank()) {
            elements.add(text(text, box.textXMm(), box.baselineMm(line), box.sizePt(), Face.REGULAR, Ink.BLACK));
        }
    }

    private void place(Slot slot, String value, List<Element> elements) {
        if (value.isEmpty()) {
            return;
        }
        String text = slot.prefix() + value;
        double width = metrics.widthMm(text, slot.face(), slot.sizePt());
        double scale = Math.min(1, slot.widthMm() / width);
        if (scale < SMALLEST) {
            flaws.add(new Flaw.Overflow(slot.box(), 1, value));
            return;
        }
        double size = slot.sizePt() * scale;
        Ink ink = slot.preprinted() ? layout.ink() : Ink.BLACK;
        elements.add(new Element.Text(text, slot.xMm(), slot.baselineMm(), size, slot.face(), slot.align(), ink));
    }

    private static String value(Value value, Contents contents, Foglio foglio, boolean continues) {
        return PlainText.line(
                switch (value) {
                    case NUMERO -> contents.numero();
                    case SERIALE -> "";
                    case SEGNO -> foglio.segno().parole();
                    case CAMERA -> contents.camera();
                    case LUOGO -> contents.luogo();
                    case DATA -> contents.data();
                    case CODICE_SICUREZZA -> contents.codiceSicurezza();
                    case INDIRIZZO_VERIFICA -> contents.indirizzoVerifica();
                    case FOGLIO_SUPPLEMENTARE ->
                        switch (foglio) {
                            case Foglio.Principale _ -> "";
                            case Foglio.Supplementare here -> here.numero() + "/" + here.di();
                        };
                    case SEGUE -> continues ? "segue su foglio supplementare / continued on supplementary sheet" : "";
                });
    }

    private static Element text(String text, double xMm, double baselineMm, double sizePt, Face face, Ink ink) {
        return new Element.Text(text, xMm, baselineMm, sizePt, face, Align.LEFT, ink);
    }
}
