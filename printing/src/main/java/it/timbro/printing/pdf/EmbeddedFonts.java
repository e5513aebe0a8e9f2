package it.timbro.printing.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of one document: each is embedded, as a subset, only if something is set in it.
record EmbeddedFonts(PDDocument document, Fonts fonts, Map<FontFile, PDFont> used) {
    EmbeddedFonts(PDDocument document, Fonts fonts) {
        this(document, fonts, new IdentityHashMap<>());
    }

    PDFont of(FontFile file) {
        return used.computeIfAbsent(file, this::embed);
    }

    private PDFont embed(FontFile file) {
        try {
            return PDType0Font.load(document, file.font(), true);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
