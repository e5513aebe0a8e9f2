package it.timbro.registri.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.registri.Lettura.Riga;
import java.util.List;

/// One register of one day, a page of it.
///
/// @param dati what belongs to every address here: day and office
/// @param sigillo what is to be said of the seal, "" if the day is open
/// @param parti of the print, one link each
/// @param conservato whether the print is the one that was kept when the day was closed
/// @param annullabile whether this person may annul a registration here
public record RegistroView(
        Frame frame,
        String codice,
        String titolo,
        String norma,
        String giorno,
        String parole,
        String sede,
        String dati,
        List<String> colonne,
        List<Riga> righe,
        String vuoto,
        Pagine pagine,
        String sigillo,
        List<Integer> parti,
        boolean conservato,
        boolean annullabile)
        implements View {
    public RegistroView {
        colonne = List.copyOf(colonne);
        righe = List.copyOf(righe);
        parti = List.copyOf(parti);
    }

    /// @param questa from 1
    public record Pagine(int questa, int tutte, int righe) {}
}
