package it.timbro.printing.sheet;

import it.timbro.printing.sheet.GoodsFlow.Row;
import it.timbro.printing.sheet.Typesetting.Flawed;
import it.timbro.printing.sheet.Typesetting.Typeset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;

/// From an order to sheets: checks the characters, breaks lines, flows the goods, and tells every flaw at once.
///
/// The sheets of a foglio bianco come out specimen by specimen, each followed by its continuation sheets. A
/// formulario's continuation sheets come after all forms, because they are printed on other paper.
public final class Typesetter {
    /// More continuation sheets than this per specimen is a mistake in the file, not a shipment.
    public static final int MAX_SUPPLEMENTARI = 30;

    private final Metrics metrics;
    private final Map<String, Element.Form> forms = new ConcurrentHashMap<>();

    public Typesetter(Metrics metrics) {
        this.metrics = metrics;
    }

    public Typesetting set(PrintOrder order) {
        Layout layout = Layouts.read(order.layoutId());
        Layout following = Layouts.read(Optional.ofNullable(layout.supplementare())
                .orElseThrow(() -> new IllegalArgumentException("no sheet of its own: " + layout.id())));
        List<Flaw> unsettable = new Characters(metrics).missing(order.contents());
        if (!unsettable.isEmpty()) {
            return new Flawed(unsettable); // and nothing can be measured yet
        }
        List<List<Row>> goods = flow(order.contents(), layout, following);
        if (goods.size() > MAX_SUPPLEMENTARI + 1) {
            Row unprinted = goods.get(MAX_SUPPLEMENTARI + 1).getFirst();
            int line = (int) order.contents().goods().getFirst().merci().lines().count();
            return new Flawed(List.of(new Flaw.Overflow("6", line, unprinted.merci())));
        }
        return sheets(order, layout, following, goods);
    }

    /// The form as the printer's works delivered it: what is on the paper before we print.
    public Sheet preprinted(Layout layout, Segno segno, String seriale) {
        Foglio foglio = new Foglio.Principale(segno, layout.carta());
        return drawing(layout, new LinkedHashSet<>()).preprinted(foglio, seriale);
    }

    private Typesetting sheets(PrintOrder order, Layout layout, Layout following, List<List<Row>> goods) {
        SequencedSet<Flaw> flaws = new LinkedHashSet<>();
        Drawing onMain = drawing(layout, flaws);
        Drawing onFollowing = drawing(following, flaws);
        int supplementari = goods.size() - 1;
        List<Sheet> forms = new ArrayList<>();
        List<Sheet> white = new ArrayList<>();
        for (Esemplare esemplare : order.esemplari()) {
            Foglio main = new Foglio.Principale(esemplare.segno(), layout.carta());
            (layout.carta() == Carta.FORMULARIO ? forms : white)
                    .add(onMain.sheet(order, esemplare, main, goods.getFirst(), supplementari > 0));
            for (int i = 1; i <= supplementari; i++) {
                Foglio next = new Foglio.Supplementare(esemplare.segno(), i, supplementari);
                white.add(onFollowing.sheet(order, esemplare, next, goods.get(i), i < supplementari));
            }
        }
        forms.addAll(white);
        return flaws.isEmpty() ? new Typeset(forms) : new Flawed(List.copyOf(flaws));
    }

    private Drawing drawing(Layout layout, SequencedSet<Flaw> flaws) {
        Element.Form form = forms.computeIfAbsent(layout.id(), _ -> new Graphics(metrics, layout).form());
        return new Drawing(metrics, layout, form, flaws);
    }

    private List<List<Row>> flow(Contents contents, Layout layout, Layout following) {
        Box merci = layout.box("6");
        Box quantita = layout.box("7");
        return new GoodsFlow(
                        line -> wrap(merci).line(line), line -> wrap(quantita).line(line))
                .flow(contents.goods(), merci.lines(), following.box("6").lines());
    }

    private Wrap wrap(Box box) {
        return new Wrap(box.textWidthMm(), text -> metrics.widthMm(text, Face.REGULAR, box.sizePt()));
    }
}
