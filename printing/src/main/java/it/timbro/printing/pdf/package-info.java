/// Sheets become PDF/A bytes, and those very bytes become a preview; the only place that knows PDFBox.
/// First file to open: [it.timbro.printing.pdf.Composer].
@NullMarked
package it.timbro.printing.pdf;

import org.jspecify.annotations.NullMarked;
