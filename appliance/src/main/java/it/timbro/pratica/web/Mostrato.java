package it.timbro.pratica.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a browser may be given of a file that a company sent, decided by its bytes, never by its name. HTML, SVG
/// and everything else that a browser would run is text here, or nothing.
public sealed interface Mostrato {
    /// Opened by the browser's own PDF viewer.
    record Pdf(@SuppressWarnings("ArrayRecordComponent") byte[] bytes) implements Mostrato {}

    /// Shown letter by letter.
    record Testo(String testo) implements Mostrato {}

    /// Only to be downloaded.
    record Altro() implements Mostrato {}

    /// Control characters that no text has.
    Pattern BINARIO = Pattern.compile("[\\x00-\\x08\\x0e-\\x1a\\x1c-\\x1f]");

    static Mostrato of(byte[] bytes, ContenutoFirmato busta) {
        byte[] content = busta.apri(bytes).orElse(bytes);
        if (startsWith(content, "%PDF-")) {
            return new Pdf(content);
        }
        return text(content).<Mostrato>map(Testo::new).orElseGet(Altro::new);
    }

    private static Optional<String> text(byte[] content) {
        return decode(content, charset(content))
                .or(() -> decode(content, StandardCharsets.ISO_8859_1))
                .filter(text -> !BINARIO.matcher(text).find());
    }

    private static Charset charset(byte[] content) {
        boolean utf16 = content.length >= 2
                && ((content[0] == (byte) 0xFE && content[1] == (byte) 0xFF)
                        || (content[0] == (byte) 0xFF && content[1] == (byte) 0xFE));
        return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static Optional<String> decode(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] content, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.US_ASCII);
        return content.length >= wanted.length
                && java.util.Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }
}
