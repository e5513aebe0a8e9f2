package it.timbro.printing.ipp;

import org.jspecify.annotations.Nullable;

/// What is sent to a printer.
///
/// @param name shown on the printer's panel, at most 120 characters
/// @param pdf at most [#MAX_BYTES]
/// @param tray `media-source` of PWG 5100.7, such as `tray-2`; `null` leaves it to the printer
public record PrintJob(String name, byte[] pdf, @Nullable String tray) {
    public static final int MAX_BYTES = 50_000_000;

    public PrintJob {
        if (name.isBlank() || name.length() > 120) {
            throw new IllegalArgumentException("job name: " + name);
        }
        if (pdf.length == 0 || pdf.length > MAX_BYTES) {
            throw new IllegalArgumentException("job of " + pdf.length + " bytes");
        }
    }
}
