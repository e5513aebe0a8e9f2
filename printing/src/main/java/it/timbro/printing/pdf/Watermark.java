package it.timbro.printing.pdf;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The layer that keeps a picture on the screen from passing for a certificate.
record Watermark(Font font) {
    private static final String WORDS = "ANTEPRIMA – NON VALIDO";
    private static final Color RED = new Color(0xB0, 0x1E, 0x2E);
    private static final float OPACITY = 0.16f;

    static Watermark load() {
        try (InputStream stream = Fonts.titillium("600")) {
            return new Watermark(Font.createFont(Font.TRUETYPE_FONT, stream));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (FontFormatException broken) {
            throw new IllegalStateException("the font on the class path is damaged", broken);
        }
    }

    /// Twice along the diagonal, so that no half of the sheet is without it.
    void draw(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, OPACITY));
            graphics.setColor(RED);
            for (double height : new double[] {0.30, 0.74}) {
                words(graphics, image.getWidth(), image.getHeight() * height);
            }
        } finally {
            graphics.dispose();
        }
    }

    private void words(Graphics2D graphics, double width, double y) {
        TextLayout words =
                new TextLayout(WORDS, font.deriveFont((float) (width * 0.082)), graphics.getFontRenderContext());
        Rectangle2D bounds = words.getBounds();
        AffineTransform place = AffineTransform.getTranslateInstance(width / 2, y);
        place.rotate(Math.toRadians(-32));
        place.translate(-bounds.getCenterX(), -bounds.getCenterY());
        graphics.fill(words.getOutline(place));
    }
}
