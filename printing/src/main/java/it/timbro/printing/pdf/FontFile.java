package it.timbro.printing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// One TrueType file, parsed once; every table that composing needs is read at once, so that later use only looks
/// up.
final class FontFile {
    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double scale;
    private final double unitsPerEm;

    private FontFile(TrueTypeFont font, double scale) throws IOException {
        this.font = font;
        this.scale = scale;
        font.setEnableGsub(false); // a ligature glyph would extract as one odd character
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
        font.getAdvanceWidth(0);
        font.getGlyph();
        font.getOS2Windows();
        font.getPostScript();
        font.getNaming();
    }

    static FontFile read(InputStream resource, double scale) throws IOException {
        try (resource) {
            return new FontFile(new TTFParser().parse(new RandomAccessReadBuffer(resource)), scale);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    /// How much smaller this font is set than the size asked for.
    double scale() {
        return scale;
    }

    boolean covers(String text) {
        return text.codePoints().allMatch(this::covers);
    }

    /// Only what stands by itself, from left to right: no combining marks and no scripts that need shaping.
    boolean covers(int codePoint) {
        if (glyphs.getGlyphId(codePoint) == 0) {
            return false;
        }
        boolean printable = switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT -> false;
            default -> true;
        };
        return printable
                && switch (Character.UnicodeScript.of(codePoint)) {
                    case LATIN, GREEK, CYRILLIC, COMMON -> true;
                    default -> false;
                };
    }

    double widthPt(String text, double sizePt) {
        double units = text.codePoints().mapToDouble(this::advance).sum();
        return units / unitsPerEm * sizePt * scale;
    }

    private double advance(int codePoint) {
        try {
            return font.getAdvanceWidth(glyphs.getGlyphId(codePoint));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
