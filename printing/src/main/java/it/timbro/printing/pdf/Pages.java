package it.timbro.printing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Some pages of a document that [Composer] made: what is printed again after a sheet was spoiled. The pages are
/// the same objects, only the others are left out.
public final class Pages {
    private Pages() {}

    /// @param keep page indices from 0; at least one
    public static byte[] only(byte[] pdf, Set<Integer> keep) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = document.getNumberOfPages() - 1; page >= 0; page--) {
                if (!keep.contains(page)) {
                    document.removePage(page);
                }
            }
            if (document.getNumberOfPages() == 0) {
                throw new IllegalArgumentException("no page of this document: " + keep);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(pdf.length);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a document of ours", e);
        }
    }
}
