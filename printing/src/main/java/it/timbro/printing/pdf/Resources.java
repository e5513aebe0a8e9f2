package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Area;
import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/// What the pages of one document share: each font and each fixed form is in it once, however many pages use it.
record Resources(PDDocument document, COSDictionary fonts, COSDictionary forms) {
    Resources(PDDocument document) {
        this(document, new COSDictionary(), new COSDictionary());
    }

    PDPage page(Drawn drawn) throws IOException {
        PDPage page = new PDPage(rectangle(drawn.page()));
        page.setResources(forUseIn(drawn));
        page.setContents(new PDStream(drawn.content().in(document)));
        return page;
    }

    private PDResources forUseIn(Drawn drawn) throws IOException {
        for (GlyphBlock font : drawn.fonts()) {
            COSName name = COSName.getPDFName(font.name());
            if (!fonts.containsKey(name)) {
                fonts.setItem(name, font.embedded().in(document));
            }
        }
        for (Drawn form : drawn.forms()) {
            COSName name = COSName.getPDFName(form.name());
            if (!forms.containsKey(name)) {
                forms.setItem(name, form(form));
            }
        }
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, fonts);
        if (!drawn.forms().isEmpty()) {
            resources.setItem(COSName.XOBJECT, forms);
        }
        return new PDResources(resources);
    }

    private COSStream form(Drawn drawn) throws IOException {
        PDFormXObject form = new PDFormXObject(new PDStream(drawn.content().in(document)));
        form.setBBox(rectangle(drawn.page()));
        form.setResources(forUseIn(drawn));
        return form.getCOSObject();
    }

    private static PDRectangle rectangle(Area page) {
        return new PDRectangle(
                (float) Millimetres.toPoints(page.widthMm()), (float) Millimetres.toPoints(page.heightMm()));
    }
}
