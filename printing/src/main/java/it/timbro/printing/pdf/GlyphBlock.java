package it.timbro.printing.pdf;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// 256 neighbouring characters of one font: Latin-1, or Greek, or Cyrillic. A document that sets one of them
/// embeds them all, so the embedded font is made once and is the same in every document; a whole font would make
/// the documents, which are kept and sent, several times as large.
///
/// Any thread may use it.
final class GlyphBlock {
    static final int SIZE = 256;

    private final String name;
    private final int first;
    private final FontFile file;
    private final short[] glyphs;
    private final short[] advances;
    private @Nullable EmbeddedFont embedded;

    /// @param name of the font resource, the same in every document
    /// @param first character, a multiple of [#SIZE]
    /// @param glyphs in the font's numbering; 0 where the font does not cover the character
    /// @param advances in the font's units
    GlyphBlock(String name, int first, FontFile file, short[] glyphs, short[] advances) {
        this.name = name;
        this.first = first;
        this.file = file;
        this.glyphs = glyphs;
        this.advances = advances;
    }

    String name() {
        return name;
    }

    boolean covers(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /// The number that stands for the character in a string of a page.
    int glyph(int codePoint) {
        return Short.toUnsignedInt(glyphs[codePoint % SIZE]);
    }

    int advance(int codePoint) {
        return Short.toUnsignedInt(advances[codePoint % SIZE]);
    }

    synchronized EmbeddedFont embedded() {
        if (embedded == null) {
            embedded = file.embed(IntStream.range(first, first + SIZE).filter(this::covers));
        }
        return embedded;
    }
}
