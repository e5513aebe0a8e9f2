package it.timbro.printing.sheet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of one certificate, as decided; line breaks are part of them.
///
/// @param boxes text by box: "1" to "5", and "8" for notes of the chamber; a missing box stays empty
/// @param goods boxes 6 and 7, one entry per goods page of the modello; at least one
/// @param camera name of the chamber that issues
/// @param luogo place of issue
/// @param data date of issue in the words to be printed
/// @param numero certificate number; may be empty on a formulario that carries its serial only
/// @param codiceSicurezza security code; may be empty
/// @param indirizzoVerifica address at which the code is verified; may be empty
/// @param issuedAt the time in the document's metadata; no clock is read here, so the same contents give the same
/// bytes
public record Contents(
        Map<String, String> boxes,
        List<GoodsPage> goods,
        String camera,
        String luogo,
        String data,
        String numero,
        String codiceSicurezza,
        String indirizzoVerifica,
        Instant issuedAt) {

    public static final int MAX_TEXT = 20_000;
    public static final int MAX_GOODS_PAGES = 50;
    private static final Set<String> FREE_BOXES = Set.of("1", "2", "3", "4", "5", "8");

    public Contents {
        boxes = Map.copyOf(boxes);
        goods = List.copyOf(goods);
        if (!FREE_BOXES.containsAll(boxes.keySet())) {
            throw new IllegalArgumentException("not boxes: " + boxes.keySet());
        }
        if (goods.isEmpty() || goods.size() > MAX_GOODS_PAGES) {
            throw new IllegalArgumentException("goods pages: " + goods.size());
        }
        boxes.values().forEach(Contents::limit);
        List.of(camera, luogo, data, numero, codiceSicurezza, indirizzoVerifica).forEach(Contents::limit);
    }

    static void limit(String text) {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("text of " + text.length() + " characters");
        }
    }
}
