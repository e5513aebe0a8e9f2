package it.timbro.printing.pdf;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/// Pages drawn as on paper: what is on the paper already shows through where the page has no ink.
final class Raster extends PDFRenderer {
    private static final float POINTS_PER_INCH = 72;
    private final @Nullable BufferedImage paper;

    private Raster(PDDocument document, @Nullable BufferedImage paper) {
        super(document);
        this.paper = paper;
    }

    /// @param paper of the size of the result; `null` for white
    static BufferedImage of(PDDocument document, int page, int dpi, @Nullable BufferedImage paper) throws IOException {
        return new Raster(document, paper).renderImage(page, dpi / POINTS_PER_INCH, ImageType.RGB);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new PageDrawer(parameters) {
            @Override
            public void drawPage(Graphics2D graphics, PDRectangle size) throws IOException {
                layPaper(graphics);
                super.drawPage(graphics, size);
            }
        };
    }

    private void layPaper(Graphics2D graphics) {
        if (paper != null) {
            AffineTransform page = graphics.getTransform();
            graphics.setTransform(new AffineTransform());
            graphics.drawImage(paper, 0, 0, null);
            graphics.setTransform(page);
        }
    }
}
