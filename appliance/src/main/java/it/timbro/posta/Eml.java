package it.timbro.posta;

import it.timbro.base.Check;
import it.timbro.pratica.Contatto;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Pattern;

/// One message as a mail server takes it (RFC 5322, RFC 2045): plain text in UTF-8, both subject and text in base64,
/// so that no word of it can be taken for a header. The same message gives the same bytes.
///
/// @param id of the message; stands in `Message-ID`, by which a server knows one that comes twice
/// @param da,a addresses that match [#INDIRIZZO]
public record Eml(String id, String da, String a, String oggetto, String testo, Instant quando) {
    /// What is taken for an address.
    public static final Pattern INDIRIZZO = Contatto.EMAIL;

    private static final int RIGA = 76;
    /// An encoded word has at most 75 characters (RFC 2047): so many bytes of text fit in one.
    private static final int PAROLA = 45;

    public Eml {
        Check.that(INDIRIZZO.matcher(da).matches() && INDIRIZZO.matcher(a).matches(), "both addresses are addresses");
        Check.that(id.matches("[A-Za-z0-9-]{1,60}"), "the id of a message is plain");
    }

    public byte[] bytes() {
        String text = Base64.getMimeEncoder(RIGA, new byte[] {'\r', '\n'})
                .encodeToString(testo.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(quando.atZone(ZoneId.of("Europe/Rome")));
        return String.join(
                        "\r\n",
                        "Date: " + date,
                        "From: " + da,
                        "To: " + a,
                        "Message-ID: <" + id + da.substring(da.indexOf('@')) + ">",
                        "Subject: " + words(oggetto),
                        "Auto-Submitted: auto-generated",
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: base64",
                        "",
                        text,
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// As encoded words, none of which parts a character.
    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            if ((word + character).getBytes(StandardCharsets.UTF_8).length > PAROLA) {
                words.append(word(word.toString())).append("\r\n ");
                word.setLength(0);
            }
            word.append(character);
        });
        return words.append(word(word.toString())).toString();
    }

    private static String word(String text) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
