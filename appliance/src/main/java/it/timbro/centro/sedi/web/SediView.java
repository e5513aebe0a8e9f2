package it.timbro.centro.sedi.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// The branches with their devices, in words.
///
/// @param puo whether the person may make codes and strike devices off
/// @param riparte whether the person may let a branch begin anew
/// @param mute branches that a restored centre waits for: «GE1, GE2»; "" if it waits for none
/// @param nuovo a code just made: shown on this one answer and nowhere again
public record SediView(
        Frame frame, boolean puo, boolean riparte, String mute, List<Ufficio> uffici, Optional<NuovoCodice> nuovo)
        implements View {
    /// @param codice about the code that is still open, empty if there is none
    public record Ufficio(String sede, String nome, String codice, List<Riga> apparecchi) {}

    public record Riga(String id, boolean attivo, String stato, String iscritto, String rinnovato) {}

    public record NuovoCodice(String sede, String codice) {}
}
