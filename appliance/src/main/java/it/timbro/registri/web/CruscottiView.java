package it.timbro.registri.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.registri.Cruscotto;
import java.util.ArrayList;
import java.util.List;

/// The dashboards, each as a picture and as a table.
///
/// @param sede whose, for the addresses
public record CruscottiView(
        Frame frame, String ufficio, String sede, List<Disegno> disegni, List<RegistriView.Scelta> sedi)
        implements View {
    /// Width of the drawing and of its parts, in its own units.
    public static final int LARGO = 750;

    private static final int VOCE = 290;
    private static final int BARRA = 320;
    private static final int PASSO = 30;

    public CruscottiView {
        disegni = List.copyOf(disegni);
        sedi = List.copyOf(sedi);
    }

    public record Disegno(Cruscotto cruscotto, int alto, List<Segno> segni) {
        public Disegno {
            segni = List.copyOf(segni);
        }
    }

    /// One bar: its words begin at 0, it at `x`, its number where it ends.
    public record Segno(String voce, String detto, int x, int y, int largo, int testoY, int dettoX) {}

    static Disegno disegno(Cruscotto cruscotto) {
        long most = cruscotto.barre().stream()
                .mapToLong(Cruscotto.Barra::valore)
                .max()
                .orElse(0);
        List<Segno> segni = new ArrayList<>();
        for (Cruscotto.Barra barra : cruscotto.barre()) {
            int y = segni.size() * PASSO;
            int largo = most == 0 ? 0 : Math.toIntExact(barra.valore() * BARRA / most);
            segni.add(new Segno(
                    breve(barra.voce()), Long.toString(barra.valore()), VOCE, y + 5, largo, y + 20, VOCE + largo + 8));
        }
        return new Disegno(cruscotto, Math.max(1, segni.size()) * PASSO, segni);
    }

    /// As much as there is room for; the table has the whole of it.
    private static String breve(String voce) {
        int most = 40;
        return voce.length() <= most ? voce : voce.substring(0, most - 1) + "…";
    }
}
