package it.timbro.printing.pdf;

import static it.timbro.printing.pdf.Esempi.order;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.printing.pdf.Composition.Composed;
import it.timbro.printing.pdf.Composition.Refused;
import it.timbro.printing.sheet.Carta;
import it.timbro.printing.sheet.Flaw.MissingCharacter;
import it.timbro.printing.sheet.Flaw.Overflow;
import it.timbro.printing.sheet.Foglio;
import it.timbro.printing.sheet.GoodsPage;
import it.timbro.printing.sheet.Layouts;
import it.timbro.printing.sheet.PrintOrder;
import it.timbro.printing.sheet.Segno;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class ComposerTest {
    private static final Composer COMPOSER = new Composer(Fonts.load());

    @BeforeAll
    static void chooseTheChecker() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @ValueSource(strings = {Layouts.FORMULARIO, Layouts.FOGLIO_BIANCO})
    void everyPdfIsPdfA2b(String layout) throws Exception {
        byte[] pdf = composed(order(layout, Esempi.lungo(), 1)).pdf();

        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTestAssertions()).isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    @Test
    void theSameOrderGivesTheSameBytesAlsoFromManyThreads() {
        PrintOrder order = order(Layouts.FOGLIO_BIANCO, Esempi.lungo(), 1);
        byte[] once = composed(order).pdf();

        Composer fresh = new Composer(Fonts.load()); // which has drawn and embedded nothing yet
        List<byte[]> again = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> ((Composed) fresh.compose(order)).pdf())
                .toList();

        assertThat(again).allSatisfy(pdf -> assertThat(pdf).isEqualTo(once));
    }

    @Test
    void whatACertificateEmbedsDoesNotDependOnItsWords() throws IOException {
        byte[] one = composed(order(Layouts.FOGLIO_BIANCO, Esempi.withBox("4", "AEREO"), 0))
                .pdf();
        byte[] other = composed(order(Layouts.FOGLIO_BIANCO, Esempi.withBox("4", "ZXJQWK %&$ ÀÈÌÒÙ"), 0))
                .pdf();

        assertThat(fonts(one)).isNotEmpty().isEqualTo(fonts(other));
    }

    @Test
    void aWordFromSeveralAlphabetsComesBackWhole() throws IOException {
        String word = "«Ωμέγα–Тимбр»:ŁÓDŹ€";

        assertThat(text(
                        composed(order(Layouts.FORMULARIO, Esempi.withBox("2", word), 0))
                                .pdf(),
                        1))
                .contains(word);
    }

    @Test
    void theTextOfTheBoxesComesBackOutOfThePdf() throws IOException {
        String text =
                text(composed(order(Layouts.FORMULARIO, Esempi.lungo(), 0)).pdf(), 1);

        assertThat(text)
                .contains(
                        "LIGURPOMPE S.R.L.",
                        "ТОО «АЛМАТЫ ТЕХНИКА»",
                        "улица Жибек Жолы, дом 64",
                        "PESO LORDO KG 1.846,50")
                .doesNotContain("Speditore"); // the form already carries its titles
    }

    @Test
    void aWhiteSheetCarriesTheFormItselfAndItsMark() throws IOException {
        byte[] pdf =
                composed(order(Layouts.FOGLIO_BIANCO, Esempi.certificato(), 1)).pdf();

        assertThat(text(pdf, 1))
                .contains(
                        "CERTIFICATO DI ORIGINE",
                        "EUROPEAN UNION",
                        "Speditore",
                        "C26GE0001234",
                        "7K4M-9TQX-2HBV",
                        "ORIGINALE");
        assertThat(text(pdf, 2)).contains("COPIA / COPY 1").doesNotContain("ORIGINALE");
    }

    @Test
    void continuationSheetsOfAWhiteSheetFollowTheirSpecimen() {
        Segno copia = new Segno.Copia(1);

        assertThat(composed(order(Layouts.FOGLIO_BIANCO, Esempi.lungo(), 1)).fogli())
                .containsExactly(
                        new Foglio.Principale(Esempi.ORIGINALE, Carta.FOGLIO_BIANCO),
                        new Foglio.Supplementare(Esempi.ORIGINALE, 1, 2),
                        new Foglio.Supplementare(Esempi.ORIGINALE, 2, 2),
                        new Foglio.Principale(copia, Carta.FOGLIO_BIANCO),
                        new Foglio.Supplementare(copia, 1, 2),
                        new Foglio.Supplementare(copia, 2, 2));
    }

    @Test
    void continuationSheetsOfAFormularioComeAfterAllForms() {
        assertThat(composed(order(Layouts.FORMULARIO, Esempi.lungo(), 1)).fogli())
                .extracting(Foglio::carta)
                .containsExactly(
                        Carta.FORMULARIO,
                        Carta.FORMULARIO,
                        Carta.FOGLIO_BIANCO,
                        Carta.FOGLIO_BIANCO,
                        Carta.FOGLIO_BIANCO,
                        Carta.FOGLIO_BIANCO);
    }

    @Test
    void everyGoodsLineIsPrintedOnceAndInOrder() throws IOException {
        byte[] pdf = composed(order(Layouts.FOGLIO_BIANCO, Esempi.lungo(), 0)).pdf();

        List<String> numbers = text(pdf, 2)
                .concat(text(pdf, 3))
                .lines()
                .filter(line -> line.contains("VALVOLA"))
                .map(line -> line.substring(0, 3))
                .toList();

        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 60).mapToObj("%03d"::formatted).toList());
    }

    @Test
    void textThatDoesNotFitIsRefusedWithItsBoxAndLine() {
        String twelveLines = String.join("\n", Collections.nCopies(11, "riga")) + "\nultima";

        assertThat(COMPOSER.compose(order(Layouts.FORMULARIO, Esempi.withBox("2", twelveLines), 2)))
                .isEqualTo(new Refused(List.of(new Overflow("2", 8, "riga"))));
    }

    @Test
    void aCharacterNoFontHasIsNamedWithItsBox() {
        assertThat(COMPOSER.compose(order(Layouts.FORMULARIO, Esempi.withBox("2", "ACME 東 LTD"), 0)))
                .isEqualTo(new Refused(List.of(new MissingCharacter("2", 0x6771))));
        assertThat(COMPOSER.compose(
                        order(Layouts.FORMULARIO, Esempi.withGoods(List.of(new GoodsPage("شاي", "1 KG"))), 0)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.flaws()).contains(new MissingCharacter("6", 0x634)));
    }

    @Test
    void moreContinuationSheetsThanAShipmentCanNeedAreRefused() {
        GoodsPage endless = new GoodsPage("A\n".repeat(5_000), "");

        assertThat(COMPOSER.compose(order(Layouts.FOGLIO_BIANCO, Esempi.withGoods(List.of(endless)), 0)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.flaws()).singleElement().isInstanceOf(Overflow.class));
    }

    private static Composed composed(PrintOrder order) {
        return (Composed) COMPOSER.compose(order);
    }

    /// The programs of the fonts, by the names under which the first page uses them.
    private static Map<String, String> fonts(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDResources resources = document.getPage(0).getResources();
            Map<String, String> fonts = new TreeMap<>();
            for (COSName name : resources.getFontNames()) {
                byte[] program = resources
                        .getFont(name)
                        .getFontDescriptor()
                        .getFontFile2()
                        .toByteArray();
                fonts.put(name.getName(), HexFormat.of().formatHex(program));
            }
            return fonts;
        }
    }

    private static String text(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        }
    }
}
