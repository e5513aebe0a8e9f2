package it.timbro.printing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.printing.pdf.Composition.Composed;
import it.timbro.printing.sheet.Filigrana;
import it.timbro.printing.sheet.Layouts;
import it.timbro.printing.sheet.PrintOrder;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// Words under every page, and nothing else changed by them.
class FiligranaTest {
    private static final String PAROLE = "DI PROVA - SENZA VALORE";
    private static final Fonts FONTS = Fonts.load();

    private static String text(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        }
    }

    private static byte[] pdf(Composer composer, String layout) {
        PrintOrder order = Esempi.order(layout, Esempi.certificato(), 1);
        return ((Composed) composer.compose(order)).pdf();
    }

    @Test
    void everySheetSaysSoOnFormularioAndOnWhitePaperAndWithoutItNoneDoes() throws IOException {
        Composer diProva = new Composer(FONTS, Optional.of(new Filigrana(PAROLE)));
        for (String layout : new String[] {Layouts.FORMULARIO, Layouts.FOGLIO_BIANCO}) {
            byte[] marked = pdf(diProva, layout);
            assertThat(text(marked, 1)).contains(PAROLE);
            assertThat(text(marked, 2)).contains(PAROLE);
            byte[] plain = pdf(new Composer(FONTS), layout);
            assertThat(text(plain, 1)).doesNotContain("DI PROVA");
            assertThat(text(marked, 1).replace(PAROLE, "").replaceAll("\\s+", " "))
                    .isEqualToIgnoringWhitespace(text(plain, 1).replaceAll("\\s+", " "));
        }
    }

    @Test
    void wordsThatDoNotFitAcrossAPageAreRefused() {
        assertThatThrownBy(() -> new Filigrana("x".repeat(41))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Filigrana(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
