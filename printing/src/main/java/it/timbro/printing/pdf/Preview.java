package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Layouts;
import it.timbro.printing.sheet.Sheet;
import it.timbro.printing.sheet.Typesetter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// What the sheet will look like, rasterised from the very bytes that go to the printer. Only PDFs that [Composer]
/// made are given to it: a stranger's PDF is never parsed here.
///
/// One page is rendered at a time, whoever asks, because a page at 110 dpi takes some ten megabytes while it is
/// made.
public final class Preview {
    public static final int DEFAULT_DPI = 110;
    public static final int MAX_DPI = 200;

    private final Typesetter typesetter;
    private final Press press;
    private final Watermark watermark = Watermark.load();
    private final ReentrantLock onePage = new ReentrantLock();

    public Preview(Fonts fonts) {
        this.typesetter = new Typesetter(fonts);
        this.press = new Press(fonts);
    }

    /// What is laid under and over the page; the page itself is always the same.
    ///
    /// @param facsimile the form under the page; `null` for plain white
    /// @param watermark ANTEPRIMA – NON VALIDO over it
    public record Layers(int dpi, @Nullable Facsimile facsimile, boolean watermark) {
        public static final Layers NONE = new Layers(DEFAULT_DPI, null, false);

        public Layers {
            if (dpi < 36 || dpi > MAX_DPI) {
                throw new IllegalArgumentException("dpi: " + dpi);
            }
        }

        public static Layers onWhite() {
            return new Layers(DEFAULT_DPI, null, true);
        }

        public static Layers on(Facsimile facsimile) {
            return new Layers(DEFAULT_DPI, facsimile, true);
        }
    }

    /// One page as PNG.
    ///
    /// @param page from 0
    public byte[] png(byte[] pdf, int page, Layers layers) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream(256 * 1024);
            ImageIO.write(image(pdf, page, layers), "png", png);
            return png.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// One page as an image.
    ///
    /// @param page from 0
    public BufferedImage image(byte[] pdf, int page, Layers layers) {
        onePage.lock();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Facsimile facsimile = layers.facsimile();
            BufferedImage paper = facsimile == null ? null : form(facsimile, layers.dpi());
            BufferedImage image = Raster.of(document, page, layers.dpi(), paper);
            if (layers.watermark()) {
                watermark.draw(image);
            }
            return image;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            onePage.unlock();
        }
    }

    /// The pre-printed form alone, as a page of its own.
    private BufferedImage form(Facsimile facsimile, int dpi) throws IOException {
        Sheet sheet = typesetter.preprinted(Layouts.read(facsimile.layoutId()), facsimile.segno(), facsimile.seriale());
        byte[] pdf = press.write("Facsimile", Instant.EPOCH, List.of(sheet.faccia()));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Raster.of(document, 0, dpi, null);
        }
    }
}
