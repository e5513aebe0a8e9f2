package it.timbro.printing.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Pages drawn on images; whatever is already on the image shows through where the page has no ink.
final class Raster {
    private static final float POINTS_PER_INCH = 72;

    private Raster() {}

    static BufferedImage white(PDPage page, int dpi) {
        PDRectangle size = page.getMediaBox();
        float scale = dpi / POINTS_PER_INCH;
        int width = (int) Math.floor(size.getWidth() * scale);
        int height = (int) Math.floor(size.getHeight() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    static void draw(PDDocument document, int page, BufferedImage image, int dpi) throws IOException {
        Graphics2D graphics = image.createGraphics();
        try {
            new PDFRenderer(document).renderPageToGraphics(page, graphics, dpi / POINTS_PER_INCH);
        } finally {
            graphics.dispose();
        }
    }
}
