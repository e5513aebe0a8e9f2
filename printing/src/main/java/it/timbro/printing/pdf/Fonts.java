package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Face;
import it.timbro.printing.sheet.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The typeface of the house, Titillium Web, and DejaVu Sans Condensed for what it lacks (Greek, Cyrillic, rarer
/// Latin).
///
/// A word is set in one font only: Titillium if it has every character of the word, otherwise DejaVu if that has,
/// otherwise character by character. Both licences (OFL, Bitstream Vera) allow embedding. Parsed once; any thread
/// may use it.
public final class Fonts implements Metrics {
    private static final String WEBJAR = "META-INF/maven/org.webjars.npm/bootstrap-italia/pom.properties";
    private static final String TITILLIUM =
            "META-INF/resources/webjars/bootstrap-italia/%s/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-%s.ttf";
    private static final String DEJAVU = "net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed.ttf";

    /// DejaVu's small letters are this much taller than Titillium's.
    private static final double DEJAVU_SCALE = 0.9;

    private final Map<Face, FontFile> titillium = new EnumMap<>(Face.class);
    private final FontFile dejavu;

    private Fonts() {
        try {
            for (Face face : Face.values()) {
                titillium.put(face, FontFile.read(face.name().substring(0, 1), titillium(cut(face)), 1));
            }
            dejavu = FontFile.read("D", open(DEJAVU), DEJAVU_SCALE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Reads the fonts from the class path; takes a moment, so do it once.
    public static Fonts load() {
        return new Fonts();
    }

    /// A piece of text that one font sets.
    record Run(FontFile font, String text) {
        double widthPt(double sizePt) {
            return font.widthPt(text, sizePt);
        }
    }

    @Override
    public double widthMm(String text, Face face, double sizePt) {
        double points = 0;
        for (Run run : runs(text, face)) {
            points += run.widthPt(sizePt);
        }
        return Millimetres.fromPoints(points);
    }

    @Override
    public boolean covers(int codePoint) {
        return regular().covers(codePoint) || dejavu.covers(codePoint);
    }

    List<Run> runs(String text, Face face) {
        FontFile first = titillium.getOrDefault(face, regular());
        if (first.covers(text)) {
            return List.of(new Run(first, text));
        }
        List<Run> runs = new ArrayList<>();
        for (String word : text.splitWithDelimiters(" +", -1)) {
            if (first.covers(word)) {
                add(runs, first, word);
            } else if (dejavu.covers(word)) {
                add(runs, dejavu, word);
            } else {
                word.codePoints()
                        .forEach(codePoint ->
                                add(runs, first.covers(codePoint) ? first : dejavu, Character.toString(codePoint)));
            }
        }
        return runs;
    }

    private static void add(List<Run> runs, FontFile font, String text) {
        if (!runs.isEmpty() && runs.getLast().font() == font) {
            runs.add(new Run(font, runs.removeLast().text() + text));
        } else if (!text.isEmpty()) {
            runs.add(new Run(font, text));
        }
    }

    private FontFile regular() {
        return titillium.getOrDefault(Face.REGULAR, dejavu);
    }

    private static String cut(Face face) {
        return switch (face) {
            case REGULAR -> "regular";
            case SEMIBOLD -> "600";
            case ITALIC -> "italic";
        };
    }

    /// The WebJar's folder carries its version; it is read where the jar says it, so that it stands only in the
    /// root POM.
    static InputStream titillium(String cut) throws IOException {
        try (InputStream file = open(WEBJAR)) {
            Properties properties = new Properties();
            properties.load(file);
            return open(TITILLIUM.formatted(properties.getProperty("version"), cut));
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = Fonts.class.getClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("not on the class path: " + resource);
        }
        return stream;
    }
}
