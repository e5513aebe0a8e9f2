package it.timbro.printing.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.printing.sheet.Report;
import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Colonna;
import it.timbro.printing.sheet.Report.Coppia;
import it.timbro.printing.sheet.Report.Riga;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// Documents of the office that are no certificates.
class ReportComposerTest {
    private static final Instant AT = Instant.parse("2026-11-22T09:42:00Z");
    private static final ReportComposer COMPOSER = new ReportComposer(Fonts.load());

    private static Report register(int rows) {
        return new Report(
                "Registro di emergenza GE2-E.3",
                "Camera di Commercio di Genova, sede di Chiavari",
                List.of(
                        new Block.Grande("GE2-E-2026-0000012"),
                        new Block.Coppie(List.of(new Coppia("Causa", "Linea guasta ".repeat(30)))),
                        new Block.Titolo("Registrazioni"),
                        new Block.Tabella(
                                List.of(new Colonna("Numero", 40), new Colonna("Oggetto", 130)),
                                IntStream.rangeClosed(1, rows)
                                        .mapToObj(i -> new Riga(List.of("riga" + i + ".", "Oggetto 漢 Ж"), i == 2))
                                        .toList(),
                                true),
                        new Block.Firma("Il responsabile del protocollo")));
    }

    @Test
    void aReportIsPdfA2b() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        byte[] pdf = COMPOSER.compose(register(90), AT);
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            assertThat(validator.validate(parser).getTestAssertions()).isEmpty();
        }
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(new ReportComposer(Fonts.load()).compose(register(5), AT))
                .isEqualTo(COMPOSER.compose(register(5), AT));
    }

    @Test
    void aLongTableGoesOnOverPagesLosesNoRowAndRepeatsItsHead() throws IOException {
        try (PDDocument document = Loader.loadPDF(COMPOSER.compose(register(120), AT))) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            assertThat(IntStream.rangeClosed(1, 120)).allMatch(i -> text.contains("riga" + i + "."));
            assertThat(text.split("Numero Oggetto", -1)) // the last page may hold nothing but the line to sign on
                    .hasSizeGreaterThanOrEqualTo(document.getNumberOfPages());
            assertThat(text).contains("pagina 1 di " + document.getNumberOfPages(), "Il responsabile del protocollo");
        }
    }

    @Test
    void aCharacterThatNoFontHasBecomesAQuestionMark() throws IOException {
        try (PDDocument document = Loader.loadPDF(COMPOSER.compose(register(1), AT))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Oggetto ? Ж");
        }
    }
}
