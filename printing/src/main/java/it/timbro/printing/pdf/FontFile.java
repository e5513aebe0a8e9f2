package it.timbro.printing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// One TrueType file, parsed once; its characters are looked up in [GlyphBlock]s, each made when first asked for.
/// Any thread may use it.
final class FontFile {
    private static final short[] NONE = new short[GlyphBlock.SIZE];

    private final String name;
    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double scale;
    private final double unitsPerEm;
    private final Map<Integer, GlyphBlock> blocks = new ConcurrentHashMap<>();

    private FontFile(String name, TrueTypeFont font, double scale) throws IOException {
        this.name = name;
        this.font = font;
        this.scale = scale;
        font.setEnableGsub(false); // a ligature glyph would extract as one odd character
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /// @param name short, and its own
    /// @param scale how much smaller this font is set than the size asked for
    static FontFile read(String name, InputStream resource, double scale) throws IOException {
        try (resource) {
            return new FontFile(name, new TTFParser().parse(new RandomAccessReadBuffer(resource)), scale);
        }
    }

    double scale() {
        return scale;
    }

    GlyphBlock block(int codePoint) {
        return blocks.computeIfAbsent(codePoint / GlyphBlock.SIZE, this::makeBlock);
    }

    boolean covers(String text) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (!covers(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    boolean covers(int codePoint) {
        return block(codePoint).covers(codePoint);
    }

    double widthPt(String text, double sizePt) {
        int units = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int codePoint = text.codePointAt(i);
            units += block(codePoint).advance(codePoint);
        }
        return units / unitsPerEm * sizePt * scale;
    }

    /// One at a time: the tables of the file are read where they are needed.
    EmbeddedFont embed(IntStream codePoints) {
        synchronized (font) {
            try {
                return EmbeddedFont.of(font, codePoints);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private GlyphBlock makeBlock(int index) {
        int first = index * GlyphBlock.SIZE;
        String blockName = "%s%02X".formatted(name, index);
        if (IntStream.range(first, first + GlyphBlock.SIZE).noneMatch(this::isSettable)) {
            return new GlyphBlock(blockName, first, this, NONE, NONE);
        }
        short[] ids = new short[GlyphBlock.SIZE];
        short[] advances = new short[GlyphBlock.SIZE];
        synchronized (font) {
            for (int i = 0; i < GlyphBlock.SIZE; i++) {
                ids[i] = (short) (isSettable(first + i) ? glyphs.getGlyphId(first + i) : 0);
                advances[i] = (short) advance(ids[i]);
            }
        }
        return new GlyphBlock(blockName, first, this, ids, advances);
    }

    /// Only what stands by itself, from left to right: no combining marks and no scripts that need shaping.
    private boolean isSettable(int codePoint) {
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

    private int advance(short glyph) {
        try {
            return font.getAdvanceWidth(Short.toUnsignedInt(glyph));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
