package it.timbro.installer.azienda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A business paper on one A4 page: letterhead, addressee, title, a table, a closing line.
/// Invoices and packing lists differ only in their columns.
///
/// @param righe rows of the table; each has as many cells as `colonne`
public record Documento(
        Modello.Impresa mittente,
        String destinatario,
        String titolo,
        List<Colonna> colonne,
        List<List<String>> righe,
        String chiusura) {

    /// @param offsetPt where the column starts, in points from the left margin
    public record Colonna(String titolo, float offsetPt) {}

    private static final float MARGIN_PT = 50;
    private static final float LINE_PT = 14;
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    public byte[] pdf() {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                new Sheet(content, font(document, "DejaVuSans.ttf"), font(document, "DejaVuSans-Bold.ttf")).write(this);
            }
            document.getDocumentInformation().setTitle(titolo);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDFont font(PDDocument document, String name) throws IOException {
        try (InputStream ttf = Documento.class.getResourceAsStream(FONTS + name)) {
            if (ttf == null) {
                throw new IllegalStateException("manca il carattere " + name);
            }
            return PDType0Font.load(document, ttf, true);
        }
    }

    /// Writes from the top down.
    private static final class Sheet {
        private final PDPageContentStream content;
        private final PDFont plain;
        private final PDFont bold;
        private float y = PDRectangle.A4.getHeight() - MARGIN_PT;

        Sheet(PDPageContentStream content, PDFont plain, PDFont bold) {
            this.content = content;
            this.plain = plain;
            this.bold = bold;
        }

        void write(Documento documento) throws IOException {
            letterhead(documento.mittente);
            for (String line : documento.destinatario.split("\n")) {
                text(plain, 10, 280, line);
                down(1);
            }
            down(2);
            text(bold, 13, 0, documento.titolo);
            down(2);
            table(documento);
            down(1);
            text(bold, 10, 0, documento.chiusura);
        }

        private void letterhead(Modello.Impresa impresa) throws IOException {
            text(bold, 14, 0, impresa.denominazione());
            down(1.3f);
            text(
                    plain,
                    8,
                    0,
                    impresa.indirizzo() + " - " + impresa.cap() + " " + impresa.comune() + " (" + impresa.provincia()
                            + ")");
            down(1);
            text(
                    plain,
                    8,
                    0,
                    "C.F. e P. IVA " + impresa.codiceFiscale() + " - REA " + impresa.provincia() + "-" + impresa.rea());
            down(0.6f);
            rule();
            down(2.5f);
        }

        private void table(Documento documento) throws IOException {
            for (Colonna colonna : documento.colonne) {
                text(bold, 9, colonna.offsetPt, colonna.titolo);
            }
            down(0.5f);
            rule();
            down(1.2f);
            for (List<String> riga : documento.righe) {
                for (int i = 0; i < riga.size(); i++) {
                    text(plain, 9, documento.colonne.get(i).offsetPt, riga.get(i));
                }
                down(1.2f);
            }
            rule();
        }

        private void down(float lines) {
            y -= lines * LINE_PT;
        }

        private void text(PDFont font, float size, float offsetPt, String value) throws IOException {
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(MARGIN_PT + offsetPt, y);
            content.showText(value);
            content.endText();
        }

        private void rule() throws IOException {
            content.moveTo(MARGIN_PT, y);
            content.lineTo(PDRectangle.A4.getWidth() - MARGIN_PT, y);
            content.stroke();
        }
    }
}
