package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.ReportSetter;
import java.time.Instant;

/// From a report to the bytes of one PDF/A. The same report at the same instant gives the same
/// bytes, on any thread and any day. Any thread may call.
public final class ReportComposer {
    private final Fonts fonts;
    private final Press press;

    public ReportComposer(Fonts fonts) {
        this.fonts = fonts;
        this.press = new Press(fonts);
    }

    /// @param at stands in the metadata as the time of the document: that of what it tells
    public byte[] compose(Report report, Instant at) {
        return press.write(report.titolo(), at, new ReportSetter(fonts).set(report));
    }
}
