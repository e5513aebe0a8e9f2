package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Filigrana;
import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.ReportSetter;
import java.time.Instant;
import java.util.Optional;

/// From a report to the bytes of one PDF/A. The same report at the same instant gives the same
/// bytes, on any thread and any day. Any thread may call.
public final class ReportComposer {
    private final Fonts fonts;
    private final Press press;

    public ReportComposer(Fonts fonts) {
        this(fonts, Optional.empty());
    }

    /// @param filigrana under every page
    public ReportComposer(Fonts fonts, Optional<Filigrana> filigrana) {
        this.fonts = fonts;
        this.press = new Press(fonts, filigrana);
    }

    /// @param at stands in the metadata as the time of the document: that of what it tells
    public byte[] compose(Report report, Instant at) {
        return press.write(report.titolo(), at, new ReportSetter(fonts).set(report));
    }
}
