package it.timbro.printing.pdf;

import static it.timbro.printing.sheet.CalibrationSheet.FIRST_X_MM;
import static it.timbro.printing.sheet.CalibrationSheet.FIRST_Y_MM;
import static it.timbro.printing.sheet.CalibrationSheet.SECOND_X_MM;
import static it.timbro.printing.sheet.CalibrationSheet.SECOND_Y_MM;

import it.timbro.printing.sheet.Calibration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.util.Matrix;

/// What is done to a document that [Composer] made on its way to the printer: some of its pages,
/// and those moved to where this printer must put them. The pages are the same objects.
public final class Pages {
    private Pages() {}

    /// Some pages: what is printed again after a sheet was spoiled.
    ///
    /// @param keep page indices from 0; at least one
    public static byte[] only(byte[] pdf, Set<Integer> keep) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = document.getNumberOfPages() - 1; page >= 0; page--) {
                if (!keep.contains(page)) {
                    document.removePage(page);
                }
            }
            if (document.getNumberOfPages() == 0) {
                throw new IllegalArgumentException("no page of this document: " + keep);
            }
            return bytes(document, pdf.length);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a document of ours", e);
        }
    }

    /// Pages corrected for a printer; the others stay as they are.
    ///
    /// @param pages indices from 0
    public static byte[] calibrated(byte[] pdf, Set<Integer> pages, Calibration calibration) {
        if (calibration.isNone() || pages.isEmpty()) {
            return pdf;
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int index : pages) {
                move(document, document.getPage(index), calibration);
            }
            return bytes(document, pdf.length);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a document of ours", e);
        }
    }

    /// In PDF y grows upwards from the lower edge: what must come out further down goes towards 0.
    private static void move(PDDocument document, PDPage page, Calibration calibration) throws IOException {
        double wider = calibration.stretchXMm() / (SECOND_X_MM - FIRST_X_MM);
        double higher = calibration.stretchYMm() / (SECOND_Y_MM - FIRST_Y_MM);
        double heightMm = Millimetres.fromPoints(page.getMediaBox().getHeight());
        double rightMm = calibration.xMm() - FIRST_X_MM * wider;
        double upMm = -calibration.yMm() - (heightMm - FIRST_Y_MM) * higher;
        try (PDPageContentStream first = new PDPageContentStream(document, page, AppendMode.PREPEND, false)) {
            first.transform(new Matrix(
                    (float) (1 + wider), 0, 0, (float) (1 + higher), (float) Millimetres.toPoints(rightMm), (float)
                            Millimetres.toPoints(upMm)));
        }
    }

    private static byte[] bytes(PDDocument document, int about) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(about);
        document.save(bytes);
        return bytes.toByteArray();
    }
}
