package it.timbro.installer;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/// What lies in the printer's tray: the files it received, oldest first.
record Carta(Path stampe) {
    private static final List<Integer> DPI = List.of(200, 266, 400);

    List<Path> lavori(String certificato) {
        try (Stream<Path> files = Files.list(stampe)) {
            return files.filter(f -> f.getFileName().toString().contains(certificato))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Pages of each job of that certificate.
    List<Integer> pagine(String certificato) {
        return lavori(certificato).stream().map(Carta::pagine).toList();
    }

    private static int pagine(Path pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(pdf.toString(), e);
        }
    }

    /// What a telephone reads from the QR on a page, counted from 0. It looks from one distance after the other: the
    /// signature in the code is another each time, and from one of them a reader may count its squares wrong.
    static String qr(Path pdf, int page) {
        AssertionError unread = new AssertionError("no QR can be read on page " + page + " of " + pdf);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            for (int dpi : DPI) {
                try {
                    return qr(new PDFRenderer(document).renderImageWithDPI(page, dpi));
                } catch (ReaderException e) {
                    unread.addSuppressed(e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(pdf.toString(), e);
        }
        throw unread;
    }

    private static String qr(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
