package it.timbro;

import it.timbro.base.Lazy;
import it.timbro.printing.ipp.FilePrinter;
import it.timbro.printing.ipp.IppPrinter;
import it.timbro.printing.ipp.Printer;
import it.timbro.printing.pdf.CalibrationComposer;
import it.timbro.printing.pdf.Composer;
import it.timbro.printing.pdf.Fonts;
import it.timbro.printing.pdf.Preview;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.printing.sheet.Filigrana;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What makes the paper of a house, each made when it is first asked for: fonts take a moment to
/// read. All paper of a training office says so, whatever it is.
final class Presses {
    private static final Filigrana DI_PROVA = new Filigrana("SPORTELLO DI PROVA - SENZA VALORE");

    private static final Duration PRINTER_ANSWERS_WITHIN = Duration.ofSeconds(30);

    final Lazy<Composer> certificates;
    final Lazy<ReportComposer> reports;
    final Lazy<CalibrationComposer> calibrations;
    final Lazy<Preview> previews;

    /// @param diProva whether the house is a training office
    Presses(boolean diProva) {
        Lazy<Fonts> fonts = new Lazy<>(Fonts::load);
        Optional<Filigrana> filigrana = diProva ? Optional.of(DI_PROVA) : Optional.empty();
        this.certificates = new Lazy<>(() -> new Composer(fonts.get(), filigrana));
        this.reports = new Lazy<>(() -> new ReportComposer(fonts.get(), filigrana));
        this.calibrations = new Lazy<>(() -> new CalibrationComposer(fonts.get(), filigrana));
        this.previews = new Lazy<>(() -> new Preview(fonts.get()));
    }

    static Printer printer(URI address) {
        return "file".equals(address.getScheme())
                ? new FilePrinter(Path.of(address))
                : new IppPrinter(address, PRINTER_ANSWERS_WITHIN);
    }
}
