package it.timbro.printing.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/// The bytes of a stream, packed once (ISO 32000-1, 7.4.4); any number of documents take them as they are.
///
/// @param bytes not to be changed
@SuppressWarnings("ArrayRecordComponent") // never compared
record Deflated(byte[] bytes) {
    static Deflated of(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2);
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            out.write(plain);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return new Deflated(packed.toByteArray());
    }

    COSStream in(PDDocument document) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(bytes);
        }
        stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
        return stream;
    }
}
