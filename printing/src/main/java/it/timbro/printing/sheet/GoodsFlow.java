package it.timbro.printing.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Boxes 6 and 7 flowing over sheets. A row is a line of box 6 with the line of box 7 beside it; when either is
/// wrapped, both move down together. Each goods page of the modello starts a sheet; what does not fit goes on to
/// another.
///
/// @param wrapMerci breaks a line of box 6
/// @param wrapQuantita breaks a line of box 7
record GoodsFlow(Function<String, List<String>> wrapMerci, Function<String, List<String>> wrapQuantita) {
    /// One printed line of the two boxes.
    record Row(String merci, String quantita) {}

    /// @param first lines that fit on the main sheet
    /// @param following lines that fit on a continuation sheet
    List<List<Row>> flow(List<GoodsPage> pages, int first, int following) {
        List<List<Row>> sheets = new ArrayList<>();
        for (GoodsPage page : pages) {
            List<Row> sheet = newSheet(sheets);
            for (List<Row> group : groups(page)) {
                int room = (sheets.size() == 1 ? first : following) - sheet.size();
                boolean keepTogether = group.size() > room && group.size() <= following;
                if (keepTogether) {
                    sheet = newSheet(sheets);
                }
                for (Row row : group) {
                    if (sheet.size() == (sheets.size() == 1 ? first : following)) {
                        sheet = newSheet(sheets);
                    }
                    sheet.add(row);
                }
            }
        }
        return sheets;
    }

    private static List<Row> newSheet(List<List<Row>> sheets) {
        List<Row> sheet = new ArrayList<>();
        sheets.add(sheet);
        return sheet;
    }

    private List<List<Row>> groups(GoodsPage page) {
        List<String> merci = PlainText.of(page.merci()).lines();
        List<String> quantita = PlainText.of(page.quantita()).lines();
        List<List<Row>> groups = new ArrayList<>();
        for (int i = 0; i < Math.max(merci.size(), quantita.size()); i++) {
            List<String> left = wrapMerci.apply(at(merci, i));
            List<String> right = wrapQuantita.apply(at(quantita, i));
            List<Row> group = new ArrayList<>();
            for (int j = 0; j < Math.max(left.size(), right.size()); j++) {
                group.add(new Row(at(left, j), at(right, j)));
            }
            groups.add(group);
        }
        return groups;
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
