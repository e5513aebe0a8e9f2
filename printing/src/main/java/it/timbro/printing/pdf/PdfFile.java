package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Sheet;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/// One PDF/A-2b file (ISO 19005-2): fonts embedded as subsets, colours bound to sRGB, metadata in XMP and Info
/// alike, and nothing in it that a clock or a random number made.
record PdfFile(Fonts fonts, String title, Instant issuedAt) {
    private static final String PRODUCER = "Timbro";
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    byte[] write(List<Sheet> sheets) {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(issuedAt.toEpochMilli());
            describe(document);
            EmbeddedFonts embedded = new EmbeddedFonts(document, fonts);
            for (Sheet sheet : sheets) {
                float width = Millimetres.toPoints(sheet.page().widthMm());
                float height = Millimetres.toPoints(sheet.page().heightMm());
                PDPage page = new PDPage(new PDRectangle(width, height));
                document.addPage(page);
                try (Pen pen = new Pen(document, page, embedded, sheet)) {
                    sheet.elements().forEach(pen::draw);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void describe(PDDocument document) throws IOException {
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

        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(SRGB));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
    }
}
