package it.timbro.atti;

import it.timbro.archivio.Archivio;
import it.timbro.printing.ipp.Fault;
import it.timbro.printing.ipp.PrintJob;
import it.timbro.printing.ipp.Printer;
import it.timbro.printing.ipp.Submission;
import it.timbro.printing.pdf.CalibrationComposer;
import it.timbro.printing.pdf.Facsimile;
import it.timbro.printing.pdf.Pages;
import it.timbro.printing.pdf.Preview;
import it.timbro.printing.sheet.Calibration;
import it.timbro.printing.sheet.Layouts;
import it.timbro.printing.sheet.Segno;
import it.timbro.stampa.Lavori;
import it.timbro.stampa.Tarature;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is sent to this branch's printer: the sheets of a job that are still to come out, and the
/// test sheet by which the printer is calibrated. Sheets on formulario are corrected on the way, by
/// what was confirmed last; the document that is kept stays as it was composed.
public final class AllaStampante {
    private final Printer printer;
    private final Archivio archivio;
    private final Tarature tarature;
    private final Supplier<CalibrationComposer> composer;
    private final Supplier<Preview> preview;

    public AllaStampante(
            Printer printer,
            Archivio archivio,
            Tarature tarature,
            Supplier<CalibrationComposer> composer,
            Supplier<Preview> preview) {
        this.printer = printer;
        this.archivio = archivio;
        this.tarature = tarature;
        this.composer = composer;
        this.preview = preview;
    }

    /// The sheets of a job that are to be printed.
    Submission manda(Lavori.Lavoro lavoro) {
        byte[] pdf = Pages.calibrated(
                archivio.read(lavoro.documento()),
                lavoro.daStampare().stream()
                        .filter(foglio -> foglio.seriale().isPresent())
                        .map(foglio -> foglio.numero() - 1)
                        .collect(Collectors.toSet()),
                tarature.attuale());
        Set<Integer> pages =
                lavoro.daStampare().stream().map(foglio -> foglio.numero() - 1).collect(Collectors.toSet());
        return printer.submit(new PrintJob(
                lavoro.certificato() + " " + lavoro.pratica(),
                pages.size() == lavoro.fogli().size() ? pdf : Pages.only(pdf, pages),
                vassoio()));
    }

    /// The test sheet, on plain paper in the tray of the forms.
    public Emissione.Invio prova(Calibration calibration) {
        return switch (printer.submit(new PrintJob("Foglio di taratura", foglio(calibration), vassoio()))) {
            case Submission.Accepted _ -> new Emissione.Invio.Inviato();
            case Submission.Incerto(String detail) -> new Emissione.Invio.Incerto(detail);
            case Submission.Refused(Fault fault) -> new Emissione.Invio.Rifiutato(causa(fault));
        };
    }

    /// The test sheet as it will be sent, over the form it will be held against; PNG.
    public byte[] anteprima(Calibration calibration) {
        Facsimile form = new Facsimile(Layouts.FORMULARIO, new Segno.Originale(), "");
        return preview.get().png(foglio(calibration), 0, Preview.Layers.on(form));
    }

    private byte[] foglio(Calibration calibration) {
        return composer.get().compose(Layouts.read(Layouts.FORMULARIO), calibration);
    }

    private @Nullable String vassoio() {
        String vassoio = tarature.stampante().vassoio();
        return vassoio.isEmpty() ? null : vassoio;
    }

    /// Why nothing was printed, in words.
    static String causa(Fault fault) {
        return switch (fault.cause()) {
            case SPENTA -> "la stampante è spenta o non raggiungibile";
            case SENZA_CARTA -> "nella stampante manca la carta";
            case SCONOSCIUTA -> "all'indirizzo della stampante non risponde una stampante";
            case FORMATO_RIFIUTATO -> "la stampante non accetta il formato PDF";
            case OCCUPATA -> "la stampante non accetta lavori adesso";
            case ALTRO -> "la stampante dice: " + fault.words();
        };
    }
}
