package it.timbro.diritti.web;

import it.timbro.diritti.web.CassaView.Somma;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;

/// The register of the tills of one day.
///
/// @param giorno ISO 8601
/// @param parole the day in words
public record RegistroView(Frame frame, String giorno, String parole, List<RigaView> righe, List<Somma> somme)
        implements View {}
