package it.timbro.firma.cades;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.TimeStampedData;

/// Finds the binary CMS message in a file, whatever it was wrapped in: nothing (DER, BER), base64 with or without
/// line breaks, PEM, S/MIME, a time stamp's envelope. Tells files that are not signed from signed ones that are
/// broken. Linear in the bytes.
final class Involucro {
    private Involucro() {}

    sealed interface Esito {
        /// @param ber exactly one ASN.1 value, a CMS SignedData by its content type
        record Trovato(byte[] ber, List<String> avvertenze) implements Esito {}

        /// What a time stamp encloses (RFC 5544), signed or not.
        record Marcato(byte[] contenuto) implements Esito {}

        record NonFirmato(String motivo) implements Esito {}

        record Rotto(String motivo) implements Esito {}
    }

    private static final byte SEQUENCE = 0x30;

    /// Content types of RFC 5652, as encoded: all begin with 1.2.840.113549.1.
    private static final byte[] SIGNED_DATA = {
        0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2
    };

    private static final byte[] ENVELOPED_DATA = {
        0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 3
    };
    private static final byte[] TIME_STAMPED_DATA = {
        0x06, 0x0b, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 9, 16, 1, 31
    };

    /// Only the names signing programs use: a certificate or key in PEM is not a signed file.
    private static final List<String> PEM_NAMES = List.of("PKCS7", "PKCS #7 SIGNED DATA", "CMS");

    /// Enough base64 for the outer header and the content type.
    private static final int HEAD_CHARACTERS = 32;

    private static final String NOT_AN_ENVELOPE = "non è una busta di firma";

    private static final Pattern MIME_HEADERS = Pattern.compile(
            "\\A(?:MIME-Version|Content-[A-Za-z-]+):.*?\\r?\\n\\r?\\n", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    static Esito apri(byte[] file) {
        if (file.length == 0) {
            return new Esito.NonFirmato("è vuoto");
        }
        if (file[0] == SEQUENCE) {
            return binario(file);
        }
        if (!couldBeText(file)) {
            return new Esito.NonFirmato(NOT_AN_ENVELOPE);
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        for (String name : PEM_NAMES) {
            String begin = "-----BEGIN " + name + "-----";
            int from = text.indexOf(begin);
            if (from >= 0) {
                int to = text.indexOf("-----END " + name + "-----", from);
                return base64(text.substring(from + begin.length(), to < 0 ? text.length() : to));
            }
        }
        Matcher mime = MIME_HEADERS.matcher(text);
        if (!mime.find()) {
            return base64(text);
        }
        return mime.group().toLowerCase(Locale.ROOT).contains("multipart/")
                ? new Esito.NonFirmato("è un messaggio in più parti (posta elettronica o .m7m)")
                : base64(text.substring(mime.end()));
    }

    /// Base64, PEM and S/MIME begin with a letter, a dash, white space or a byte-order mark; XML, PDF and ZIP do
    /// not pass.
    private static boolean couldBeText(byte[] file) {
        int first = file[0] & 0xff;
        boolean zip = first == 'P' && file.length > 1 && file[1] == 'K' && file.length > 2 && file[2] < ' ';
        return !zip
                && (Character.isLetterOrDigit(first) && first < 0x80 || first == '-' || first <= ' ' || first == 0xef);
    }

    private static Esito base64(String text) {
        byte[] tidy = new byte[text.length()];
        int length = 0;
        for (int i = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                tidy[length++] = (byte) c;
            }
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(Arrays.copyOf(tidy, length));
            return decoded.length > 0 && decoded[0] == SEQUENCE
                    ? binario(decoded)
                    : new Esito.NonFirmato(NOT_AN_ENVELOPE);
        } catch (IllegalArgumentException _) {
            return beginsSigned(tidy, length)
                    ? new Esito.Rotto("il testo base64 è danneggiato o incompleto")
                    : new Esito.NonFirmato(NOT_AN_ENVELOPE);
        }
    }

    /// Whether damaged base64 was a signature once. Any text may begin with an M: it must go on like one.
    private static boolean beginsSigned(byte[] base64, int length) {
        if (length < HEAD_CHARACTERS) {
            return false;
        }
        try {
            byte[] head = Base64.getDecoder().decode(Arrays.copyOf(base64, HEAD_CHARACTERS));
            return head[0] == SEQUENCE && startsWith(head, contentTypeAt(head), SIGNED_DATA);
        } catch (IllegalArgumentException _) { // no base64 at all
            return false;
        }
    }

    private static Esito binario(byte[] file) {
        int typeAt = contentTypeAt(file);
        if (startsWith(file, typeAt, ENVELOPED_DATA)) {
            return new Esito.NonFirmato("è cifrato, non firmato");
        }
        boolean marcato = startsWith(file, typeAt, TIME_STAMPED_DATA);
        if (!marcato && !startsWith(file, typeAt, SIGNED_DATA)) {
            return new Esito.NonFirmato(NOT_AN_ENVELOPE);
        }
        Ber.Measure measure = Ber.measure(file);
        if (measure.defect() != null) {
            return new Esito.Rotto(measure.defect());
        }
        if (marcato) {
            return marcato(Arrays.copyOf(file, measure.end()));
        }
        return measure.end() == file.length
                ? new Esito.Trovato(file, List.of())
                : new Esito.Trovato(Arrays.copyOf(file, measure.end()), trailing(file, measure.end()));
    }

    private static Esito marcato(byte[] ber) {
        try {
            var content = TimeStampedData.getInstance(
                            ContentInfo.getInstance(ber).getContent())
                    .getContent();
            return content == null
                    ? new Esito.NonFirmato("è una marca temporale (.tsd) senza il documento")
                    : new Esito.Marcato(content.getOctets());
        } catch (RuntimeException _) { // the library throws what it likes on a crafted file
            return new Esito.Rotto("la marca temporale (.tsd) è danneggiata");
        }
    }

    /// Where the content type should stand: after the outer SEQUENCE's header.
    private static int contentTypeAt(byte[] file) {
        if (file.length < 2) {
            return file.length;
        }
        int length = file[1] & 0xff;
        return length > 0x80 ? 2 + (length & 0x7f) : 2;
    }

    private static boolean startsWith(byte[] file, int from, byte[] prefix) {
        return file.length >= from + prefix.length
                && Arrays.equals(file, from, from + prefix.length, prefix, 0, prefix.length);
    }

    /// Padding is common (smart-card programs, mail gateways); anything else is worth a word.
    private static List<String> trailing(byte[] file, int from) {
        for (int i = from; i < file.length; i++) {
            if (file[i] < 0 || file[i] > ' ') {
                return List.of(
                        "dopo la busta ci sono " + (file.length - from) + " byte che non ne fanno parte: ignorati");
            }
        }
        return List.of();
    }
}
