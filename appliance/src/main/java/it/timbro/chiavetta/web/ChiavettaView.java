package it.timbro.chiavetta.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;

/// The stick for one other end.
///
/// @param con the other end, for the forms
/// @param altra «la centrale», «la sede di Genova»
/// @param sedi the other ends to choose from; none at a branch, which has one
/// @param puo whether the person may prepare and read
/// @param dentro what a stick would carry now, in words
/// @param impedimento why none can be prepared; empty if it can
/// @param chiavette those that are plugged in
/// @param scaricabili what was prepared for the browser
public record ChiavettaView(
        Frame frame,
        String con,
        String altra,
        List<Sede> sedi,
        boolean puo,
        String dentro,
        String impedimento,
        List<String> chiavette,
        List<Busta> scaricabili,
        List<Corso> corso)
        implements View {
    public record Sede(String codice, String nome, boolean qui) {}

    public record Busta(String nome, String dove, String peso) {}

    /// The stick in work or the last one: one or none.
    ///
    /// @param tono class of the box
    /// @param percento 0 to 100; negative where nobody knows
    public record Corso(String titolo, String tono, String fatto, int percento, List<String> frasi) {}
}
