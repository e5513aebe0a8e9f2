package it.timbro.printing.sheet;

import it.timbro.printing.sheet.Report.Block;
import it.timbro.printing.sheet.Report.Colonna;
import it.timbro.printing.sheet.Report.Coppia;
import it.timbro.printing.sheet.Report.Riga;
import java.util.ArrayList;
import java.util.List;

/// Lays the blocks of a report out on A4 pages: breaks lines, begins a page where one is full and
/// repeats the head of a table there. A character that no font has becomes a question mark: a
/// receipt is due at once, whatever a name is written in.
///
/// One for each report; not for several threads.
public final class ReportSetter {
    private static final Area A4 = new Area(0, 0, 210, 297);
    private static final Ink GREY = new Ink("5A6772");
    private static final double LEFT = 20;
    private static final double RIGHT = 190;
    private static final double TOP = 20;
    private static final double BOTTOM = 272;
    /// So far down free rows are struck through: below there is room to sign.
    private static final double STRUCK = 236;
    private static final double FOOT = 285;
    private static final double TEXT_PT = 10.5;
    private static final double LEADING = 5.2;
    private static final double CELL_PT = 8.5;
    private static final double CELL_LEADING = 4.2;
    private static final double CELL_AIR = 1.2;
    private static final double NAME_WIDTH = 52;
    private static final double GAP = 4;
    private static final double FINE = 0.2;

    private final Metrics metrics;
    private final List<List<Element>> pages = new ArrayList<>();
    private double y;

    public ReportSetter(Metrics metrics) {
        this.metrics = metrics;
    }

    public List<Faccia> set(Report report) {
        newPage();
        lines(report.titolo(), Face.SEMIBOLD, 15, 7);
        y += GAP;
        report.blocks().forEach(this::block);
        List<Faccia> set = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            foot(pages.get(i), report.piede(), "pagina " + (i + 1) + " di " + pages.size());
            set.add(new Faccia(A4, pages.get(i)));
        }
        return set;
    }

    private void block(Block block) {
        switch (block) {
            case Block.Titolo(String testo) -> {
                room(LEADING * 4);
                y += GAP / 2;
                lines(testo, Face.SEMIBOLD, 12, 6);
                y += GAP / 2;
            }
            case Block.Paragrafo(String testo) -> {
                lines(testo, Face.REGULAR, TEXT_PT, LEADING);
                y += GAP / 2;
            }
            case Block.Grande(String testo) -> {
                room(24);
                rule(y);
                y += GAP;
                lines(testo, Face.SEMIBOLD, 20, 9);
                y += GAP / 2;
                rule(y);
                y += GAP;
            }
            case Block.Coppie coppie -> {
                coppie.coppie().forEach(this::pair);
                y += GAP;
            }
            case Block.Tabella tabella -> table(tabella);
            case Block.Firma(String sotto) -> {
                room(30);
                y += 20;
                line(110, y, RIGHT, y, FINE);
                y += LEADING;
                text(sotto, 150, Face.REGULAR, TEXT_PT, Align.CENTER, Ink.BLACK);
                y += GAP;
            }
        }
    }

    private void pair(Coppia coppia) {
        List<String> value = wrap(coppia.valore(), Face.REGULAR, TEXT_PT, RIGHT - LEFT - NAME_WIDTH);
        boolean first = true;
        for (String line : value.isEmpty() ? List.of("") : value) {
            room(LEADING);
            y += LEADING;
            if (first) {
                text(coppia.nome(), LEFT, Face.REGULAR, TEXT_PT, Align.LEFT, GREY);
                first = false;
            }
            text(line, LEFT + NAME_WIDTH, Face.REGULAR, TEXT_PT, Align.LEFT, Ink.BLACK);
        }
    }

    private void table(Block.Tabella table) {
        room(40);
        head(table.colonne());
        for (Riga riga : table.righe()) {
            List<List<String>> cells = cells(table.colonne(), riga.celle(), Face.REGULAR);
            double height = height(cells);
            if (y + height > BOTTOM) {
                newPage();
                head(table.colonne());
            }
            double top = y;
            row(table.colonne(), cells, Face.REGULAR);
            if (riga.barrata()) {
                line(LEFT, top + height / 2, RIGHT, top + height / 2, FINE);
            }
            rule(y);
        }
        if (table.barrata() && STRUCK - y > GAP) {
            line(LEFT, y, RIGHT, STRUCK, 0.4);
            rule(STRUCK);
            y = STRUCK;
        }
        y += GAP;
    }

    private void head(List<Colonna> columns) {
        rule(y);
        row(columns, cells(columns, columns.stream().map(Colonna::titolo).toList(), Face.SEMIBOLD), Face.SEMIBOLD);
        rule(y);
    }

    private List<List<String>> cells(List<Colonna> columns, List<String> texts, Face face) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(wrap(texts.get(i), face, CELL_PT, columns.get(i).widthMm() - 2 * CELL_AIR));
        }
        return cells;
    }

    private static double height(List<List<String>> cells) {
        int most = cells.stream().mapToInt(List::size).max().orElse(1);
        return Math.max(1, most) * CELL_LEADING + 2 * CELL_AIR;
    }

    private void row(List<Colonna> columns, List<List<String>> cells, Face face) {
        double top = y;
        double x = LEFT;
        for (int i = 0; i < columns.size(); i++) {
            y = top + CELL_AIR - CELL_LEADING * 0.2;
            for (String line : cells.get(i)) {
                y += CELL_LEADING;
                text(line, x + CELL_AIR, face, CELL_PT, Align.LEFT, Ink.BLACK);
            }
            x += columns.get(i).widthMm();
        }
        y = top + height(cells);
    }

    private void lines(String text, Face face, double sizePt, double leading) {
        for (String line : wrap(text, face, sizePt, RIGHT - LEFT)) {
            room(leading);
            y += leading;
            text(line, LEFT, face, sizePt, Align.LEFT, Ink.BLACK);
        }
    }

    private List<String> wrap(String raw, Face face, double sizePt, double widthMm) {
        Wrap wrap = new Wrap(widthMm, line -> metrics.widthMm(line, face, sizePt));
        return PlainText.of(settable(raw)).lines().stream()
                .flatMap(line -> wrap.line(line).stream())
                .toList();
    }

    private String settable(String raw) {
        return raw.codePoints()
                .map(c -> c == '\n' || c == '\r' || c == '\t' || metrics.covers(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void room(double height) {
        if (y + height > BOTTOM) {
            newPage();
        }
    }

    private void newPage() {
        pages.add(new ArrayList<>());
        y = TOP;
    }

    private void foot(List<Element> page, String words, String number) {
        page.add(new Element.Text(settable(words), LEFT, FOOT, CELL_PT, Face.REGULAR, Align.LEFT, GREY));
        page.add(new Element.Text(number, RIGHT, FOOT, CELL_PT, Face.REGULAR, Align.RIGHT, GREY));
    }

    private void rule(double at) {
        line(LEFT, at, RIGHT, at, FINE);
    }

    private void line(double x1, double y1, double x2, double y2, double width) {
        pages.getLast().add(new Element.Line(new Stroke(x1, y1, x2, y2, width), Ink.BLACK));
    }

    private void text(String text, double x, Face face, double sizePt, Align align, Ink ink) {
        if (!text.isBlank()) {
            pages.getLast().add(new Element.Text(text, x, y, sizePt, face, align, ink));
        }
    }
}
