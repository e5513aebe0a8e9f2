package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Calibration;
import it.timbro.printing.sheet.CalibrationSheet;
import it.timbro.printing.sheet.Filigrana;
import it.timbro.printing.sheet.Layout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The sheet on plain paper by which a person finds how far a printer misses the form. It takes the
/// same way to the printer as a certificate, so what it shows is what the certificate will get. Any
/// thread may call.
public final class CalibrationComposer {
    private final Press press;

    public CalibrationComposer(Fonts fonts) {
        this(fonts, Optional.empty());
    }

    /// @param filigrana under the sheet
    public CalibrationComposer(Fonts fonts, Optional<Filigrana> filigrana) {
        this.press = new Press(fonts, filigrana);
    }

    public byte[] compose(Layout layout, Calibration calibration) {
        byte[] sheet = press.write("Foglio di taratura", Instant.EPOCH, List.of(CalibrationSheet.of(layout)));
        return Pages.calibrated(sheet, Set.of(0), calibration);
    }
}
