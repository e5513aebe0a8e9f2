package it.timbro.printing.sheet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Finds what no font can set, before anything is measured.
record Characters(Metrics metrics) {
    List<Flaw> missing(Contents contents) {
        SequencedSet<Flaw> flaws = new LinkedHashSet<>();
        contents.boxes().keySet().stream()
                .sorted()
                .forEach(box -> check(box, contents.boxes().getOrDefault(box, ""), flaws));
        for (GoodsPage page : contents.goods()) {
            check("6", page.merci(), flaws);
            check("7", page.quantita(), flaws);
        }
        List.of(
                        contents.camera(),
                        contents.luogo(),
                        contents.data(),
                        contents.numero(),
                        contents.codiceSicurezza(),
                        contents.indirizzoVerifica())
                .forEach(text -> check("8", text, flaws));
        return List.copyOf(flaws);
    }

    private void check(String box, String text, SequencedSet<Flaw> flaws) {
        PlainText.of(text).lines().stream()
                .flatMapToInt(String::codePoints)
                .filter(codePoint -> !metrics.covers(codePoint))
                .forEach(codePoint -> flaws.add(new Flaw.MissingCharacter(box, codePoint)));
    }
}
