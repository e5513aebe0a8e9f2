package it.timbro.printing.pdf;

import it.timbro.printing.code.Qr;
import it.timbro.printing.sheet.Area;
import it.timbro.printing.sheet.Element;
import it.timbro.printing.sheet.Faccia;
import it.timbro.printing.sheet.Ink;
import it.timbro.printing.sheet.Stroke;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Draws the elements of one side, or of the form that is fixed on it.
final class Pen {
    private final Fonts fonts;
    private final ConcurrentMap<String, Drawn> written;
    private final Area page;
    private final Operators out = new Operators();
    private final SequencedSet<GlyphBlock> usedFonts = new LinkedHashSet<>();
    private final List<Drawn> usedForms = new ArrayList<>();

    private Pen(Fonts fonts, ConcurrentMap<String, Drawn> written, Area page) {
        this.fonts = fonts;
        this.written = written;
        this.page = page;
    }

    /// @param written the forms that were drawn before, by layout: a published layout never changes
    static Drawn draw(Faccia faccia, Fonts fonts, ConcurrentMap<String, Drawn> written) {
        Pen pen = new Pen(fonts, written, faccia.page());
        faccia.elements().forEach(pen::draw);
        return pen.drawn("");
    }

    private Drawn drawn(String name) {
        return new Drawn(name, page, Deflated.of(out.bytes()), List.copyOf(usedFonts), usedForms);
    }

    private void draw(Element element) {
        switch (element) {
            case Element.Form form -> form(form);
            case Element.Text text -> text(text);
            case Element.Line line -> line(line.stroke(), line.ink());
            case Element.Ground ground -> fill(ground.area(), ground.ink());
            case Element.Waves waves ->
                Weave.draw(
                        out,
                        waves.guilloche(),
                        x(waves.guilloche().area().xMm()),
                        y(waves.guilloche().area().bottomMm()));
            case Element.Code code -> code(code.area(), Qr.of(code.payload()));
        }
    }

    private void form(Element.Form form) {
        Drawn drawn = written.computeIfAbsent(form.layoutId(), id -> write(id, form));
        usedForms.add(drawn);
        out.saveState();
        out.place(1, 1, x(0), y(page.heightMm()));
        out.form(drawn.name());
        out.restoreState();
    }

    private Drawn write(String layoutId, Element.Form form) {
        Pen pen = new Pen(fonts, new ConcurrentHashMap<>(), page);
        form.elements().forEach(pen::draw);
        return pen.drawn(layoutId);
    }

    private void text(Element.Text text) {
        List<Fonts.Run> runs = fonts.runs(text.text(), text.face());
        double width = 0;
        for (Fonts.Run run : runs) {
            width += run.widthPt(text.sizePt());
        }
        double before = switch (text.align()) {
            case LEFT -> 0;
            case CENTER -> width / 2;
            case RIGHT -> width;
        };
        out.fillColour(text.ink());
        out.beginText(x(text.xMm()) - before, y(text.baselineMm()));
        for (Fonts.Run run : runs) {
            show(run, text.sizePt() * run.font().scale());
        }
        out.endText();
    }

    /// A run is one font, but a font is embedded by blocks.
    private void show(Fonts.Run run, double size) {
        String text = run.text();
        int i = 0;
        while (i < text.length()) {
            GlyphBlock block = run.font().block(text.codePointAt(i));
            usedFonts.add(block);
            out.font(block.name(), size);
            out.beginGlyphs();
            while (i < text.length() && run.font().block(text.codePointAt(i)) == block) {
                out.glyph(block.glyph(text.codePointAt(i)));
                i = text.offsetByCodePoints(i, 1);
            }
            out.endGlyphs();
        }
    }

    private void line(Stroke stroke, Ink ink) {
        out.strokeColour(ink);
        out.lineWidth(Millimetres.toPoints(stroke.widthMm()));
        out.moveTo(x(stroke.x1Mm()), y(stroke.y1Mm()));
        out.lineTo(x(stroke.x2Mm()), y(stroke.y2Mm()));
        out.stroke();
    }

    private void fill(Area area, Ink ink) {
        out.fillColour(ink);
        out.rectangle(
                x(area.xMm()),
                y(area.bottomMm()),
                Millimetres.toPoints(area.widthMm()),
                Millimetres.toPoints(area.heightMm()));
        out.fill();
    }

    /// One rectangle per run of dark modules in a row: few operators, and no hairlines between modules. The module
    /// is the unit, and rows grow downwards.
    private void code(Area area, Qr qr) {
        double module = Millimetres.toPoints(area.widthMm()) / qr.size();
        out.saveState();
        out.fillColour(Ink.BLACK);
        out.place(module, -module, x(area.xMm()), y(area.yMm()));
        for (int row = 0; row < qr.size(); row++) {
            int first = qr.nextDark(row, 0);
            while (first < qr.size()) {
                int end = qr.nextLight(row, first);
                out.rectangle(first, row, end - first, 1);
                first = qr.nextDark(row, end);
            }
        }
        out.fill();
        out.restoreState();
    }

    private static double x(double mm) {
        return Millimetres.toPoints(mm);
    }

    private double y(double mm) {
        return Millimetres.toPoints(page.heightMm() - mm);
    }
}
