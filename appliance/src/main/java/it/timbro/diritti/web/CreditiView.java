package it.timbro.diritti.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// Companies' credit and where it is.
///
/// @param puo whether the person may record payments and give credit to branches
/// @param camere two letters of each chamber, `sedi` code and name of each branch
public record CreditiView(
        Frame frame, boolean puo, List<Riga> imprese, List<String> camere, List<Voce> sedi, Optional<Rejection> errore)
        implements View {
    public record Riga(
            String camera, String impresa, String versato, String inSede, String addebitato, String disponibile) {}

    public record Voce(String valore, String testo) {}
}
