package it.timbro.printing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import it.timbro.printing.pdf.Preview.Layers;
import it.timbro.printing.sheet.Calibration;
import it.timbro.printing.sheet.CalibrationSheet;
import it.timbro.printing.sheet.Layouts;
import java.awt.image.BufferedImage;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationComposerTest {
    private static final double PIXEL_MM = 25.4 / Preview.MAX_DPI;
    private static final Fonts FONTS = Fonts.load();
    private static final Preview PREVIEW = new Preview(FONTS);
    private static final CalibrationComposer COMPOSER = new CalibrationComposer(FONTS);

    /// Where the two crosses stand, in millimetres from the left and upper edges.
    private record Crosses(double firstX, double firstY, double secondX, double secondY) {
        static Crosses on(byte[] pdf) {
            BufferedImage sheet = PREVIEW.image(pdf, 0, new Layers(Preview.MAX_DPI, null, false));
            return new Crosses(
                    across(sheet, CalibrationSheet.FIRST_X_MM, CalibrationSheet.FIRST_Y_MM),
                    down(sheet, CalibrationSheet.FIRST_X_MM, CalibrationSheet.FIRST_Y_MM),
                    across(sheet, CalibrationSheet.SECOND_X_MM, CalibrationSheet.SECOND_Y_MM),
                    down(sheet, CalibrationSheet.SECOND_X_MM, CalibrationSheet.SECOND_Y_MM));
        }

        /// The upright arm, looked for beside the scale.
        private static double across(BufferedImage sheet, double xMm, double yMm) {
            return middle(xMm, x -> dark(sheet, x, px(yMm - 7.5)));
        }

        private static double down(BufferedImage sheet, double xMm, double yMm) {
            return middle(yMm, y -> dark(sheet, px(xMm - 7.5), y));
        }

        private static double middle(double aboutMm, IntPredicate dark) {
            return IntStream.rangeClosed(px(aboutMm - 5), px(aboutMm + 5))
                            .filter(dark)
                            .average()
                            .orElseThrow()
                    * PIXEL_MM;
        }

        private static boolean dark(BufferedImage sheet, int x, int y) {
            return (sheet.getRGB(x, y) & 0xFF) < 0xA0;
        }

        private static int px(double mm) {
            return (int) Math.round(mm / PIXEL_MM);
        }
    }

    @Test
    void withoutCorrectionTheCrossesStandWhereTheSheetSays() {
        Crosses plain = Crosses.on(COMPOSER.compose(Layouts.read(Layouts.FORMULARIO), Calibration.NONE));

        assertThat(plain.firstX()).isCloseTo(CalibrationSheet.FIRST_X_MM, within(0.15));
        assertThat(plain.firstY()).isCloseTo(CalibrationSheet.FIRST_Y_MM, within(0.15));
        assertThat(plain.secondX()).isCloseTo(CalibrationSheet.SECOND_X_MM, within(0.15));
        assertThat(plain.secondY()).isCloseTo(CalibrationSheet.SECOND_Y_MM, within(0.15));
    }

    @Test
    void bothCrossesMoveByWhatWasTypedAndTheSecondByTheStretchToo() {
        Crosses moved =
                Crosses.on(COMPOSER.compose(Layouts.read(Layouts.FORMULARIO), new Calibration(1.5, -2, 1, -0.8)));

        assertThat(moved.firstX()).isCloseTo(CalibrationSheet.FIRST_X_MM + 1.5, within(0.15));
        assertThat(moved.firstY()).isCloseTo(CalibrationSheet.FIRST_Y_MM - 2, within(0.15));
        assertThat(moved.secondX()).isCloseTo(CalibrationSheet.SECOND_X_MM + 2.5, within(0.15));
        assertThat(moved.secondY()).isCloseTo(CalibrationSheet.SECOND_Y_MM - 2.8, within(0.15));
    }

    @Test
    void aPageThatIsNotNamedStaysWhereItIs() {
        byte[] pdf = COMPOSER.compose(Layouts.read(Layouts.FORMULARIO), Calibration.NONE);

        assertThat(Pages.calibrated(pdf, Set.of(), new Calibration(3, 3, 0, 0))).isSameAs(pdf);
    }

    @Test
    void aDriftThatNoPrinterHasIsAMistake() {
        assertThatThrownBy(() -> new Calibration(10.5, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calibration(0, 0, 0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
