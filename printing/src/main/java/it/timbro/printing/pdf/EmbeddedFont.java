package it.timbro.printing.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A part of a font as the objects of a PDF (ISO 32000-1, 9.7), made once by PDFBox and copied into documents.
/// Its codes are the glyph numbers of the whole font.
record EmbeddedFont(COSDictionary objects, Map<COSStream, Deflated> streams) {
    static EmbeddedFont of(TrueTypeFont font, IntStream codePoints) throws IOException {
        try (PDDocument scratch = new PDDocument()) {
            PDType0Font subset = PDType0Font.load(scratch, font, true);
            codePoints.forEach(subset::addToSubset);
            subset.subset();
            Map<COSStream, Deflated> streams = new IdentityHashMap<>();
            collect(subset.getCOSObject(), streams);
            return new EmbeddedFont(subset.getCOSObject(), streams);
        }
    }

    COSDictionary in(PDDocument document) throws IOException {
        return copy(objects, document);
    }

    private static void collect(COSBase object, Map<COSStream, Deflated> streams) throws IOException {
        switch (object) {
            case COSStream stream -> {
                try (InputStream packed = stream.createRawInputStream()) {
                    streams.put(stream, new Deflated(packed.readAllBytes()));
                }
            }
            case COSDictionary dictionary -> {
                for (COSName key : dictionary.keySet()) {
                    collect(dictionary.getDictionaryObject(key), streams);
                }
            }
            case COSArray array -> {
                for (COSBase element : array.toList()) {
                    collect(element, streams);
                }
            }
            default -> {} // a number, a name, a string: no stream in it
        }
    }

    private COSDictionary copy(COSDictionary original, PDDocument document) throws IOException {
        Deflated packed = original instanceof COSStream stream ? streams.get(stream) : null;
        COSDictionary copy = packed == null ? new COSDictionary() : packed.in(document);
        for (COSName key : original.keySet()) {
            if (packed == null || !key.equals(COSName.LENGTH)) {
                copy.setItem(key, copy(original.getDictionaryObject(key), document));
            }
        }
        return copy;
    }

    private COSBase copy(COSBase original, PDDocument document) throws IOException {
        return switch (original) {
            case COSDictionary dictionary -> copy(dictionary, document);
            case COSArray array -> {
                COSArray copy = new COSArray();
                for (COSBase element : array.toList()) {
                    copy.add(copy(element, document));
                }
                yield copy;
            }
            default -> original; // nothing of a document is in it
        };
    }
}
