package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Faccia;
import it.timbro.printing.sheet.Filigrana;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// Writes pages as PDF/A-2b files (ISO 19005-2): fonts embedded, colours bound to sRGB, metadata in XMP and Info
/// alike, and nothing in them that a clock or a random number made.
///
/// What is the same in every file is drawn and packed once: fonts by [GlyphBlock]s, what is fixed in a layout as a
/// form (ISO 32000-1, 8.10), the profile of sRGB. Make one press and keep it. Any thread may call.
final class Press {
    private static final String PRODUCER = "Timbro";
    private static final Deflated SRGB =
            Deflated.of(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());

    private final Fonts fonts;
    private final Optional<Filigrana> filigrana;
    private final ConcurrentMap<String, Drawn> forms = new ConcurrentHashMap<>();

    Press(Fonts fonts) {
        this(fonts, Optional.empty());
    }

    /// @param filigrana under every page
    Press(Fonts fonts, Optional<Filigrana> filigrana) {
        this.fonts = fonts;
        this.filigrana = filigrana;
    }

    byte[] write(String title, Instant issuedAt, List<Faccia> pages) {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(issuedAt.toEpochMilli());
            describe(document, title, issuedAt);
            Resources resources = new Resources(document);
            for (Faccia side : pages) {
                Faccia page = filigrana.map(words -> words.sotto(side)).orElse(side);
                document.addPage(resources.page(Pen.draw(page, fonts, forms)));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void describe(PDDocument document, String title, Instant issuedAt) throws IOException {
        Calendar time = GregorianCalendar.from(issuedAt.atZone(ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer(PRODUCER);
        information.setCreationDate(time);
        information.setModificationDate(time);

        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(new Xmp(title, PRODUCER, issuedAt).bytes());
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentCatalog().setLanguage("it-IT");
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setPrintScaling(
                PDViewerPreferences.PRINT_SCALING.None); // a form overlay must not be fitted to the page
        document.getDocumentCatalog().setViewerPreferences(preferences);

        document.getDocumentCatalog().addOutputIntent(intent(document));
    }

    private static PDOutputIntent intent(PDDocument document) throws IOException {
        COSStream profile = SRGB.in(document);
        profile.setInt(COSName.N, 3);
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
        dictionary.setItem(COSName.S, COSName.GTS_PDFA1);
        dictionary.setItem(COSName.DEST_OUTPUT_PROFILE, profile);
        PDOutputIntent intent = new PDOutputIntent(dictionary);
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        return intent;
    }
}
