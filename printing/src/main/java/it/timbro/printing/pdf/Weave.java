package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Area;
import it.timbro.printing.sheet.Guilloche;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDFormContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/// The waves of a guilloche as a form XObject (ISO 32000-1, 8.10) with its own origin at the lower left
/// corner of the area. The same on every certificate, and a third of the work of a foglio bianco: written
/// and deflated once, then every document takes the same bytes. Only layouts have guilloches, so there are
/// a few at most. Any thread may call.
final class Weave {
    private static final Map<Guilloche, byte[]> WRITTEN = new ConcurrentHashMap<>();

    private Weave() {}

    static PDFormXObject in(PDDocument document, Guilloche guilloche) throws IOException {
        byte[] deflated = WRITTEN.computeIfAbsent(guilloche, Weave::write);
        var stream = new PDStream(document, new ByteArrayInputStream(deflated), COSName.FLATE_DECODE);
        return form(stream, guilloche.area());
    }

    private static byte[] write(Guilloche guilloche) {
        try (var scratch = new PDDocument()) {
            PDFormXObject form = form(new PDStream(scratch), guilloche.area());
            try (var out = new PDFormContentStream(form)) {
                waves(out, guilloche);
            }
            try (InputStream raw = form.getCOSObject().createRawInputStream()) {
                return raw.readAllBytes();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The box of a form clips what is drawn in it.
    private static PDFormXObject form(PDStream stream, Area area) {
        var form = new PDFormXObject(stream);
        form.setBBox(new PDRectangle(Millimetres.toPoints(area.widthMm()), Millimetres.toPoints(area.heightMm())));
        return form;
    }

    private static void waves(PDFormContentStream out, Guilloche guilloche) throws IOException {
        out.setStrokingColor(new Color(guilloche.ink().rgb()));
        out.setLineWidth(Millimetres.toPoints(guilloche.widthMm()));
        int index = 0;
        double end = guilloche.area().heightMm() + guilloche.amplitudeMm();
        for (double y = -guilloche.amplitudeMm(); y < end; y += guilloche.gapMm()) {
            double lead = index++ % 4 * guilloche.periodMm() / 4;
            wave(out, guilloche, y, lead, 1);
            wave(out, guilloche, y, lead, -1);
        }
        out.stroke();
    }

    /// A cosine, half a period at a time; 0.3642 is where a cubic's handles follow it best.
    private static void wave(PDFormContentStream out, Guilloche guilloche, double yMm, double leadMm, int side)
            throws IOException {
        double half = guilloche.periodMm() / 2;
        double x = -leadMm;
        double height = side * guilloche.amplitudeMm();
        double top = guilloche.area().heightMm() - yMm;
        out.moveTo(Millimetres.toPoints(x), Millimetres.toPoints(top - height));
        while (x < guilloche.area().widthMm()) {
            out.curveTo(
                    Millimetres.toPoints(x + 0.3642 * half),
                    Millimetres.toPoints(top - height),
                    Millimetres.toPoints(x + 0.6358 * half),
                    Millimetres.toPoints(top + height),
                    Millimetres.toPoints(x + half),
                    Millimetres.toPoints(top + height));
            x += half;
            height = -height;
        }
    }
}
