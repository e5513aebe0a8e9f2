package it.timbro.minuta;

import it.timbro.pratica.Modello.Pagina;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One row of boxes 6 and 7: goods, and how much of them on the same lines. The sheets of a modello
/// are columns of text, paired line by line; here a person moves rows.
///
/// @param nuovoFoglio whether a sheet begins with it
public record RigaMerci(String merci, String quantita, boolean nuovoFoglio) {
    public static final RigaMerci VUOTA = new RigaMerci("", "", false);

    /// Rows of sheets: a row begins where a quantity stands.
    static List<RigaMerci> righe(List<Pagina> pagine) {
        List<RigaMerci> righe = new ArrayList<>();
        for (Pagina pagina : pagine) {
            boolean first = true;
            List<String> merci = lines(pagina.merci());
            List<String> quantita = lines(pagina.quantita());
            int rows = Math.max(merci.size(), quantita.size());
            for (int from = 0; from < rows; ) {
                int to = from + 1;
                while (to < rows && at(quantita, to).isBlank()) {
                    to++;
                }
                righe.add(new RigaMerci(
                        joined(merci, from, to),
                        joined(quantita, from, to).stripTrailing(),
                        first && !righe.isEmpty()));
                first = false;
                from = to;
            }
        }
        return righe;
    }

    /// The sheets that rows make: what stands in one row begins on one line.
    static List<Pagina> pagine(List<RigaMerci> righe) {
        List<Pagina> pagine = new ArrayList<>();
        List<String> merci = new ArrayList<>();
        List<String> quantita = new ArrayList<>();
        for (RigaMerci riga : righe) {
            if (riga.nuovoFoglio()) {
                chiudi(pagine, merci, quantita);
            }
            if (!riga.vuota()) {
                List<String> left = lines(riga.merci().stripTrailing());
                List<String> right = lines(riga.quantita().stripTrailing());
                int rows = Math.max(left.size(), right.size());
                for (int i = 0; i < rows; i++) {
                    merci.add(at(left, i));
                    quantita.add(at(right, i));
                }
            }
        }
        chiudi(pagine, merci, quantita);
        return pagine;
    }

    private static void chiudi(List<Pagina> pagine, List<String> merci, List<String> quantita) {
        if (!merci.isEmpty()) {
            pagine.add(new Pagina(
                    String.join("\n", merci).stripTrailing(),
                    String.join("\n", quantita).stripTrailing()));
            merci.clear();
            quantita.clear();
        }
    }

    /// Rows of a spreadsheet as they come out of the clipboard, below what is there: cells parted by
    /// tabs, the last one the quantity, a cell of several lines between quotation marks. An empty
    /// row gives way to them.
    public static List<RigaMerci> incolla(List<RigaMerci> righe, String tabella) {
        List<RigaMerci> more = new ArrayList<>(righe.stream().allMatch(RigaMerci::vuota) ? List.of() : righe);
        for (List<String> celle : celle(tabella)) {
            int last = celle.size() - 1;
            String merci = String.join("  ", last == 0 ? celle : celle.subList(0, last))
                    .strip();
            String quantita = last == 0 ? "" : celle.get(last).strip();
            if (!merci.isEmpty() || !quantita.isEmpty()) {
                more.add(new RigaMerci(merci, quantita, false));
            }
        }
        return more.isEmpty() ? List.of(VUOTA) : more;
    }

    /// The cells of each row; the empty ones at its end are none.
    private static List<List<String>> celle(String tabella) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String text = tabella.replace("\r\n", "\n").replace('\r', '\n') + "\n";
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && (c == '\t' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    while (row.size() > 1 && row.getLast().isBlank()) {
                        row.removeLast();
                    }
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            rows.add(List.of(cell.toString())); // a mark that nobody closed: the text stays
        }
        return rows;
    }

    boolean vuota() {
        return merci.isBlank() && quantita.isBlank();
    }

    /// An empty row below one.
    public static List<RigaMerci> aggiungi(List<RigaMerci> righe, int dopo) {
        List<RigaMerci> more = new ArrayList<>(righe);
        more.add(Math.clamp(dopo + 1L, 0, righe.size()), VUOTA);
        return more;
    }

    /// Without one row; the last one is emptied. A sheet that began with it begins with the next.
    public static List<RigaMerci> togli(List<RigaMerci> righe, int quale) {
        if (quale < 0 || quale >= righe.size()) {
            return righe;
        }
        List<RigaMerci> less = new ArrayList<>(righe);
        RigaMerci gone = less.remove(quale);
        if (gone.nuovoFoglio() && quale < less.size()) {
            RigaMerci next = less.get(quale);
            less.set(quale, new RigaMerci(next.merci(), next.quantita(), true));
        }
        return less.isEmpty() ? List.of(VUOTA) : less;
    }

    /// In two: the first line stays, the others go into a row of their own.
    public static List<RigaMerci> dividi(List<RigaMerci> righe, int quale) {
        if (quale < 0 || quale >= righe.size()) {
            return righe;
        }
        RigaMerci whole = righe.get(quale);
        List<RigaMerci> more = new ArrayList<>(righe);
        more.set(quale, new RigaMerci(prima(whole.merci()), prima(whole.quantita()), whole.nuovoFoglio()));
        more.add(quale + 1, new RigaMerci(resto(whole.merci()), resto(whole.quantita()), false));
        return more;
    }

    private static String prima(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String resto(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(end + 1);
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private static String joined(List<String> lines, int from, int to) {
        return String.join("\n", lines.subList(Math.min(from, lines.size()), Math.min(to, lines.size())));
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
