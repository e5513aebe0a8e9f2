package it.timbro.printing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import it.timbro.printing.pdf.Composition.Composed;
import it.timbro.printing.pdf.Preview.Layers;
import it.timbro.printing.sheet.Area;
import it.timbro.printing.sheet.Layouts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final int DPI = Preview.DEFAULT_DPI;
    private static final Fonts FONTS = Fonts.load();
    private static final Preview PREVIEW = new Preview(FONTS);
    private static final byte[] OVERLAY = pdf(Layouts.FORMULARIO);
    private static final byte[] WHITE = pdf(Layouts.FOGLIO_BIANCO);
    private static final Facsimile FORM = new Facsimile(Layouts.FORMULARIO, Esempi.ORIGINALE, "A0123457");

    @Test
    void withoutItsLayersThePreviewIsThePlainRasterOfTheBytesThatArePrinted() throws IOException {
        try (PDDocument document = Loader.loadPDF(OVERLAY)) {
            BufferedImage plain = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            assertThat(pixels(PREVIEW.image(OVERLAY, 0, Layers.NONE))).isEqualTo(pixels(plain));
        }
    }

    @Test
    void theFormLiesUnderTheInkAndNeverOverIt() {
        int[] plain = pixels(PREVIEW.image(OVERLAY, 0, Layers.NONE));
        int[] onForm = pixels(PREVIEW.image(OVERLAY, 0, new Layers(DPI, FORM, false)));

        int black = 0;
        for (int i = 0; i < plain.length; i++) {
            if ((plain[i] & 0xFFFFFF) == 0) {
                black++;
                assertThat(onForm[i]).isEqualTo(plain[i]);
            }
        }
        assertThat(black).isGreaterThan(1_000);
        assertThat(onForm).isNotEqualTo(plain);
    }

    @Test
    void thePreviewSaysThatItIsNotValid() {
        assertThat(pixels(PREVIEW.image(WHITE, 0, Layers.onWhite())))
                .isNotEqualTo(pixels(PREVIEW.image(WHITE, 0, Layers.NONE)));
    }

    @Test
    void theQrReadsBackFromTheRasterisedSheet() throws Exception {
        BufferedImage sheet = PREVIEW.image(WHITE, 0, new Layers(200, null, false));
        Area area = Layouts.read(Layouts.FOGLIO_BIANCO).qr();
        int side = px(area.widthMm());
        int[] code = sheet.getRGB(px(area.xMm()), px(area.yMm()), side, side, null, 0, side);

        String read = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, code))))
                .getText();

        assertThat(read).isEqualTo(Esempi.QR);
    }

    private static int px(double mm) {
        return (int) Math.round(mm / 25.4 * 200);
    }

    private static byte[] pdf(String layout) {
        return ((Composed) new Composer(FONTS).compose(Esempi.order(layout, Esempi.certificato(), 0))).pdf();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
