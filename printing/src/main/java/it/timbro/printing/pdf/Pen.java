package it.timbro.printing.pdf;

import it.timbro.printing.code.Qr;
import it.timbro.printing.sheet.Area;
import it.timbro.printing.sheet.Element;
import it.timbro.printing.sheet.Guilloche;
import it.timbro.printing.sheet.Ink;
import it.timbro.printing.sheet.Sheet;
import it.timbro.printing.sheet.Stroke;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.util.Matrix;

/// Draws the elements of one sheet on one page.
final class Pen implements AutoCloseable {
    private final PDPageContentStream out;
    private final EmbeddedFonts embedded;
    private final Sheet sheet;

    Pen(PDDocument document, PDPage page, EmbeddedFonts embedded, Sheet sheet) throws IOException {
        this.out = new PDPageContentStream(document, page);
        this.embedded = embedded;
        this.sheet = sheet;
    }

    void draw(Element element) {
        try {
            switch (element) {
                case Element.Text text -> text(text);
                case Element.Line line -> line(line.stroke(), line.ink());
                case Element.Ground ground -> fill(ground.area(), ground.ink());
                case Element.Waves waves -> waves(waves.guilloche());
                case Element.Code code -> code(code.area(), Qr.of(code.payload()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void text(Element.Text text) throws IOException {
        List<Fonts.Run> runs = embedded.fonts().runs(text.text(), text.face());
        double width =
                runs.stream().mapToDouble(run -> run.widthPt(text.sizePt())).sum();
        double before = switch (text.align()) {
            case LEFT -> 0;
            case CENTER -> width / 2;
            case RIGHT -> width;
        };
        colour(text.ink());
        out.beginText();
        out.newLineAtOffset((float) (x(text.xMm()) - before), y(text.baselineMm()));
        for (Fonts.Run run : runs) {
            out.setFont(
                    embedded.of(run.font()), (float) (text.sizePt() * run.font().scale()));
            out.showText(run.text());
        }
        out.endText();
    }

    private void line(Stroke stroke, Ink ink) throws IOException {
        out.setStrokingColor(new Color(ink.rgb()));
        out.setLineWidth(Millimetres.toPoints(stroke.widthMm()));
        out.moveTo(x(stroke.x1Mm()), y(stroke.y1Mm()));
        out.lineTo(x(stroke.x2Mm()), y(stroke.y2Mm()));
        out.stroke();
    }

    private void fill(Area area, Ink ink) throws IOException {
        colour(ink);
        rectangle(area.xMm(), area.yMm(), area.widthMm(), area.heightMm());
        out.fill();
    }

    /// One rectangle per run of dark modules in a row: few operators, and no hairlines between modules.
    private void code(Area area, Qr qr) throws IOException {
        double module = area.widthMm() / qr.size();
        colour(Ink.BLACK);
        for (int row = 0; row < qr.size(); row++) {
            int first = qr.nextDark(row, 0);
            while (first < qr.size()) {
                int end = qr.nextLight(row, first);
                rectangle(area.xMm() + first * module, area.yMm() + row * module, (end - first) * module, module);
                first = qr.nextDark(row, end);
            }
        }
        out.fill();
    }

    private void waves(Guilloche guilloche) throws IOException {
        Area area = guilloche.area();
        out.saveGraphicsState();
        out.transform(Matrix.getTranslateInstance(x(area.xMm()), y(area.bottomMm())));
        out.drawForm(Weave.in(embedded.document(), guilloche));
        out.restoreGraphicsState();
    }

    private void rectangle(double xMm, double yMm, double widthMm, double heightMm) throws IOException {
        out.addRect(x(xMm), y(yMm + heightMm), Millimetres.toPoints(widthMm), Millimetres.toPoints(heightMm));
    }

    private void colour(Ink ink) throws IOException {
        out.setNonStrokingColor(new Color(ink.rgb()));
    }

    private float x(double mm) {
        return Millimetres.toPoints(mm + sheet.shift().xMm());
    }

    private float y(double mm) {
        return Millimetres.toPoints(sheet.page().heightMm() - mm - sheet.shift().yMm());
    }
}
